/* Names between a server's bytes and UTF-8, by GLib's iconv. Any thread; each keeps the converters
 * that it used last, because opening one costs more than a name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-charset.h"

#include "ferry-name.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static void
close_converter (gpointer data)
{
  if (data != (GIConv) -1)
    g_iconv_close (data);
}

static void
cache_free (gpointer data)
{
  g_hash_table_unref (data);
}

/* By the set's name; what is not known is kept too, so that it is not looked for with each name. */
static GPrivate decoder_cache = G_PRIVATE_INIT (cache_free);
static GPrivate encoder_cache = G_PRIVATE_INIT (cache_free);

/* People say Shift_JIS and mean what Windows made of it: with NEC's and IBM's characters, and with
 * '~' and '\' where ASCII has them. */
static const struct
{
  const char *name;
  const char *iconv_name;
} aliases[] = {
  { "SHIFT_JIS", "CP932" },   { "SHIFT-JIS", "CP932" },  { "SJIS", "CP932" },
  { "WINDOWS-31J", "CP932" }, { "EUC-JP", "EUC-JP-MS" }, { "EUC-KR", "CP949" },
};

/* The same signs have two code points, by whose table was used (JIS or Microsoft's). */
static const gunichar twins[][2] = {
  { 0x301c, 0xff5e }, /* wave dash, fullwidth tilde */
  { 0x2212, 0xff0d }, /* minus sign, fullwidth hyphen-minus */
  { 0x2016, 0x2225 }, /* double vertical line, parallel to */
  { 0x2014, 0x2015 }, /* em dash, horizontal bar */
};

/**
 * ferry_charset_is_utf8:
 * @charset: (nullable): %NULL is UTF-8
 */
gboolean
ferry_charset_is_utf8 (const char *charset)
{
  return charset == NULL || g_ascii_strcasecmp (charset, "UTF-8") == 0 ||
         g_ascii_strcasecmp (charset, "UTF8") == 0;
}

static GIConv
open_converter (const char *charset, gboolean is_decoder)
{
  GIConv converter = (GIConv) -1;

  for (guint i = 0; i < G_N_ELEMENTS (aliases) && converter == (GIConv) -1; i++)
    if (g_ascii_strcasecmp (charset, aliases[i].name) == 0)
      converter = is_decoder ? g_iconv_open ("UTF-8", aliases[i].iconv_name)
                             : g_iconv_open (aliases[i].iconv_name, "UTF-8");
  if (converter == (GIConv) -1)
    converter = is_decoder ? g_iconv_open ("UTF-8", charset) : g_iconv_open (charset, "UTF-8");
  return converter;
}

static GHashTable *
get_cache (gboolean is_decoder)
{
  GPrivate *cache = is_decoder ? &decoder_cache : &encoder_cache;
  GHashTable *converters = g_private_get (cache);

  if (converters == NULL)
    {
      converters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, close_converter);
      g_private_set (cache, converters);
    }
  return converters;
}

static GIConv
get_converter (const char *charset, gboolean is_decoder)
{
  GHashTable *converters = get_cache (is_decoder);
  gpointer converter;

  if (!g_hash_table_lookup_extended (converters, charset, NULL, &converter))
    {
      converter = open_converter (charset, is_decoder);
      g_hash_table_insert (converters, g_strdup (charset), converter);
    }
  if (converter != (GIConv) -1)
    g_iconv (converter, NULL, NULL, NULL, NULL); /* back to its first state */
  return converter;
}

/* Converts as far as it goes. Returns 0 when all is converted, else iconv's errno; *from stands at
 * the bytes that cannot be converted. */
static int
convert_some (GIConv converter, const char **from, gsize *left, GString *to)
{
  char buffer[256];
  gsize result;
  int problem;

  do
    {
      char *out = buffer;
      gsize room = sizeof buffer;

      result = g_iconv (converter, (char **) from, left, &out, &room);
      problem = result == (gsize) -1 ? errno : 0;
      g_string_append_len (to, buffer, out - buffer);
    }
  while (problem == E2BIG);
  return problem;
}

/* What stands for a byte that does not decode. */
typedef void (*AppendBad) (GString *text, char byte);

static void
append_escaped (GString *text, char byte)
{
  g_string_append_printf (text, "%%%02X", (guchar) byte);
}

static void
append_mark (GString *text, char byte)
{
  g_string_append_unichar (text, 0xfffd);
}

static char *
decode_utf8 (const char *bytes, AppendBad append_bad, gboolean *is_lossy)
{
  GString *text;
  const char *end;

  if (g_utf8_validate (bytes, -1, NULL))
    return g_strdup (bytes);

  *is_lossy = TRUE;
  text = g_string_new (NULL);
  while (!g_utf8_validate (bytes, -1, &end))
    {
      g_string_append_len (text, bytes, end - bytes);
      append_bad (text, *end);
      bytes = end + 1;
    }
  g_string_append (text, bytes);
  return g_string_free (text, FALSE);
}

static char *
decode (const char *charset, const char *bytes, AppendBad append_bad, gboolean *is_lossy)
{
  gsize left = strlen (bytes);
  GIConv converter = ferry_charset_is_utf8 (charset) ? (GIConv) -1 : get_converter (charset, TRUE);
  GString *text;

  if (converter == (GIConv) -1)
    return decode_utf8 (bytes, append_bad, is_lossy);

  text = g_string_sized_new (left * 2);
  while (convert_some (converter, &bytes, &left, text) != 0 && left > 0)
    {
      *is_lossy = TRUE;
      append_bad (text, *bytes++);
      left--;
    }
  convert_some (converter, NULL, NULL, text);
  return g_string_free (text, FALSE);
}

/**
 * ferry_charset_decode:
 * @charset: (nullable): a name that iconv knows; %NULL is UTF-8
 * @bytes: a name as the server sent it
 * @is_lossy: (out) (optional): whether some bytes did not decode
 *
 * Returns: (transfer full): UTF-8 to show; bytes that do not decode appear as "%E9"
 */
char *
ferry_charset_decode (const char *charset, const char *bytes, gboolean *is_lossy)
{
  gboolean lossy = FALSE;
  char *text = decode (charset, bytes, append_escaped, &lossy);

  if (is_lossy != NULL)
    *is_lossy = lossy;
  return text;
}

/**
 * ferry_charset_decode_shown:
 *
 * As ferry_charset_decode(), and composed (NFC), as people type it and fonts show it best.
 *
 * Returns: (transfer full): UTF-8 to show
 */
char *
ferry_charset_decode_shown (const char *charset, const char *bytes, gboolean *is_lossy)
{
  g_autofree char *text = ferry_charset_decode (charset, bytes, is_lossy);

  return ferry_name_compose (text);
}

/**
 * ferry_charset_try:
 *
 * Returns: (transfer full) (nullable): UTF-8 with U+FFFD for each byte that does not decode, to
 * judge the set by; %NULL where the set is not known here
 */
char *
ferry_charset_try (const char *charset, const char *bytes)
{
  gboolean is_lossy;

  if (!ferry_charset_is_utf8 (charset) && get_converter (charset, TRUE) == (GIConv) -1)
    return NULL;
  return decode (charset, bytes, append_mark, &is_lossy);
}

static gunichar
find_twin (gunichar character)
{
  for (guint i = 0; i < G_N_ELEMENTS (twins); i++)
    for (guint j = 0; j < 2; j++)
      if (twins[i][j] == character)
        return twins[i][1 - j];
  return 0;
}

static gboolean
convert_twin (GIConv converter, gunichar character, GString *to)
{
  gunichar twin = find_twin (character);
  char utf8[6];
  const char *from = utf8;
  gsize left;

  if (twin == 0)
    return FALSE;
  left = (gsize) g_unichar_to_utf8 (twin, utf8);
  return convert_some (converter, &from, &left, to) == 0;
}

/* ISO-2022-JP writes some characters with the byte of a slash. */
static guint
count_slashes (const char *bytes)
{
  guint count = 0;

  for (; *bytes != '\0'; bytes++)
    count += *bytes == '/';
  return count;
}

/**
 * ferry_charset_encode:
 * @charset: (nullable): a name that iconv knows; %NULL is UTF-8
 * @text: UTF-8, as somebody typed it
 *
 * Returns: (transfer full): the bytes to send; %NULL with %G_IO_ERROR_INVALID_FILENAME and the
 * character's name where the set does not have it
 */
char *
ferry_charset_encode (const char *charset, const char *text, GError **error)
{
  g_autoptr (GString) bytes = NULL;
  GIConv converter;
  const char *whole = text;
  gsize left = strlen (text);

  if (ferry_charset_is_utf8 (charset))
    return g_strdup (text);

  converter = get_converter (charset, FALSE);
  if (converter == (GIConv) -1)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("The character set %s is not known here"), charset);
      return NULL;
    }

  bytes = g_string_sized_new (left);
  while (convert_some (converter, &text, &left, bytes) != 0 && left > 0)
    {
      const char *next = g_utf8_next_char (text);

      if (!convert_twin (converter, g_utf8_get_char (text), bytes))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                       _ ("“%s” cannot be sent: the character “%.*s” does not exist in %s, the "
                          "character set of this server’s names"),
                       whole, (int) (next - text), text, charset);
          return NULL;
        }
      left -= MIN (left, (gsize) (next - text));
      text = next;
    }
  convert_some (converter, NULL, NULL, bytes);
  if (count_slashes (bytes->str) != count_slashes (whole))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                   _ ("“%s” cannot be sent: in %s, the character set of this server’s names, it "
                      "would hold a slash, which parts folders"),
                   whole, charset);
      return NULL;
    }
  return g_string_free (g_steal_pointer (&bytes), FALSE);
}

/**
 * ferry_charset_is_known:
 *
 * Returns: whether names can be converted from and to @charset here
 */
gboolean
ferry_charset_is_known (const char *charset)
{
  return ferry_charset_is_utf8 (charset) || (get_converter (charset, TRUE) != (GIConv) -1 &&
                                             get_converter (charset, FALSE) != (GIConv) -1);
}
