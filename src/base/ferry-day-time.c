/* A time of day. See ferry-day-time.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-day-time.h"

/* One or two digits, and no sign or blank as strtoul() would take. */
static gboolean
take_number (const char **text, guint *number)
{
  guint digits = 0;

  *number = 0;
  for (; g_ascii_isdigit (**text) && digits < 2; digits++, (*text)++)
    *number = *number * 10 + (guint) (**text - '0');
  return digits > 0;
}

/**
 * ferry_day_time_parse:
 * @text: `9:00`, `22:30` or `22`, with or without blanks around
 * @minutes: (out): since midnight
 *
 * Returns: whether @text is a time of day
 */
gboolean
ferry_day_time_parse (const char *text, guint *minutes)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  const char *rest = trimmed;
  const char *behind_colon;
  guint hour, minute = 0;

  if (!take_number (&rest, &hour) || hour > 23)
    return FALSE;
  if (*rest == ':')
    {
      behind_colon = ++rest;
      if (!take_number (&rest, &minute) || rest - behind_colon != 2 || minute > 59)
        return FALSE;
    }
  if (*rest != '\0')
    return FALSE;
  *minutes = hour * 60 + minute;
  return TRUE;
}

/**
 * ferry_day_time_print:
 *
 * Returns: (transfer full): `09:00`
 */
char *
ferry_day_time_print (guint minutes)
{
  return g_strdup_printf ("%02u:%02u", minutes / 60 % 24, minutes % 60);
}

/**
 * ferry_day_time_find_next:
 * @minutes: since midnight, by the clock on the wall
 *
 * Returns: (transfer full): when the clock shows that time next, after @now and in its time zone.
 *   A time that is left out in spring is taken for the end of the gap.
 */
GDateTime *
ferry_day_time_find_next (guint minutes, GDateTime *now)
{
  for (int days = 0;; days++)
    {
      g_autoptr (GDateTime) day = g_date_time_add_days (now, days);
      g_autoptr (GDateTime) time = g_date_time_new (
          g_date_time_get_timezone (now), g_date_time_get_year (day), g_date_time_get_month (day),
          g_date_time_get_day_of_month (day), (int) minutes / 60 % 24, (int) minutes % 60, 0);

      if (time != NULL && g_date_time_compare (time, now) > 0)
        return g_steal_pointer (&time);
    }
}
