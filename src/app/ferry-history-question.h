/* The question how much of the history to forget. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_history_question_ask_async (GtkWindow *parent,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gint64 ferry_history_question_ask_finish (GObject *source, GAsyncResult *result);

G_END_DECLS
