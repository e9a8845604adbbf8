/* Names of months in the languages of servers. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-month.h"

#include "ferry-ftp-listing-words.h"

/* English, and what begins like it. No initialisation, for it is what nearly all servers write. */
static const char english[] = "janfebmaraprmayjunjulaugsepoctnovdec";

/* By the beginning of the name: "janv." and "janvier" are both "jan". The longest counts. */
static const FerryFtpWord months[] = {
  { "jan", 1 },   { "jän", 1 },     { "jaan", 1 },     { "ene", 1 },    { "gen", 1 },
  { "sty", 1 },   { "led", 1 },     { "tammi", 1 },    { "oca", 1 },    { "ian", 1 },
  { "янв", 1 },   { "яну", 1 },     { "січ", 1 },      { "јан", 1 },    { "ιαν", 1 },
  { "feb", 2 },   { "fev", 2 },     { "fév", 2 },      { "lut", 2 },    { "úno", 2 },
  { "helmi", 2 }, { "veebr", 2 },   { "şub", 2 },      { "фев", 2 },    { "лют", 2 },
  { "феб", 2 },   { "φεβ", 2 },     { "mar", 3 },      { "mär", 3 },    { "már", 3 },
  { "mrz", 3 },   { "mrt", 3 },     { "bře", 3 },      { "maalis", 3 }, { "мар", 3 },
  { "бер", 3 },   { "μαρ", 3 },     { "μάρ", 3 },      { "apr", 4 },    { "ápr", 4 },
  { "abr", 4 },   { "avr", 4 },     { "kwi", 4 },      { "dub", 4 },    { "huhti", 4 },
  { "nis", 4 },   { "апр", 4 },     { "кві", 4 },      { "απρ", 4 },    { "may", 5 },
  { "mai", 5 },   { "maí", 5 },     { "mag", 5 },      { "mei", 5 },    { "maj", 5 },
  { "máj", 5 },   { "kvě", 5 },     { "touko", 5 },    { "май", 5 },    { "мая", 5 },
  { "мај", 5 },   { "тра", 5 },     { "μαΐ", 5 },      { "μαϊ", 5 },    { "μάι", 5 },
  { "jun", 6 },   { "jún", 6 },     { "juun", 6 },     { "juin", 6 },   { "giu", 6 },
  { "cze", 6 },   { "čer", 6 },     { "čen", 6 },      { "čvn", 6 },    { "kesä", 6 },
  { "haz", 6 },   { "iun", 6 },     { "июн", 6 },      { "юни", 6 },    { "чер", 6 },
  { "јун", 6 },   { "ιουν", 6 },    { "ιούν", 6 },     { "jul", 7 },    { "júl", 7 },
  { "juul", 7 },  { "juil", 7 },    { "lug", 7 },      { "lip", 7 },    { "čvc", 7 },
  { "čec", 7 },   { "heinä", 7 },   { "červenec", 7 }, { "tem", 7 },    { "iul", 7 },
  { "июл", 7 },   { "юли", 7 },     { "лип", 7 },      { "јул", 7 },    { "ιουλ", 7 },
  { "ιούλ", 7 },  { "aug", 8 },     { "ago", 8 },      { "aoû", 8 },    { "aou", 8 },
  { "ágú", 8 },   { "sie", 8 },     { "srp", 8 },      { "elo", 8 },    { "ağu", 8 },
  { "avg", 8 },   { "авг", 8 },     { "сер", 8 },      { "αυγ", 8 },    { "αύγ", 8 },
  { "sep", 9 },   { "set", 9 },     { "sze", 9 },      { "wrz", 9 },    { "zář", 9 },
  { "syys", 9 },  { "eyl", 9 },     { "сен", 9 },      { "сеп", 9 },    { "вер", 9 },
  { "σεπ", 9 },   { "oct", 10 },    { "okt", 10 },     { "out", 10 },   { "ott", 10 },
  { "paź", 10 },  { "říj", 10 },    { "loka", 10 },    { "eki", 10 },   { "окт", 10 },
  { "жов", 10 },  { "οκτ", 10 },    { "nov", 11 },     { "nóv", 11 },   { "lis", 11 },
  { "noi", 11 },  { "marras", 11 }, { "kas", 11 },     { "ноя", 11 },   { "ное", 11 },
  { "нов", 11 },  { "лис", 11 },    { "νοε", 11 },     { "νοέ", 11 },   { "dec", 12 },
  { "dez", 12 },  { "des", 12 },    { "det", 12 },     { "dic", 12 },   { "déc", 12 },
  { "gru", 12 },  { "pro", 12 },    { "joulu", 12 },   { "ara", 12 },   { "дек", 12 },
  { "дец", 12 },  { "гру", 12 },    { "δεκ", 12 },
};

static gint
find_english (FerryFtpPiece piece)
{
  for (gint month = 0; month < 12; month++)
    if ((piece.start[0] | 0x20) == english[3 * month] &&
        (piece.start[1] | 0x20) == english[3 * month + 1] &&
        (piece.start[2] | 0x20) == english[3 * month + 2])
      return month + 1;
  return 0;
}

static gpointer
make_words (gpointer unused)
{
  return ferry_ftp_words_new (months, G_N_ELEMENTS (months));
}

/**
 * ferry_ftp_month_from_name:
 *
 * Returns: 1 to 12, or 0 where @piece begins like no month
 */
gint
ferry_ftp_month_from_name (FerryFtpPiece piece)
{
  static GOnce words = G_ONCE_INIT;
  gint month;

  if (piece.length > 24 || piece.length < 3 || g_ascii_isdigit (piece.start[0]))
    return 0;
  month = find_english (piece);
  /* "marras" is Finnish, and November. */
  if (month != 0 && (month != 3 || piece.length == 3))
    return month;
  g_once (&words, make_words, NULL);
  return ferry_ftp_words_find (words.retval, piece);
}
