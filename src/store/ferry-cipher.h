/* What is kept under a passphrase, and how other programs keep theirs: a library's ciphers behind
 * four functions. Where Ferry was built without that library there is none, and the callers say so.
 * Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FERRY_CIPHER_KEY_SIZE   32
#define FERRY_CIPHER_BLOCK_SIZE 16

gboolean ferry_cipher_is_there (void);
gboolean
ferry_cipher_decrypt_cbc (const guint8 *key, const guint8 *iv, guint8 *bytes, gsize length);
GBytes *ferry_cipher_seal (const char *passphrase, GBytes *plain, GError **error);
GBytes *ferry_cipher_open (const char *passphrase, GBytes *sealed, GError **error);

G_END_DECLS
