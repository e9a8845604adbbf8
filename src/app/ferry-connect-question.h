/* The question that a failed attempt to connect asks: user and password, or whether to trust a
 * certificate. Which error asks which is a table. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-login-dialog.h"
#include "ferry-server.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean ferry_connect_question_can_help (const FerryServer *server, const GError *error);
void ferry_connect_question_ask_async (GtkWindow *parent,
                                       const FerryServer *server,
                                       const GError *error,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
FerryServer *ferry_connect_question_ask_finish (GAsyncResult *result,
                                                gboolean *is_trusted_once,
                                                FerryKeep *keep);

G_END_DECLS
