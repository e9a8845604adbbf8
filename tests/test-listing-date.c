/* Dates in the languages of servers, in every character set that a server may use for them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-listing-cases.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *months; /* as `ls` writes them, January first */
  const char *charsets[4];
} Language;

static const Language languages[] = {
  { "english", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", { "UTF-8" } },
  { "english-long",
    "January February March April May June July August September October November December",
    { "UTF-8" } },
  { "german", "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez", { "UTF-8", "ISO-8859-1" } },
  { "german-old", "Jan. Feb. Mrz. Apr. Mai Juni Juli Aug. Sep. Okt. Nov. Dez.", { "UTF-8" } },
  { "austrian", "Jän Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez", { "UTF-8", "ISO-8859-1" } },
  { "french",
    "janv. févr. mars avril mai juin juil. août sept. oct. nov. déc.",
    { "UTF-8", "ISO-8859-1" } },
  { "spanish", "ene feb mar abr may jun jul ago sep oct nov dic", { "UTF-8" } },
  { "italian", "gen feb mar apr mag giu lug ago set ott nov dic", { "UTF-8" } },
  { "portuguese", "jan fev mar abr mai jun jul ago set out nov dez", { "UTF-8" } },
  { "dutch", "jan feb mrt apr mei jun jul aug sep okt nov dec", { "UTF-8" } },
  { "swedish", "jan feb mar apr maj jun jul aug sep okt nov dec", { "UTF-8" } },
  { "danish", "jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.", { "UTF-8" } },
  { "norwegian", "jan. feb. mars april mai juni juli aug. sep. okt. nov. des.", { "UTF-8" } },
  { "finnish",
    "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
    { "UTF-8", "ISO-8859-1" } },
  { "icelandic", "jan feb mar apr maí jún júl ágú sep okt nóv des", { "UTF-8", "ISO-8859-1" } },
  { "estonian",
    "jaan veebr märts apr mai juuni juuli aug sept okt nov dets",
    { "UTF-8", "ISO-8859-1" } },
  { "polish",
    "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    { "UTF-8", "ISO-8859-2", "CP1250" } },
  { "czech",
    "led úno bře dub kvě čen čec srp zář říj lis pro",
    { "UTF-8", "ISO-8859-2", "CP1250" } },
  { "czech-long",
    "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
    { "UTF-8", "ISO-8859-2" } },
  { "hungarian", "jan febr márc ápr máj jún júl aug szept okt nov dec", { "UTF-8", "ISO-8859-2" } },
  { "romanian", "ian feb mar apr mai iun iul aug sep oct noi dec", { "UTF-8" } },
  { "turkish", "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara", { "UTF-8", "ISO-8859-9" } },
  { "russian",
    "янв фев мар апр май июн июл авг сен окт ноя дек",
    { "UTF-8", "KOI8-R", "CP1251", "ISO-8859-5" } },
  { "russian-capital",
    "Янв Фев Мар Апр Мая Июн Июл Авг Сен Окт Ноя Дек",
    { "UTF-8", "KOI8-R", "CP1251", "CP866" } },
  { "ukrainian",
    "січ лют бер кві тра чер лип сер вер жов лис гру",
    { "UTF-8", "CP1251", "ISO-8859-5" } },
  { "greek", "Ιαν Φεβ Μάρ Απρ Μάι Ιούν Ιούλ Αύγ Σεπ Οκτ Νοέ Δεκ", { "UTF-8", "ISO-8859-7" } },
  { "japanese",
    "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
    { "UTF-8", "CP932", "EUC-JP", "ISO-2022-JP" } },
  { "chinese",
    "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
    { "UTF-8", "GB18030", "BIG5" } },
  { "korean", "1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월", { "UTF-8", "EUC-KR" } },
};

static void
check_line (const char *before, const char *month, const char *after, gint expected)
{
  g_autofree char *line =
      g_strdup_printf ("-rw-r--r-- 1 kai staff 9 %s%s%s x", before, month, after);
  g_autofree char *time = g_strdup_printf ("2023-%02d-05", expected);
  guint unreadable;
  g_autoptr (FerryListing) listing =
      ferry_listing_parse (FERRY_FTP_LISTING_LIST, line, strlen (line), 0, &unreadable);
  g_autoptr (GDateTime) modified = NULL;
  g_autofree char *found = NULL;

  if (ferry_listing_get_length (listing) != 1)
    g_error ("not read: %s", line);
  modified = g_date_time_new_from_unix_utc (ferry_listing_get (listing, 0)->modified);
  found = g_date_time_format (modified, "%Y-%m-%d");
  if (!g_str_equal (found, time))
    g_error ("%s instead of %s: %s", found, time, line);
  g_assert_cmpstr (ferry_listing_get (listing, 0)->name, ==, "x");
}

static void
test_months (gconstpointer data)
{
  const Language *language = data;
  g_auto (GStrv) months = g_strsplit (language->months, " ", -1);

  g_assert_cmpuint (g_strv_length (months), ==, 12);
  for (guint i = 0; i < G_N_ELEMENTS (language->charsets) && language->charsets[i] != NULL; i++)
    for (gint j = 0; j < 12; j++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *month =
            g_convert (months[j], -1, language->charsets[i], "UTF-8", NULL, NULL, &error);

        g_assert_no_error (error);
        check_line ("", month, "  5  2023", j + 1);
        if (!g_ascii_isdigit (month[0]))
          check_line (" 5. ", month, " 2023", j + 1);
      }
}

/* The day's and the year's sign too. */
static void
test_signs (void)
{
  static const struct
  {
    const char *date;
    const char *charsets[4];
  } dates[] = {
    { "2月  5日 2023年", { "UTF-8", "CP932", "EUC-JP", "ISO-2022-JP" } },
    { "2023年2月5日", { "UTF-8", "CP932", "EUC-JP", "ISO-2022-JP" } },
    { "2023年 2月 5日", { "UTF-8", "GB18030", "BIG5" } },
    { "2월  5일  2023", { "UTF-8", "EUC-KR" } },
    { "2023년 2월 5일", { "UTF-8", "EUC-KR" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    for (guint j = 0; j < 4 && dates[i].charsets[j] != NULL; j++)
      {
        g_autofree char *date =
            g_convert (dates[i].date, -1, dates[i].charsets[j], "UTF-8", NULL, NULL, NULL);

        check_line (date, "", "", 2);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *path = g_strconcat ("/listing-date/months/", languages[i].name, NULL);

      g_test_add_data_func (path, &languages[i], test_months);
    }
  g_test_add_func ("/listing-date/signs", test_signs);
  return g_test_run ();
}
