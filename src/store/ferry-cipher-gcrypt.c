/* Ciphers by libgcrypt. What is sealed is salt, nonce, the text under AES-256-GCM, and its tag; the
 * key is made of the passphrase by scrypt with 32 MB, which makes guessing it dear. See
 * ferry-cipher.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cipher.h"

#include <gcrypt.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define SALT_SIZE  16
#define NONCE_SIZE 12
#define TAG_SIZE   16
#define HEAD_SIZE  (SALT_SIZE + NONCE_SIZE)

#define SCRYPT_COST     32768
#define SCRYPT_PARALLEL 1

typedef struct gcry_cipher_handle Cipher;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Cipher, gcry_cipher_close)

/* libsecret uses it too, and may have been first. */
static void
begin (void)
{
  static gsize is_begun;

  if (!g_once_init_enter (&is_begun))
    return;
  if (!gcry_control (GCRYCTL_INITIALIZATION_FINISHED_P))
    {
      gcry_check_version (NULL);
      gcry_control (GCRYCTL_DISABLE_SECMEM, 0);
      gcry_control (GCRYCTL_INITIALIZATION_FINISHED, 0);
    }
  g_once_init_leave (&is_begun, 1);
}

gboolean
ferry_cipher_is_there (void)
{
  return TRUE;
}

/* %NULL, with the error set, only where the library fails. */
static Cipher *
open_cipher (int mode, const guint8 *key, const guint8 *iv, gsize iv_size, GError **error)
{
  g_autoptr (Cipher) cipher = NULL;
  gcry_error_t code;

  begin ();
  code = gcry_cipher_open (&cipher, GCRY_CIPHER_AES256, mode, 0);
  if (code == 0)
    code = gcry_cipher_setkey (cipher, key, FERRY_CIPHER_KEY_SIZE);
  if (code == 0)
    code = gcry_cipher_setiv (cipher, iv, iv_size);
  if (code == 0)
    return g_steal_pointer (&cipher);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("Encryption failed: %s"),
               gcry_strerror (code));
  return NULL;
}

/**
 * ferry_cipher_decrypt_cbc:
 * @key: %FERRY_CIPHER_KEY_SIZE bytes
 * @iv: %FERRY_CIPHER_BLOCK_SIZE bytes
 * @bytes: AES-256-CBC, whole blocks; decrypted in its place
 */
gboolean
ferry_cipher_decrypt_cbc (const guint8 *key, const guint8 *iv, guint8 *bytes, gsize length)
{
  g_autoptr (Cipher) cipher =
      open_cipher (GCRY_CIPHER_MODE_CBC, key, iv, FERRY_CIPHER_BLOCK_SIZE, NULL);

  return cipher != NULL && gcry_cipher_decrypt (cipher, bytes, length, NULL, 0) == 0;
}

static gboolean
derive_key (const char *passphrase, const guint8 *salt, guint8 *key, GError **error)
{
  gcry_error_t code;

  begin ();
  code = gcry_kdf_derive (passphrase, strlen (passphrase), GCRY_KDF_SCRYPT, SCRYPT_COST, salt,
                          SALT_SIZE, SCRYPT_PARALLEL, FERRY_CIPHER_KEY_SIZE, key);
  if (code != 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("Encryption failed: %s"),
                 gcry_strerror (code));
  return code == 0;
}

static Cipher *
open_sealer (const char *passphrase, const guint8 *head, GError **error)
{
  guint8 key[FERRY_CIPHER_KEY_SIZE];
  Cipher *cipher = NULL;

  if (derive_key (passphrase, head, key, error))
    cipher = open_cipher (GCRY_CIPHER_MODE_GCM, key, head + SALT_SIZE, NONCE_SIZE, error);
  for (volatile guint8 *p = key; p < key + sizeof key; p++)
    *p = 0;
  return cipher;
}

/**
 * ferry_cipher_seal:
 *
 * Takes a good part of a second, as it is meant to.
 *
 * Returns: (transfer full): @plain as only who has the passphrase can read it
 */
GBytes *
ferry_cipher_seal (const char *passphrase, GBytes *plain, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (plain, &length);
  gsize size = HEAD_SIZE + length + TAG_SIZE;
  g_autofree guint8 *sealed = g_malloc0 (size);
  g_autoptr (Cipher) cipher = NULL;

  begin ();
  gcry_randomize (sealed, SALT_SIZE, GCRY_STRONG_RANDOM);
  gcry_create_nonce (sealed + SALT_SIZE, NONCE_SIZE);
  cipher = open_sealer (passphrase, sealed, error);
  if (cipher == NULL)
    return NULL;
  if (gcry_cipher_encrypt (cipher, sealed + HEAD_SIZE, length, data, length) != 0 ||
      gcry_cipher_gettag (cipher, sealed + HEAD_SIZE + length, TAG_SIZE) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("Encryption failed"));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&sealed), size);
}

/**
 * ferry_cipher_open:
 *
 * Returns: (transfer full): what was sealed; %NULL with %G_IO_ERROR_PERMISSION_DENIED for another
 * passphrase, from which damage cannot be told
 */
GBytes *
ferry_cipher_open (const char *passphrase, GBytes *sealed, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (sealed, &size);
  gsize length = size >= HEAD_SIZE + TAG_SIZE ? size - HEAD_SIZE - TAG_SIZE : 0;
  g_autofree guint8 *plain = g_malloc0 (length + 1);
  g_autoptr (Cipher) cipher = NULL;

  if (size < HEAD_SIZE + TAG_SIZE)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("The file is damaged: a part of what is encrypted is missing"));
      return NULL;
    }
  cipher = open_sealer (passphrase, data, error);
  if (cipher == NULL)
    return NULL;
  if (gcry_cipher_decrypt (cipher, plain, length, data + HEAD_SIZE, length) != 0 ||
      gcry_cipher_checktag (cipher, data + HEAD_SIZE + length, TAG_SIZE) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                           _ ("The passphrase is another one, or the file is damaged"));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&plain), length);
}
