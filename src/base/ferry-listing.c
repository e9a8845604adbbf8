/* The entries of one folder, packed. See ferry-listing.h for who may do what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-listing.h"

#include <string.h>

/* Who wants more of them has the log. */
#define MAX_UNREAD_LINES 20
#define MAX_UNREAD_BYTES 500

struct _FerryListing
{
  gatomicrefcount ref_count;
  GArray *entries;       /* of FerryEntry */
  GStringChunk *strings; /* names and targets */
  GHashTable *interned;  /* owners and groups: few, and repeated on every line */
  GString *unread;       /* lines that may be files, but nobody could read; NULL: none */
  guint unread_count;
};

/**
 * ferry_listing_new:
 *
 * Returns: (transfer full): an empty listing
 */
FerryListing *
ferry_listing_new (void)
{
  FerryListing *listing = g_new0 (FerryListing, 1);

  g_atomic_ref_count_init (&listing->ref_count);
  listing->entries = g_array_new (FALSE, FALSE, sizeof (FerryEntry));
  listing->strings = g_string_chunk_new (4096);
  listing->interned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return listing;
}

/**
 * ferry_listing_ref:
 *
 * Returns: (transfer full): the same listing, held once more. Any thread.
 */
FerryListing *
ferry_listing_ref (FerryListing *listing)
{
  g_atomic_ref_count_inc (&listing->ref_count);
  return listing;
}

/**
 * ferry_listing_unref:
 *
 * Lets go of a listing; the last one frees it and all its entries. Any thread.
 */
void
ferry_listing_unref (FerryListing *listing)
{
  if (!g_atomic_ref_count_dec (&listing->ref_count))
    return;
  g_array_unref (listing->entries);
  g_string_chunk_free (listing->strings);
  g_hash_table_unref (listing->interned);
  if (listing->unread != NULL)
    g_string_free (listing->unread, TRUE);
  g_free (listing);
}

/**
 * ferry_listing_get_length:
 *
 * Returns: the number of entries
 */
guint
ferry_listing_get_length (const FerryListing *listing)
{
  return listing->entries->len;
}

/**
 * ferry_listing_get:
 *
 * Returns: the entry at @index, owned by the listing; it moves while entries are being added
 */
const FerryEntry *
ferry_listing_get (const FerryListing *listing, guint index)
{
  g_return_val_if_fail (index < listing->entries->len, NULL);
  return &g_array_index (listing->entries, FerryEntry, index);
}

/**
 * ferry_listing_add:
 * @name: raw bytes without a NUL
 * @target: (nullable): where a link points, raw bytes without a NUL
 *
 * Adds an entry of which nothing but the name is known yet.
 *
 * Returns: the entry to fill in, valid until the next is added
 */
FerryEntry *
ferry_listing_add (FerryListing *listing,
                   const char *name,
                   gsize name_length,
                   const char *target,
                   gsize target_length)
{
  FerryEntry entry = {
    .size = FERRY_SIZE_UNKNOWN,
    .mode = FERRY_MODE_UNKNOWN,
    .has_target = target != NULL,
  };

  if (target == NULL)
    {
      entry.name = g_string_chunk_insert_len (listing->strings, name, (gssize) name_length);
    }
  else
    {
      g_autofree char *both = g_malloc (name_length + 1 + target_length);

      memcpy (both, name, name_length);
      both[name_length] = '\0';
      memcpy (both + name_length + 1, target, target_length);
      entry.name = g_string_chunk_insert_len (listing->strings, both,
                                              (gssize) (name_length + 1 + target_length));
    }

  g_array_append_val (listing->entries, entry);
  return &g_array_index (listing->entries, FerryEntry, listing->entries->len - 1);
}

/**
 * ferry_listing_add_copy:
 *
 * Adds a copy of an entry of another listing, with all its strings.
 */
void
ferry_listing_add_copy (FerryListing *listing, const FerryEntry *entry)
{
  const char *target = ferry_entry_get_target (entry);
  FerryEntry *copy = ferry_listing_add (listing, entry->name, strlen (entry->name), target,
                                        target != NULL ? strlen (target) : 0);
  const char *name = copy->name;

  *copy = *entry;
  copy->name = name;
  copy->owner =
      entry->owner ? ferry_listing_intern (listing, entry->owner, strlen (entry->owner)) : NULL;
  copy->group =
      entry->group ? ferry_listing_intern (listing, entry->group, strlen (entry->group)) : NULL;
}

/**
 * ferry_listing_add_unread:
 * @line: raw bytes without the line's end
 *
 * Keeps a line that nobody could read, so that it can be shown: it may be a file. Of very many the
 * first are kept, and of a long one its beginning.
 */
void
ferry_listing_add_unread (FerryListing *listing, const char *line, gsize length)
{
  listing->unread_count++;
  if (listing->unread_count > MAX_UNREAD_LINES)
    return;
  if (listing->unread == NULL)
    listing->unread = g_string_new (NULL);
  for (gsize i = 0; i < MIN (length, MAX_UNREAD_BYTES); i++)
    if (line[i] != '\0')
      g_string_append_c (listing->unread, line[i]);
  g_string_append_c (listing->unread, '\n');
}

/**
 * ferry_listing_get_unread_count:
 *
 * Returns: how many lines nobody could read
 */
guint
ferry_listing_get_unread_count (const FerryListing *listing)
{
  return listing->unread_count;
}

/**
 * ferry_listing_get_unread:
 *
 * Returns: the lines that are kept, each with a line feed behind it, raw bytes
 */
const char *
ferry_listing_get_unread (const FerryListing *listing)
{
  return listing->unread != NULL ? listing->unread->str : "";
}

/**
 * ferry_listing_shift_times:
 * @seconds: how far the server's wall clock is east of UTC
 *
 * Makes UTC of the times that are the server's. A mere day stays as it is: it would become another
 * one. Only before the listing is handed on.
 */
void
ferry_listing_shift_times (FerryListing *listing, gint seconds)
{
  for (guint i = 0; i < listing->entries->len; i++)
    {
      FerryEntry *entry = &g_array_index (listing->entries, FerryEntry, i);

      if (entry->is_utc || entry->precision < FERRY_PRECISION_MINUTE)
        continue;
      entry->modified -= seconds;
      entry->is_utc = TRUE;
    }
}

/**
 * ferry_listing_intern:
 *
 * Returns: a copy of @string owned by the listing, the same pointer for equal strings
 */
const char *
ferry_listing_intern (FerryListing *listing, const char *string, gsize length)
{
  g_autofree char *key = g_strndup (string, length);
  gpointer known;

  if (g_hash_table_lookup_extended (listing->interned, key, &known, NULL))
    return known;
  known = g_steal_pointer (&key);
  g_hash_table_add (listing->interned, known);
  return known;
}
