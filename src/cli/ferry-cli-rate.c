/* --limit-rate. See ferry-cli-rate.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-rate.h"

#include "ferry-rate.h"

#include <string.h>

/* A number and a unit: `200K` are 200 * 1024 bytes a second. */
static gboolean
parse_one (const char *text, guint *limit)
{
  static const char units[] = "BKMG";
  const char *unit = text + strspn (text, "0123456789");
  g_autofree char *digits = g_strndup (text, (gsize) (unit - text));
  const char *known = *unit != '\0' ? strchr (units, g_ascii_toupper (*unit)) : units;
  guint64 number;

  if (known == NULL || (*unit != '\0' && unit[1] != '\0') ||
      !g_ascii_string_to_unsigned (digits, 10, 0, G_MAXUINT, &number, NULL))
    return FALSE;
  number <<= 10 * (known - units);
  if (number > G_MAXUINT)
    return FALSE;
  *limit = (guint) number;
  return TRUE;
}

/**
 * ferry_cli_rate_parse:
 * @text: `500K`, `1M`, or `1M:200K` for down and up; 0 is no limit
 *
 * Returns: whether @text is that
 */
gboolean
ferry_cli_rate_parse (const char *text, guint *download_limit, guint *upload_limit)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);
  const char *up = g_strv_length (parts) == 2 ? parts[1] : parts[0];

  return parts[0] != NULL && parse_one (parts[0], download_limit) && parse_one (up, upload_limit);
}

/**
 * ferry_cli_rate_apply:
 *
 * For all that this run moves.
 */
void
ferry_cli_rate_apply (guint download_limit, guint upload_limit)
{
  gint64 now = g_get_monotonic_time ();

  ferry_rate_set_limit (ferry_rate_get_default (), FERRY_RATE_DOWN, download_limit, now);
  ferry_rate_set_limit (ferry_rate_get_default (), FERRY_RATE_UP, upload_limit, now);
}
