/* Limits of speed and times in words. See ferry-limit-text.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-limit-text.h"

#include "ferry-format.h"

#include <glib/gi18n.h>

#define KB 1000u
#define MB (1000u * KB)

/* Round numbers, as most limits are, without a “.0”. */
static char *
dup_speed (guint limit)
{
  g_autofree char *size = NULL;

  if (limit == 0)
    return g_strdup ("∞");
  if (limit % MB == 0)
    size = g_strdup_printf (_ ("%u MB"), limit / MB);
  else if (limit % KB == 0 && limit < MB)
    size = g_strdup_printf (_ ("%u kB"), limit / KB);
  else
    size = ferry_format_size (limit);
  /* Translators: a speed, as in 1.5 MB/s */
  return g_strdup_printf (_ ("%s/s"), size);
}

/**
 * ferry_limit_text_short:
 * @download: bytes a second, 0 for no limit
 *
 * Returns: (transfer full): for a button
 */
char *
ferry_limit_text_short (guint download, guint upload)
{
  g_autofree char *down = dup_speed (download);
  g_autofree char *up = dup_speed (upload);

  if (download == 0 && upload == 0)
    return g_strdup (_ ("No Limit"));
  return download == upload ? g_steal_pointer (&down) : g_strdup_printf ("↓ %s  ↑ %s", down, up);
}

/* The clock, with the day where it is not today. */
static char *
dup_time (GDateTime *time, GDateTime *now)
{
  gboolean is_today = g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now) &&
                      g_date_time_get_year (time) == g_date_time_get_year (now);

  return g_date_time_format (time, is_today ? "%H:%M" : "%a %H:%M");
}

/**
 * ferry_limit_text_long:
 * @until: (nullable): when they change by themselves
 *
 * Returns: (transfer full): sentences for a tooltip and for who cannot see the button
 */
char *
ferry_limit_text_long (guint download, guint upload, GDateTime *until, GDateTime *now)
{
  g_autofree char *limits = ferry_limit_text_short (download, upload);
  g_autofree char *time = until != NULL ? dup_time (until, now) : NULL;

  if (time != NULL)
    /* Translators: the first %s is a speed or “No Limit”, the second a time of day */
    return g_strdup_printf (_ ("Speed limit: %s until %s"), limits, time);
  return g_strdup_printf (_ ("Speed limit: %s"), limits);
}

/**
 * ferry_limit_text_start:
 * @start: when waiting transfers begin
 *
 * Returns: (transfer full): that, for the line about all transfers
 */
char *
ferry_limit_text_start (GDateTime *start, GDateTime *now)
{
  g_autofree char *time = dup_time (start, now);

  return g_strdup_printf (_ ("Starts at %s"), time);
}
