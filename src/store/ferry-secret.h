/* Passwords of servers: in the desktop's keyring if the user wants that, else in memory until the
 * program ends. Never in a file of Ferry's. A secret belongs to its user, host, port and saved site
 * together, so that none is ever sent to another host because a site was edited. Nothing here
 * waits: a keyring may ask the user to unlock it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean ferry_secret_has_keyring (void);

void ferry_secret_lookup_async (const FerryServer *server,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
char *ferry_secret_lookup_finish (GAsyncResult *result, GError **error);

void ferry_secret_keep_for_session (const FerryServer *server, const char *password);

void ferry_secret_store_async (const FerryServer *server,
                               const char *password,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean ferry_secret_store_finish (GAsyncResult *result, GError **error);

void ferry_secret_clear_async (const FerryServer *server,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean ferry_secret_clear_finish (GAsyncResult *result, GError **error);

G_END_DECLS
