/* Ferry without ciphers: nothing can be sealed or opened. See ferry-cipher.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cipher.h"

#include <glib/gi18n-lib.h>

gboolean
ferry_cipher_is_there (void)
{
  return FALSE;
}

gboolean
ferry_cipher_decrypt_cbc (const guint8 *key, const guint8 *iv, guint8 *bytes, gsize length)
{
  return FALSE;
}

static GBytes *
refuse (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                       _ ("This Ferry was built without encryption"));
  return NULL;
}

GBytes *
ferry_cipher_seal (const char *passphrase, GBytes *plain, GError **error)
{
  return refuse (error);
}

GBytes *
ferry_cipher_open (const char *passphrase, GBytes *sealed, GError **error)
{
  return refuse (error);
}
