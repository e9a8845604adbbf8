/* A dialog that goes on by itself after a number of seconds, unless it is cancelled. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_countdown_async (GtkWindow *parent,
                            const char *heading,
                            const char *body,
                            const char *now_label,
                            guint seconds,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean ferry_countdown_finish (GAsyncResult *result);

G_END_DECLS
