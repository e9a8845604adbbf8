/* What servers answer when they are asked for a hash. No two do it alike:
 *
 *   213 SHA-256 0-49 6169...f1 name      HASH, by the draft
 *   250-Computing MD5 digest             ProFTPD: the last line has it
 *   250 D41D8CD98F00B204E9800998ECF8427E
 *   250 "file" d41d8cd9...               between quotes, or behind the name
 *   251 file d41d8cd9...                 MD5, by draft-twine-ftpmd5
 *   250 B3A7                             a CRC without its zeros
 *
 * See ferry-ftp-hash.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-hash.h"

#include <string.h>

#define BETWEEN_WORDS " \t\"'=:,;()"

static gboolean
is_hex (const char *word)
{
  return *word != '\0' && strspn (word, "0123456789abcdefABCDEF") == strlen (word);
}

/* The last word that can be the hash: a name that looks like one stands before it, but for HASH,
 * where it stands behind. */
static char *
find_digits (const char *line, guint digits)
{
  g_auto (GStrv) words = g_strsplit_set (line, BETWEEN_WORDS, -1);
  guint count = g_strv_length (words);

  for (guint i = count; i-- > 0;)
    if (strlen (words[i]) == digits && is_hex (words[i]))
      return g_ascii_strdown (words[i], -1);
  return NULL;
}

/* `0xB3A7`, or without the zeros, as the last word. */
static char *
find_short_crc (const char *line)
{
  g_auto (GStrv) words = g_strsplit_set (line, BETWEEN_WORDS, -1);

  for (guint i = g_strv_length (words); i-- > 0;)
    {
      const char *word = words[i];
      g_autofree char *small = NULL;

      if (*word == '\0')
        continue;
      if (g_ascii_strncasecmp (word, "0x", 2) == 0)
        word += 2;
      if (!is_hex (word) || strlen (word) > 8)
        return NULL;
      small = g_ascii_strdown (word, -1);
      return g_strdup_printf ("%08" G_GINT64_MODIFIER "x", g_ascii_strtoull (small, NULL, 16));
    }
  return NULL;
}

/* The answer to HASH: the kind, the range, the hash, the name. */
static char **
split_hash_answer (const FerryFtpReply *reply)
{
  const char *line = g_ptr_array_index (reply->lines, reply->lines->len - 1);
  g_auto (GStrv) words = NULL;

  if (reply->code != 213)
    return NULL;
  words = g_strsplit (line + strspn (line, " "), " ", 4);
  if (g_strv_length (words) < 3 || strchr (words[1], '-') == NULL)
    return NULL;
  return g_steal_pointer (&words);
}

/**
 * ferry_ftp_hash_parse:
 * @reply: a good one
 *
 * Returns: (transfer full) (nullable): the hash of @kind that it tells, small letters
 */
char *
ferry_ftp_hash_parse (const FerryFtpReply *reply, FerryHashKind kind)
{
  guint digits = ferry_hash_kind_get_digits (kind);
  g_auto (GStrv) answer = split_hash_answer (reply);

  if (answer != NULL)
    return g_ascii_strcasecmp (answer[0], ferry_hash_kind_get_name (kind)) == 0
               ? find_digits (answer[2], digits)
               : NULL;
  for (guint i = reply->lines->len; i-- > 0;)
    {
      char *found = find_digits (g_ptr_array_index (reply->lines, i), digits);

      if (found != NULL)
        return found;
    }
  return kind == FERRY_HASH_CRC32
             ? find_short_crc (g_ptr_array_index (reply->lines, reply->lines->len - 1))
             : NULL;
}

/**
 * ferry_ftp_hash_parse_range:
 * @reply: a good one, to HASH
 *
 * Returns: whether it tells which bytes were counted. Servers do not agree whether the one at @end
 * is among them.
 */
gboolean
ferry_ftp_hash_parse_range (const FerryFtpReply *reply, gint64 *start, gint64 *end)
{
  g_auto (GStrv) answer = split_hash_answer (reply);
  g_auto (GStrv) ends = answer != NULL ? g_strsplit (answer[1], "-", 2) : NULL;

  return ends != NULL && g_ascii_string_to_signed (ends[0], 10, 0, G_MAXINT64, start, NULL) &&
         g_ascii_string_to_signed (ends[1], 10, 0, G_MAXINT64, end, NULL);
}
