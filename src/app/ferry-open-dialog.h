/* Asks for a file to read. One function over what GTK 4.8 and 4.10 each have. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_open_dialog_choose_async (GtkWindow *parent,
                                     const char *title,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GFile *ferry_open_dialog_choose_finish (GAsyncResult *result);

G_END_DECLS
