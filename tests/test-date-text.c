/* Dates, numbers and sizes by locale. A locale that is not there is passed over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-date-text.h"

#include "ferry-format.h"

#include <locale.h>

static const struct
{
  const char *locale, *day, *second, *this_year, *size;
} cases[] = {
  { "C", "2026-03-09", "2026-03-09 08:05:07", "03-09 08:05", "61.4 kB" },
  { "de_DE.UTF-8", "09.03.2026", "09.03.2026 08:05:07", "09.03 08:05", "61,4 kB" },
  { "en_US.UTF-8", "03/09/2026", "03/09/2026 08:05:07", "03/09 08:05", "61.4 kB" },
  { "es_ES.UTF-8", "09/03/2026", "09/03/2026 08:05:07", "09/03 08:05", "61,4 kB" },
  { "fr_FR.UTF-8", "09/03/2026", "09/03/2026 08:05:07", "09/03 08:05", "61,4 kB" },
  { "he_IL.UTF-8", "09/03/2026", "09/03/2026 08:05:07", "09/03 08:05", NULL },
  { "ja_JP.UTF-8", "2026-03-09", "2026-03-09 08:05:07", "03-09 08:05", "61.4 kB" },
};

static void
test_dates (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_local (2026, 3, 9, 8, 5, 7);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day = NULL;
      g_autofree char *second = NULL;
      g_autofree char *this_year = NULL;

      if (setlocale (LC_TIME, cases[i].locale) == NULL)
        continue;
      day = ferry_date_text (time, FERRY_DATE_DAY);
      second = ferry_date_text (time, FERRY_DATE_SECOND);
      this_year = ferry_date_text (time, FERRY_DATE_THIS_YEAR);
      g_assert_cmpstr (day, ==, cases[i].day);
      g_assert_cmpstr (second, ==, cases[i].second);
      g_assert_cmpstr (this_year, ==, cases[i].this_year);
    }
  setlocale (LC_TIME, "C");
}

static void
test_sizes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;
      g_autoptr (GString) size = NULL;

      if (cases[i].size == NULL || setlocale (LC_NUMERIC, cases[i].locale) == NULL)
        continue;
      text = g_format_size (61400);
      size = g_string_new (text);
      g_string_replace (size, "\u00a0", " ", 0);
      g_assert_cmpstr (size->str, ==, cases[i].size);
    }
  setlocale (LC_NUMERIC, "C");
}

static void
test_counts (void)
{
  static const char *const texts[][2] = {
    { "C", "12345 of 9 (7%)" },
    { "de_DE.UTF-8", "12.345 of 9 (7%)" },
    { "en_US.UTF-8", "12,345 of 9 (7%)" },
    { "ja_JP.UTF-8", "12,345 of 9 (7%)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = NULL;

      if (setlocale (LC_NUMERIC, texts[i][0]) == NULL)
        continue;
      text = ferry_format_counts ("%1$u of %2$u (%3$d%%)", 12345u, 9u, 7);
      g_assert_cmpstr (text, ==, texts[i][1]);
    }
  setlocale (LC_NUMERIC, "C");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-text/dates", test_dates);
  g_test_add_func ("/date-text/sizes", test_sizes);
  g_test_add_func ("/date-text/counts", test_counts);
  return g_test_run ();
}
