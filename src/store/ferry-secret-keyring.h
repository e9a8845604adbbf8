/* The keyring that a build has: by libsecret (ferry-secret-libsecret.c) or none
 * (ferry-secret-none.c). Inside src/store only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Each takes the task: lookup returns a char *, NULL where nothing is kept, the others a boolean.
 */
gboolean ferry_secret_keyring_is_built (void);
void ferry_secret_keyring_lookup (GTask *task, const FerryServer *server);
void ferry_secret_keyring_store (GTask *task, const FerryServer *server, const char *password);
void ferry_secret_keyring_clear (GTask *task, const FerryServer *server);

G_END_DECLS
