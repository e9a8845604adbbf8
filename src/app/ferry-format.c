/* Sizes, times and permissions as people read them. Pure; what is unknown is an empty string.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-format.h"

#include "ferry-date-text.h"
#include "ferry-name.h"

#include <glib/gi18n.h>
#include <string.h>

/* "%'u" for each "%u" and "%1$u". */
static char *
group_counts (const char *format)
{
  GString *grouped = g_string_new (NULL);

  for (const char *at = format; *at != '\0'; at++)
    {
      gsize number = strspn (at + 1, "0123456789$");

      if (*at == '%' && at[1 + number] == 'u')
        {
          g_string_append_len (grouped, at, (gssize) (1 + number));
          g_string_append_c (grouped, '\'');
          at += number;
        }
      else
        g_string_append_c (grouped, *at);
    }
  return g_string_free (grouped, FALSE);
}

/**
 * ferry_format_counts:
 * @format: for printf(); may be translated
 *
 * Returns: (transfer full): each "%u" in groups of three as the locale writes them: 12,345
 */
char *
ferry_format_counts (const char *format, ...)
{
  g_autofree char *grouped = group_counts (format);
  char *text;
  va_list arguments;

  va_start (arguments, format);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* checked where this is called */
  text = g_strdup_vprintf (grouped, arguments);
#pragma GCC diagnostic pop
  va_end (arguments);
  return text;
}

/**
 * ferry_format_size:
 *
 * Returns: (transfer full): "5.1 kB"
 */
char *
ferry_format_size (gint64 size)
{
  return size < 0 ? g_strdup ("") : g_format_size ((guint64) size);
}

static GDateTime *
make_time (const FerryEntry *entry)
{
  g_autoptr (GDateTime) utc = NULL;

  if (entry->precision == FERRY_PRECISION_UNKNOWN)
    return NULL;
  utc = g_date_time_new_from_unix_utc (entry->modified);
  if (utc == NULL)
    return NULL;
  return entry->is_utc ? g_date_time_to_local (utc) : g_steal_pointer (&utc);
}

/**
 * ferry_format_modified:
 *
 * Returns: (transfer full): the time as precise as the listing gave it. UTC becomes local time; a
 * server's wall clock is shown as it stands.
 */
char *
ferry_format_modified (const FerryEntry *entry)
{
  g_autoptr (GDateTime) time = make_time (entry);

  if (time == NULL)
    return g_strdup ("");
  return ferry_date_text (time, entry->precision == FERRY_PRECISION_DAY ? FERRY_DATE_DAY
                                                                        : FERRY_DATE_MINUTE);
}

/**
 * ferry_format_modified_short:
 *
 * Returns: (transfer full): the same for where there is little room: without the year in the
 * present one, without the hour in others
 */
char *
ferry_format_modified_short (const FerryEntry *entry)
{
  g_autoptr (GDateTime) time = make_time (entry);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (time == NULL)
    return g_strdup ("");
  return ferry_date_text (time, entry->precision == FERRY_PRECISION_DAY ||
                                        g_date_time_get_year (time) != g_date_time_get_year (now)
                                    ? FERRY_DATE_DAY
                                    : FERRY_DATE_THIS_YEAR);
}

/**
 * ferry_format_permissions:
 *
 * Returns: (transfer full): "rwxr-xr-x", with s and t as `ls` has them
 */
char *
ferry_format_permissions (const FerryEntry *entry)
{
  char text[10] = "rwxrwxrwx";

  if (entry->mode == FERRY_MODE_UNKNOWN)
    return g_strdup ("");
  for (guint i = 0; i < 9; i++)
    if ((entry->mode & (0400u >> i)) == 0)
      text[i] = '-';
  for (guint i = 0; i < 3; i++)
    if ((entry->mode & (04000u >> i)) != 0)
      {
        char *place = &text[i * 3 + 2];
        char letter = i == 2 ? 't' : 's';

        *place = *place == 'x' ? letter : g_ascii_toupper (letter);
      }
  return g_strdup (text);
}

/**
 * ferry_format_owner:
 *
 * Returns: (transfer full): "kai staff"
 */
char *
ferry_format_owner (const FerryEntry *entry)
{
  g_autofree char *owner = entry->owner != NULL ? g_utf8_make_valid (entry->owner, -1) : NULL;
  g_autofree char *group = entry->group != NULL ? g_utf8_make_valid (entry->group, -1) : NULL;

  if (owner == NULL || group == NULL)
    return g_strdup (owner != NULL ? owner : group != NULL ? group : "");
  return g_strdup_printf ("%s %s", owner, group);
}

/**
 * ferry_format_kind:
 *
 * Returns: (transfer full): what the entry is, for who cannot see its icon
 */
char *
ferry_format_kind (const FerryEntry *entry)
{
  switch ((FerryKind) entry->kind)
    {
    case FERRY_KIND_DIRECTORY:
      return g_strdup (_ ("Folder"));
    case FERRY_KIND_LINK:
      return g_strdup (_ ("Link"));
    case FERRY_KIND_FILE:
      return g_strdup (ferry_name_is_part (entry->name) ? _ ("Unfinished transfer") : _ ("File"));
    case FERRY_KIND_OTHER:
    default:
      return g_strdup (_ ("Special file"));
    }
}
