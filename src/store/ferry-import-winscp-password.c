/* A password as WinSCP hides it: hexadecimal digits of bytes XOR 0xA3, complemented; a length, some
 * random bytes to skip, then user and host as the key, then the password. See
 * ferry-import-winscp-password.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-winscp-password.h"

#include <string.h>

#define MASK     0x5c
#define FLAG     0xff /* what follows has a version and a key */
#define MAX_SIZE 16384

static GByteArray *
decode_digits (const char *digits)
{
  gsize length = strlen (digits);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (length % 2 != 0 || length > MAX_SIZE)
    return NULL;
  for (gsize i = 0; i < length; i += 2)
    {
      int high = g_ascii_xdigit_value (digits[i]);
      int low = g_ascii_xdigit_value (digits[i + 1]);

      if (high < 0 || low < 0)
        return NULL;
      g_byte_array_append (bytes, (const guint8[]){ (guint8) ((high << 4 | low) ^ MASK) }, 1);
    }
  return g_steal_pointer (&bytes);
}

/* How long the text is, and where what stands before it begins; 0 for what cannot be read. */
static gsize
read_length (GByteArray *bytes, gsize *at)
{
  const guint8 *data = bytes->data;

  if (bytes->len < 5)
    *at = bytes->len >= 2 && data[0] != FLAG ? 1 : 0;
  else
    *at = data[0] != FLAG ? 1 : data[1] == 0 ? 3 : data[1] == 2 ? 4 : 0;
  switch (*at)
    {
    case 1:
      return data[0];
    case 3:
      return data[2];
    case 4:
      return (gsize) data[2] << 8 | data[3];
    default:
      return 0;
    }
}

/**
 * ferry_import_winscp_is_locked:
 *
 * Returns: whether a master password is needed to read it
 */
gboolean
ferry_import_winscp_is_locked (const char *digits)
{
  return g_ascii_strncasecmp (digits, "A35D", 4) == 0;
}

/**
 * ferry_import_winscp_password:
 * @digits: as they stand in the file
 * @user: as it stands in the file, likewise
 *
 * Returns: (transfer full) (nullable): the password, %NULL for what is none or another site's
 */
char *
ferry_import_winscp_password (const char *digits, const char *user, const char *host)
{
  g_autoptr (GByteArray) bytes = decode_digits (digits);
  g_autofree char *key = g_strconcat (user, host, NULL);
  g_autofree char *text = NULL;
  gsize at, length;
  gboolean has_key;

  if (bytes == NULL)
    return NULL;
  length = read_length (bytes, &at);
  if (at == 0 || at >= bytes->len)
    return NULL;
  has_key = bytes->data[0] == FLAG;
  at += 1 + bytes->data[at];
  if (at > bytes->len || length > bytes->len - at)
    return NULL;
  text = g_strndup ((const char *) bytes->data + at, length);
  if (strlen (text) != length || (has_key && !g_str_has_prefix (text, key)))
    return NULL;
  return g_strdup (has_key ? text + strlen (key) : text);
}
