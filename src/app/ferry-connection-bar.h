/* The life of one connection as a bar on a time line that ends now, at the right. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-connection-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_CONNECTION_BAR (ferry_connection_bar_get_type ())
G_DECLARE_FINAL_TYPE (FerryConnectionBar, ferry_connection_bar, FERRY, CONNECTION_BAR, GtkWidget)

GtkWidget *ferry_connection_bar_new (void);
void ferry_connection_bar_show (FerryConnectionBar *self,
                                const FerryConnectionLife *life,
                                gint64 now,
                                gint64 span);

G_END_DECLS
