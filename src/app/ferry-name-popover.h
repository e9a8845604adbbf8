/* A small popover that asks for a name, pointing at what will have it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*FerryNameFunc) (const char *name, gpointer user_data);

GtkWidget *ferry_name_popover_new (GtkWidget *parent, const GdkRectangle *pointing_to,
                                   const char *title, const char *name, const char *button_label,
                                   FerryNameFunc func, gpointer user_data);

G_END_DECLS
