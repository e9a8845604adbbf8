/* A line of text that appears over the window for some seconds. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_NOTICE (ferry_notice_get_type ())
G_DECLARE_FINAL_TYPE (FerryNotice, ferry_notice, FERRY, NOTICE, GtkWidget)

void ferry_notice_show (FerryNotice *notice, const char *text);

G_END_DECLS
