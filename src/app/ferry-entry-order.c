/* Which entries of a folder are shown, and in what order: folders first, names as people count
 * ("file 2" before "file 10"). Pure.
 *
 * The collation key of a name costs ten times a comparison and more memory than the entry itself:
 * it is made when two names are first compared, and lives as long as the sort.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry-order.h"

#include "ferry-charset.h"

#include <string.h>

typedef struct
{
  const FerryEntry *entry;
  char *name_key; /* NULL until it is needed */
  gint64 size;    /* of a folder as it was counted */
  FerryEntryKey key;
} Item;

/**
 * ferry_entry_parts_new:
 *
 * Returns: (transfer full) (element-type FerryListing): the parts of a folder's listing, none yet
 */
GPtrArray *
ferry_entry_parts_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_listing_unref);
}

/**
 * ferry_entry_parts_copy:
 *
 * Returns: (transfer full) (element-type FerryListing): the same parts; later ones come only to one
 */
GPtrArray *
ferry_entry_parts_copy (GPtrArray *parts)
{
  GPtrArray *copy = ferry_entry_parts_new ();

  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (copy, ferry_listing_ref (g_ptr_array_index (parts, i)));
  return copy;
}

/**
 * ferry_entry_parts_count:
 *
 * Returns: how many entries they have
 */
guint
ferry_entry_parts_count (GPtrArray *parts)
{
  guint count = 0;

  for (guint i = 0; i < parts->len; i++)
    count += ferry_listing_get_length (g_ptr_array_index (parts, i));
  return count;
}

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
  for (guint i = 0; i < FERRY_N_ENTRY_TABLES; i++)
    if (rule->tables[i] != NULL)
      g_hash_table_ref (rule->tables[i]);
  return copy;
}

/**
 * ferry_entry_rule_clear:
 */
void
ferry_entry_rule_clear (FerryEntryRule *rule)
{
  g_clear_pointer (&rule->filter, g_free);
  g_clear_pointer (&rule->charset, g_free);
  for (guint i = 0; i < FERRY_N_ENTRY_TABLES; i++)
    g_clear_pointer (&rule->tables[i], g_hash_table_unref);
}

/**
 * ferry_entry_rule_free:
 */
void
ferry_entry_rule_free (FerryEntryRule *rule)
{
  ferry_entry_rule_clear (rule);
  g_free (rule);
}

/* Most names are ASCII, and 100,000 of them are to be looked through between two key presses. */
static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    if (*text < ' ' || *text > '~')
      return FALSE;
  return TRUE;
}

static char *
fold_name (const FerryEntry *entry, const char *charset)
{
  g_autofree char *name = NULL;

  if (is_ascii (entry->name))
    return g_ascii_strdown (entry->name, -1);
  name = ferry_charset_decode_shown (charset, entry->name, NULL);
  return g_utf8_casefold (name, -1);
}

/**
 * ferry_entry_name_begins_with:
 * @prefix: casefolded
 * @charset: (nullable): of the name
 *
 * Returns: whether the name begins with @prefix, in whatever case
 */
gboolean
ferry_entry_name_begins_with (const FerryEntry *entry, const char *prefix, const char *charset)
{
  g_autofree char *folded = NULL;

  if (is_ascii (entry->name))
    return g_ascii_strncasecmp (entry->name, prefix, strlen (prefix)) == 0;
  folded = fold_name (entry, charset);
  return g_str_has_prefix (folded, prefix);
}

static gboolean
is_shown (const FerryEntry *entry, const FerryEntryRule *rule)
{
  GHashTable *only = rule->tables[FERRY_ENTRY_TABLE_ONLY];
  g_autofree char *folded = NULL;

  if (!rule->shows_hidden && entry->name[0] == '.')
    return FALSE;
  if (only != NULL && !g_hash_table_contains (only, entry->name))
    return FALSE;
  if (rule->filter == NULL)
    return TRUE;
  folded = fold_name (entry, rule->charset);
  if (strpbrk (rule->filter, "*?") != NULL)
    return g_pattern_match_simple (rule->filter, folded);
  return strstr (folded, rule->filter) != NULL;
}

/* The size that a server gives a folder is that of its list of names. */
static gint64
find_size (const FerryEntry *entry, const FerryEntryRule *rule)
{
  GHashTable *sizes = rule->tables[FERRY_ENTRY_TABLE_SIZES];
  const gint64 *counted = NULL;

  if (!ferry_entry_is_directory (entry))
    return entry->size;
  if (sizes != NULL)
    counted = g_hash_table_lookup (sizes, entry->name);
  return counted != NULL ? *counted : -1;
}

static const char *
get_name_key (Item *item, const FerryEntryRule *rule)
{
  if (item->name_key == NULL)
    {
      g_autofree char *folded = fold_name (item->entry, rule->charset);

      item->name_key = g_utf8_collate_key_for_filename (folded, -1);
    }
  return item->name_key;
}

static int
compare_kinds (const Item *a, const Item *b)
{
  return ferry_entry_is_directory (b->entry) - ferry_entry_is_directory (a->entry);
}

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

static int
compare_names (Item *a, Item *b, const FerryEntryRule *rule)
{
  int order = strcmp (get_name_key (a, rule), get_name_key (b, rule));

  return order != 0 ? order : strcmp (a->entry->name, b->entry->name);
}

static int
compare_sizes (Item *a, Item *b, const FerryEntryRule *rule)
{
  return COMPARE (a->size, b->size);
}

static int
compare_times (Item *a, Item *b, const FerryEntryRule *rule)
{
  return COMPARE (a->entry->modified, b->entry->modified);
}

static int
compare_modes (Item *a, Item *b, const FerryEntryRule *rule)
{
  return COMPARE (a->entry->mode, b->entry->mode);
}

static int
compare_owners (Item *a, Item *b, const FerryEntryRule *rule)
{
  int order = g_strcmp0 (a->entry->owner, b->entry->owner);

  return order != 0 ? order : g_strcmp0 (a->entry->group, b->entry->group);
}

static int (*const comparisons[FERRY_N_ENTRY_COLUMNS]) (Item *, Item *, const FerryEntryRule *) = {
  [FERRY_ENTRY_COLUMN_NAME] = compare_names,     [FERRY_ENTRY_COLUMN_SIZE] = compare_sizes,
  [FERRY_ENTRY_COLUMN_MODIFIED] = compare_times, [FERRY_ENTRY_COLUMN_PERMISSIONS] = compare_modes,
  [FERRY_ENTRY_COLUMN_OWNER] = compare_owners,
};

/* Folders stay on top in both directions, and equal values stay in the order of their names. */
static int
compare_items (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const FerryEntryRule *rule = user_data;
  Item *first = *(Item *const *) a, *second = *(Item *const *) b;
  int order = compare_kinds (first, second);

  if (order == 0)
    order = comparisons[rule->column](first, second, rule) * (rule->is_descending ? -1 : 1);
  return order != 0 ? order : compare_names (first, second, rule);
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
  guint count = ferry_entry_parts_count (parts);
  g_autofree Item *items = g_new (Item, count);
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (count);
  GArray *order;

  for (guint32 part = 0; part < parts->len; part++)
    {
      FerryListing *listing = g_ptr_array_index (parts, part);

      for (guint32 index = 0; index < ferry_listing_get_length (listing); index++)
        {
          const FerryEntry *entry = ferry_listing_get (listing, index);

          if (!is_shown (entry, rule))
            continue;
          items[sorted->len] = (Item){ entry, NULL, find_size (entry, rule), { part, index } };
          g_ptr_array_add (sorted, &items[sorted->len]);
        }
    }

  g_ptr_array_sort_with_data (sorted, compare_items, (gpointer) rule);

  order = g_array_sized_new (FALSE, FALSE, sizeof (FerryEntryKey), sorted->len);
  for (guint i = 0; i < sorted->len; i++)
    {
      Item *item = g_ptr_array_index (sorted, i);

      g_array_append_val (order, item->key);
      g_free (item->name_key);
    }
  return order;
}

typedef struct
{
  GPtrArray *parts;
  FerryEntryRule *rule;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_ptr_array_unref (work->parts);
  ferry_entry_rule_free (work->rule);
  g_free (work);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;

  g_task_return_pointer (task, ferry_entry_order_make (work->parts, work->rule),
                         (GDestroyNotify) g_array_unref);
}

/**
 * ferry_entry_order_make_async:
 * @parts: (element-type FerryListing): may get further ones meanwhile, which do not count
 *
 * The same in a thread of its own, for folders that take long.
 */
void
ferry_entry_order_make_async (GPtrArray *parts,
                              const FerryEntryRule *rule,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Work *work = g_new (Work, 1);

  work->parts = ferry_entry_parts_copy (parts);
  work->rule = ferry_entry_rule_copy (rule);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, run);
}

/**
 * ferry_entry_order_make_finish:
 * @parts: (out) (transfer full): what the keys are of
 *
 * Returns: (transfer full) (nullable): the entries in their order; %NULL if it was cancelled
 */
GArray *
ferry_entry_order_make_finish (GAsyncResult *result, GPtrArray **parts)
{
  GArray *order = g_task_propagate_pointer (G_TASK (result), NULL);

  if (order != NULL)
    *parts = g_ptr_array_ref (((Work *) g_task_get_task_data (G_TASK (result)))->parts);
  return order;
}
