/* A password as FFFTP hides it, in the way of one of four times: shuffled bits; the same behind
 * "0A"; XOR the master password besides behind "0B"; AES-256-CBC behind "0C". The master password
 * that nobody set is a constant. See ferry-import-ffftp-password.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-ffftp-password.h"

#include "ferry-cipher.h"

#include <string.h>

#define DEFAULT_SECRET "DefaultPassword"
#define KEY_PART_1     ">g^r=@N7=//z<[`:"
#define KEY_PART_2     "VG77dO1#EyC]$|C@"
#define HASH_SIZE      20
#define MAX_SIZE       16384

/**
 * ferry_import_ffftp_is_default:
 * @salt: (nullable): decimal
 * @check: (nullable): as in the file; without it nobody set a master password
 *
 * Returns: whether passwords are hidden by the constant
 */
gboolean
ferry_import_ffftp_is_default (const char *salt, const char *check)
{
  g_autoptr (GChecksum) sum = NULL;
  guint32 number = GUINT32_TO_BE ((guint32) (salt != NULL ? g_ascii_strtoll (salt, NULL, 10) : 0));
  const char *digits;

  if (check == NULL)
    return TRUE;
  sum = g_checksum_new (G_CHECKSUM_SHA1);
  g_checksum_update (sum, (const guchar *) DEFAULT_SECRET, sizeof DEFAULT_SECRET);
  g_checksum_update (sum, (const guchar *) &number, sizeof number);
  digits = g_checksum_get_string (sum);
  for (guint i = 0; digits[i] != '\0'; i++)
    if (check[i] != '@' + g_ascii_xdigit_value (digits[i]))
      return FALSE;
  return check[HASH_SIZE * 2] == '\0';
}

/* Two characters a byte, its bits turned by what the first says; after an odd one stands a third
 * that means nothing. @secret is taken off again and again. */
static char *
decode_bits (const char *text, const char *secret)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  gsize length = strlen (secret);

  while (text[0] != '\0')
    {
      guint low = (guint8) text[0];
      guint high = (guint8) text[1];
      guint byte = (low & 15) | (high & 15) << 4;
      guint turn = low >> 4 & 3;

      if (high == 0)
        return NULL;
      byte = (byte >> turn | byte << (8 - turn)) & 0xff;
      if (length > 0)
        byte ^= (guint8) secret[bytes->len % length];
      g_string_append_c (bytes, (char) byte);
      text += 2;
      if (low % 2 != 0 && text[0] != '\0')
        text++;
    }
  return strlen (bytes->str) == bytes->len ? g_string_free (g_steal_pointer (&bytes), FALSE) : NULL;
}

/* A hash is four-byte numbers to FFFTP, and its machine had their bytes the other way round. */
static void
make_key_part (const char *part, guint8 *hash)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  gsize size = HASH_SIZE;

  g_checksum_update (sum, (const guchar *) DEFAULT_SECRET, strlen (DEFAULT_SECRET));
  g_checksum_update (sum, (const guchar *) part, (gssize) strlen (part));
  g_checksum_get_digest (sum, hash, &size);
  for (guint i = 0; i < HASH_SIZE; i += 4)
    {
      guint32 word;

      memcpy (&word, hash + i, sizeof word);
      word = GUINT32_SWAP_LE_BE (word);
      memcpy (hash + i, &word, sizeof word);
    }
}

static gboolean
read_digits (const char *digits, guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      int high = g_ascii_xdigit_value (digits[2 * i]);
      int low = high >= 0 ? g_ascii_xdigit_value (digits[2 * i + 1]) : -1;

      if (low < 0)
        return FALSE;
      bytes[i] = (guint8) (high << 4 | low);
    }
  return TRUE;
}

/* The vector, ":", whole blocks; the text ends at the first NUL. */
static char *
decrypt (const char *text)
{
  guint8 key[2 * HASH_SIZE], vector[FERRY_CIPHER_BLOCK_SIZE];
  const char *digits = text + 2 * FERRY_CIPHER_BLOCK_SIZE + 1;
  gsize length = strlen (text) > 2 * FERRY_CIPHER_BLOCK_SIZE ? strlen (digits) / 2 : 0;
  g_autofree guint8 *bytes = NULL;

  if (length == 0 || length > MAX_SIZE || length % FERRY_CIPHER_BLOCK_SIZE != 0 ||
      strlen (digits) % 2 != 0 || digits[-1] != ':')
    return NULL;
  bytes = g_malloc0 (length + 1);
  if (!read_digits (text, vector, sizeof vector) || !read_digits (digits, bytes, length))
    return NULL;
  make_key_part (KEY_PART_1, key);
  make_key_part (KEY_PART_2, key + HASH_SIZE);
  if (!ferry_cipher_decrypt_cbc (key, vector, bytes, length))
    return NULL;
  return (char *) g_steal_pointer (&bytes);
}

/* With a wrong secret it comes out as noise. */
static gboolean
is_readable (const char *password)
{
  for (const char *p = password; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      return FALSE;
  return TRUE;
}

/**
 * ferry_import_ffftp_password:
 * @hidden: as it stands in the file
 * @is_default: whether no master password was set
 *
 * Returns: (transfer full) (nullable): the bytes of the password, %NULL where it cannot be read
 */
char *
ferry_import_ffftp_password (const char *hidden, gboolean is_default)
{
  g_autofree char *password = NULL;

  if (hidden[0] >= '@')
    password = decode_bits (hidden, "");
  else if (g_str_has_prefix (hidden, "0A"))
    password = decode_bits (hidden + 2, "");
  else if (is_default && g_str_has_prefix (hidden, "0B"))
    password = decode_bits (hidden + 2, DEFAULT_SECRET);
  else if (is_default && g_str_has_prefix (hidden, "0C"))
    password = decrypt (hidden + 2);
  return password != NULL && is_readable (password) ? g_steal_pointer (&password) : NULL;
}
