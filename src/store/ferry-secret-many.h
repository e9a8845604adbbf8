/* The passwords of many sites, one after the other: a keyring that is locked asks once, and not as
 * often as there are sites. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-site.h"

#include <gio/gio.h>

G_BEGIN_DECLS

void ferry_secret_store_many_async (GPtrArray *sites,
                                    GPtrArray *passwords,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean ferry_secret_store_many_finish (GAsyncResult *result, GError **error);

void ferry_secret_lookup_many_async (GPtrArray *sites,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GHashTable *ferry_secret_lookup_many_finish (GAsyncResult *result, GError **error);

G_END_DECLS
