/* Asks for user and password, after the server, or the proxy on the way to it, has rejected them or
 * wants one. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How long a password is remembered. */
typedef enum
{
  FERRY_KEEP_SESSION, /* in memory, until Ferry ends */
  FERRY_KEEP_KEYRING,
} FerryKeep;

gboolean ferry_login_dialog_can_help (const FerryServer *server, const GError *error);
void ferry_login_dialog_ask_async (GtkWindow *parent,
                                   const FerryServer *server,
                                   const GError *error,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
FerryServer *ferry_login_dialog_ask_finish (GAsyncResult *result, FerryKeep *keep);

G_END_DECLS
