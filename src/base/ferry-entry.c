/* One file or folder as a listing shows it: single copies outside a listing.
 * Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry.h"

#include <string.h>

/**
 * ferry_entry_get_target:
 *
 * Returns: (nullable): where a symbolic link points, raw bytes as the server gave them, owned by
 * the entry; %NULL where the listing does not say
 */
const char *
ferry_entry_get_target (const FerryEntry *entry)
{
  return entry->has_target ? entry->name + strlen (entry->name) + 1 : NULL;
}

/**
 * ferry_entry_is_directory:
 *
 * Returns: whether the listing calls it a folder. A link to a folder is not one.
 */
gboolean
ferry_entry_is_directory (const FerryEntry *entry)
{
  return entry->kind == FERRY_KIND_DIRECTORY;
}

static char *
append_string (char **end, const char *string)
{
  char *start = *end;

  if (string == NULL)
    return NULL;
  *end = g_stpcpy (start, string) + 1;
  return start;
}

/**
 * ferry_entry_copy:
 *
 * Returns: (transfer full): a copy that needs no listing; one block, so one free
 */
FerryEntry *
ferry_entry_copy (const FerryEntry *entry)
{
  const char *target = ferry_entry_get_target (entry);
  const char *strings[] = { entry->name, target, entry->owner, entry->group };
  gsize length = sizeof (FerryEntry);
  FerryEntry *copy;
  char *end;

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    length += strings[i] != NULL ? strlen (strings[i]) + 1 : 0;

  copy = g_malloc (length);
  *copy = *entry;
  end = (char *) (copy + 1);
  copy->name = append_string (&end, entry->name);
  append_string (&end, target);
  copy->owner = append_string (&end, entry->owner);
  copy->group = append_string (&end, entry->group);
  return copy;
}

/**
 * ferry_entry_free:
 *
 * Frees a copy made by ferry_entry_copy(), never an entry of a listing.
 */
void
ferry_entry_free (FerryEntry *entry)
{
  g_free (entry);
}
