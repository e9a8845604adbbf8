/* What is known of the selected files together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-properties-facts.h"

#include "ferry-format.h"

#include <glib/gi18n.h>
#include <string.h>

static void
count_kind (FerryPropertiesFacts *facts, const FerryEntry *entry)
{
  if (ferry_entry_is_directory (entry))
    {
      facts->folders++;
      return;
    }
  if (entry->kind == FERRY_KIND_FILE)
    facts->files++;
  else
    facts->others++;
  if (entry->size >= 0)
    facts->size += entry->size;
  else
    facts->is_size_partial = entry->kind == FERRY_KIND_FILE;
}

static gboolean
has_same_owner (const FerryEntry *entry, const FerryEntry *other)
{
  return g_strcmp0 (entry->owner, other->owner) == 0 && g_strcmp0 (entry->group, other->group) == 0;
}

/**
 * ferry_properties_facts_collect:
 * @entries: one at least
 */
FerryPropertiesFacts
ferry_properties_facts_collect (const FerryListing *entries)
{
  const FerryEntry *first = ferry_listing_get (entries, 0);
  FerryPropertiesFacts facts = { .time = first, .mode = first, .owner = first };

  for (guint i = 0; i < ferry_listing_get_length (entries); i++)
    {
      const FerryEntry *entry = ferry_listing_get (entries, i);

      count_kind (&facts, entry);
      if (entry->modified != first->modified || entry->precision != first->precision)
        facts.time = NULL;
      if (entry->mode != first->mode)
        facts.mode = NULL;
      if (!has_same_owner (entry, first))
        facts.owner = NULL;
    }
  if (facts.time != NULL && first->precision == FERRY_PRECISION_UNKNOWN)
    facts.time = NULL;
  if (facts.mode != NULL && first->mode == FERRY_MODE_UNKNOWN)
    facts.mode = NULL;
  return facts;
}

/**
 * ferry_properties_facts_dup_kinds:
 *
 * Returns: (transfer full): "3 files, 1 folder"
 */
char *
ferry_properties_facts_dup_kinds (const FerryPropertiesFacts *facts)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (facts->files > 0)
    g_ptr_array_add (
        words, ferry_format_counts (ngettext ("%u file", "%u files", facts->files), facts->files));
  if (facts->folders > 0)
    g_ptr_array_add (
        words,
        ferry_format_counts (ngettext ("%u folder", "%u folders", facts->folders), facts->folders));
  if (facts->others > 0)
    g_ptr_array_add (words, ferry_format_counts (
                                ngettext ("%u link or other", "%u links and others", facts->others),
                                facts->others));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (GStrv) words->pdata);
}

/**
 * ferry_properties_format_time:
 *
 * Returns: (transfer full): "2026-11-24 22:31:05", to be changed
 */
char *
ferry_properties_format_time (const FerryEntry *entry)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (entry->modified);
  g_autoptr (GDateTime) local = utc != NULL && entry->is_utc ? g_date_time_to_local (utc) : NULL;

  if (utc == NULL)
    return g_strdup ("");
  return g_date_time_format (local != NULL ? local : utc, "%Y-%m-%d %H:%M:%S");
}

/**
 * ferry_properties_parse_time:
 * @text: "2026-11-24 22:31", with seconds if need be, or the day alone; local time
 *
 * Returns: whether it is one
 */
gboolean
ferry_properties_parse_time (const char *text, gint64 *time)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_auto (GStrv) words = g_strsplit (stripped, " ", 2);
  const char *clock = words[0] != NULL && words[1] != NULL ? g_strstrip (words[1]) : "00:00:00";
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *iso = NULL;
  g_autoptr (GDateTime) parsed = NULL;

  if (words[0] == NULL)
    return FALSE;
  iso = g_strdup_printf ("%sT%s%s", words[0], clock, strlen (clock) == 5 ? ":00" : "");
  parsed = g_date_time_new_from_iso8601 (iso, zone);
  if (parsed == NULL)
    return FALSE;
  *time = g_date_time_to_unix (parsed);
  return *time >= 0;
}
