/* The user guide in a window: its pages, found by their words, with links between them. One window,
 * kept while it is open. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_GUIDE_WINDOW (ferry_guide_window_get_type ())
G_DECLARE_FINAL_TYPE (FerryGuideWindow, ferry_guide_window, FERRY, GUIDE_WINDOW, GtkWindow)

void ferry_guide_window_present (GtkWindow *parent, const char *page);

G_END_DECLS
