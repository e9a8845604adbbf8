/* The line above `ls -l`: "total 48", in the language of the server. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-words.h"

static const FerryFtpWord totals[] = {
  { "total", 1 },  { "insgesamt", 1 }, { "gesamt", 1 }, { "totaal", 1 },   { "totalt", 1 },
  { "totale", 1 }, { "razem", 1 },     { "celkem", 1 }, { "yhteensä", 1 }, { "összesen", 1 },
  { "toplam", 1 }, { "spolu", 1 },     { "skupaj", 1 }, { "kokku", 1 },    { "итого", 1 },
  { "всього", 1 }, { "общо", 1 },      { "σύνολο", 1 }, { "合計", 1 },     { "总计", 1 },
  { "总用量", 1 }, { "總計", 1 },      { "합계", 1 },
};

static gpointer
make_words (gpointer unused)
{
  return ferry_ftp_words_new (totals, G_N_ELEMENTS (totals));
}

/**
 * ferry_ftp_listing_is_total:
 *
 * Returns: whether the words are such a line and nothing else
 */
gboolean
ferry_ftp_listing_is_total (const FerryFtpPiece *tokens, guint count)
{
  static GOnce words = G_ONCE_INIT;
  gint64 number;

  if (count != 2 || !ferry_ftp_piece_to_number (tokens[1], &number))
    return FALSE;
  g_once (&words, make_words, NULL);
  return ferry_ftp_words_find (words.retval, tokens[0]) != 0;
}
