/* The passwords that a connection needs, of the server and of the proxy on the way to it, as far as
 * they are kept. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean ferry_secret_fill_is_needed (const FerryServer *server);
void ferry_secret_fill_async (const FerryServer *server,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
FerryServer *ferry_secret_fill_finish (GAsyncResult *result, GError **error);

G_END_DECLS
