/* Asks where to save a file. One function over what GTK 4.8 and 4.10 each have. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_save_dialog_choose_async (GtkWindow *parent,
                                     const char *title,
                                     const char *name,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GFile *ferry_save_dialog_choose_finish (GAsyncResult *result);

G_END_DECLS
