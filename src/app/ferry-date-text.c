/* Dates by locale. See ferry-date-text.h.
 *
 * What strftime() has for a locale may be too short for files of all times (two digits of the year)
 * or too long for a column (Japanese characters), so that only its order and its mark between the
 * numbers are taken, from how it writes a day whose numbers tell themselves apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-date-text.h"

#include <locale.h>
#include <string.h>

#define YEAR  2033
#define MONTH 11
#define DAY   22

static const struct
{
  const char *probe; /* a pattern of what the locale writes for it */
  const char *full;  /* what stands for that order; / is the mark */
  const char *without_year;
} orders[] = {
  { "22?11?*", "%d/%m/%Y", "%d/%m" },
  { "11?22?*", "%m/%d/%Y", "%m/%d" },
  { "33?11?22*", "%Y/%m/%d", "%m/%d" },
  { "2033?11?22*", "%Y/%m/%d", "%m/%d" },
};

/* Where the locale has no dates of its own, or not in digits with a mark between. */
static const char iso_full[] = "%Y-%m-%d";
static const char iso_without_year[] = "%m-%d";

static gboolean
has_own_dates (void)
{
  const char *locale = setlocale (LC_TIME, NULL);

  return locale != NULL && !g_str_equal (locale, "C") && !g_str_equal (locale, "POSIX") &&
         !g_str_has_prefix (locale, "C.");
}

/* @mark: (out): between the numbers */
static int
find_order (char *mark)
{
  g_autoptr (GDateTime) probe = g_date_time_new_utc (YEAR, MONTH, DAY, 0, 0, 0);
  g_autofree char *written = has_own_dates () ? g_date_time_format (probe, "%x") : NULL;

  for (guint i = 0; written != NULL && g_str_is_ascii (written) && i < G_N_ELEMENTS (orders); i++)
    {
      if (!g_pattern_match_simple (orders[i].probe, written))
        continue;
      *mark = written[strcspn (written, "/.-")];
      return *mark != '\0' ? (int) i : -1;
    }
  return -1;
}

static char *
dup_format (gboolean has_year)
{
  char mark = '\0';
  int order = find_order (&mark);
  char *format;

  if (order < 0)
    return g_strdup (has_year ? iso_full : iso_without_year);
  format = g_strdup (has_year ? orders[order].full : orders[order].without_year);
  return g_strdelimit (format, "/", mark);
}

/**
 * ferry_date_text:
 *
 * Returns: (transfer full): "22.11.2033 14:05" in German, "2033-11-22 14:05" where the locale has
 * no dates in digits
 */
char *
ferry_date_text (GDateTime *time, FerryDateDetail detail)
{
  static const char *const hours[] = {
    [FERRY_DATE_DAY] = "",
    [FERRY_DATE_MINUTE] = " %H:%M",
    [FERRY_DATE_SECOND] = " %H:%M:%S",
    [FERRY_DATE_THIS_YEAR] = " %H:%M",
  };
  g_autofree char *date = dup_format (detail != FERRY_DATE_THIS_YEAR);
  g_autofree char *format = g_strconcat (date, hours[detail], NULL);

  return g_date_time_format (time, format);
}
