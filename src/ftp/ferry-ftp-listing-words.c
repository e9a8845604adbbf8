/* Words that servers write in their own language. The character set is not known when a listing is
 * read, so each word is kept as the bytes it has in all of them. See ferry-ftp-listing-words.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-words.h"

#include <string.h>

/* What `ls` may be set to. A word that a character set cannot hold is left out of it. */
static const char *const charsets[] = {
  "UTF-8",      "ISO-8859-1", "ISO-8859-2", "CP1250", "ISO-8859-5", "KOI8-R", "CP1251", "CP866",
  "ISO-8859-7", "CP1253",     "ISO-8859-9", "CP932",  "EUC-JP",     "GBK",    "BIG5",   "EUC-KR",
};

struct _FerryFtpWords
{
  GArray *starts[256]; /* of FerryFtpWord in bytes, by the first byte, long ones first; or NULL */
};

static void
add_bytes (FerryFtpWords *words, char *bytes, gint value)
{
  GArray **start = &words->starts[(guchar) bytes[0]];
  FerryFtpWord word = { bytes, value };
  guint place = 0;

  if (*start == NULL)
    *start = g_array_new (FALSE, FALSE, sizeof (FerryFtpWord));
  while (place < (*start)->len &&
         strlen (g_array_index (*start, FerryFtpWord, place).text) >= strlen (bytes))
    {
      if (g_str_equal (g_array_index (*start, FerryFtpWord, place).text, bytes))
        {
          g_free (bytes);
          return;
        }
      place++;
    }
  g_array_insert_val (*start, place, word);
}

static char *
capitalise (const char *text)
{
  g_autofree char *first = g_utf8_strup (text, g_utf8_next_char (text) - text);

  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

static void
add_word (FerryFtpWords *words, const FerryFtpWord *word, GIConv converter)
{
  g_autofree char *capitalised = capitalise (word->text);
  const char *const forms[] = { word->text, capitalised };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      char *bytes = g_convert_with_iconv (forms[i], -1, converter, NULL, NULL, NULL);

      if (bytes != NULL)
        add_bytes (words, bytes, word->value);
    }
}

/**
 * ferry_ftp_words_new:
 *
 * Returns: (transfer full): the words in all their forms; made once and kept
 */
FerryFtpWords *
ferry_ftp_words_new (const FerryFtpWord *words, guint count)
{
  FerryFtpWords *forms = g_new0 (FerryFtpWords, 1);

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      GIConv converter = g_iconv_open (charsets[i], "UTF-8");

      /* Not every system has them all. */
      if (converter == (GIConv) -1)
        continue;
      for (guint j = 0; j < count; j++)
        add_word (forms, &words[j], converter);
      g_iconv_close (converter);
    }
  return forms;
}

/**
 * ferry_ftp_words_find:
 *
 * Returns: the value of the longest word that @piece begins with, whatever the case of its ASCII
 * letters; 0 if it begins with none
 */
gint
ferry_ftp_words_find (const FerryFtpWords *words, FerryFtpPiece piece)
{
  const GArray *start =
      piece.length > 0 ? words->starts[(guchar) g_ascii_tolower (piece.start[0])] : NULL;

  for (guint i = 0; start != NULL && i < start->len; i++)
    {
      const FerryFtpWord *word = &g_array_index (start, FerryFtpWord, i);
      gsize length = strlen (word->text);

      if (piece.length >= length && g_ascii_strncasecmp (piece.start, word->text, length) == 0)
        return word->value;
    }
  return 0;
}
