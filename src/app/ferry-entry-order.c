/* Which entries of a folder are shown, and in what order: folders first, names as people count
 * ("file 2" before "file 10"). Pure.
 *
 * The collation key of a name costs ten times the sort and more memory than the entry itself, so
 * keys are made for a sort by name only, and live as long as the sort.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry-order.h"

#include "ferry-charset.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const FerryEntry *entry;
  char *name_key; /* only when sorting by name */
  FerryEntryKey key;
} Item;

/**
 * ferry_entry_rule_copy:
 *
 * Returns: (transfer full): a copy with its own strings
 */
FerryEntryRule *
ferry_entry_rule_copy (const FerryEntryRule *rule)
{
  FerryEntryRule *copy = g_memdup2 (rule, sizeof *rule);

  copy->filter = g_strdup (rule->filter);
  copy->charset = g_strdup (rule->charset);
  return copy;
}

/**
 * ferry_entry_rule_free:
 */
void
ferry_entry_rule_free (FerryEntryRule *rule)
{
  g_free (rule->filter);
  g_free (rule->charset);
  g_free (rule);
}

static gboolean
is_shown (const FerryEntry *entry, const FerryEntryRule *rule)
{
  g_autofree char *name = NULL;
  g_autofree char *folded = NULL;

  if (!rule->shows_hidden && entry->name[0] == '.')
    return FALSE;
  if (rule->filter == NULL)
    return TRUE;
  name = ferry_charset_decode (rule->charset, entry->name, NULL);
  folded = g_utf8_casefold (name, -1);
  return strstr (folded, rule->filter) != NULL;
}

static char *
make_name_key (const FerryEntry *entry, const FerryEntryRule *rule)
{
  g_autofree char *name = ferry_charset_decode (rule->charset, entry->name, NULL);
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_utf8_collate_key_for_filename (folded, -1);
}

static int
compare_kinds (const Item *a, const Item *b)
{
  return ferry_entry_is_directory (b->entry) - ferry_entry_is_directory (a->entry);
}

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

static int
compare_names (const Item *a, const Item *b)
{
  int order = a->name_key != NULL ? strcmp (a->name_key, b->name_key) : 0;

  return order != 0 ? order : strcmp (a->entry->name, b->entry->name);
}

static int
compare_sizes (const Item *a, const Item *b)
{
  return COMPARE (a->entry->size, b->entry->size);
}

static int
compare_times (const Item *a, const Item *b)
{
  return COMPARE (a->entry->modified, b->entry->modified);
}

static int
compare_modes (const Item *a, const Item *b)
{
  return COMPARE (a->entry->mode, b->entry->mode);
}

static int
compare_owners (const Item *a, const Item *b)
{
  int order = g_strcmp0 (a->entry->owner, b->entry->owner);

  return order != 0 ? order : g_strcmp0 (a->entry->group, b->entry->group);
}

static int (*const comparisons[FERRY_N_ENTRY_COLUMNS]) (const Item *a, const Item *b) = {
  [FERRY_ENTRY_COLUMN_NAME] = compare_names,
  [FERRY_ENTRY_COLUMN_SIZE] = compare_sizes,
  [FERRY_ENTRY_COLUMN_MODIFIED] = compare_times,
  [FERRY_ENTRY_COLUMN_PERMISSIONS] = compare_modes,
  [FERRY_ENTRY_COLUMN_OWNER] = compare_owners,
};

/* Folders stay on top in both directions, and equal values stay in the order of their names. */
static int
compare_items (const void *a, const void *b, void *user_data)
{
  const FerryEntryRule *rule = user_data;
  int order = compare_kinds (a, b);

  if (order == 0)
    order = comparisons[rule->column](a, b) * (rule->is_descending ? -1 : 1);
  return order != 0 ? order : compare_names (a, b);
}

/**
 * ferry_entry_order_make:
 * @parts: (element-type FerryListing): the folder's listing as it came
 *
 * Returns: (transfer full) (element-type FerryEntryKey): the entries to show, in their order
 */
GArray *
ferry_entry_order_make (GPtrArray *parts, const FerryEntryRule *rule)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));
  GArray *order;

  for (guint32 part = 0; part < parts->len; part++)
    {
      FerryListing *listing = g_ptr_array_index (parts, part);

      for (guint32 index = 0; index < ferry_listing_get_length (listing); index++)
        {
          Item item = { ferry_listing_get (listing, index), NULL, { part, index } };

          if (!is_shown (item.entry, rule))
            continue;
          if (rule->column == FERRY_ENTRY_COLUMN_NAME)
            item.name_key = make_name_key (item.entry, rule);
          g_array_append_val (items, item);
        }
    }

  g_array_sort_with_data (items, (GCompareDataFunc) compare_items, (gpointer) rule);

  order = g_array_sized_new (FALSE, FALSE, sizeof (FerryEntryKey), items->len);
  for (guint i = 0; i < items->len; i++)
    {
      Item *item = &g_array_index (items, Item, i);

      g_array_append_val (order, item->key);
      g_free (item->name_key);
    }
  return order;
}
