/* One line of the preview of new names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-rename-item.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (FerryRenameItem, ferry_rename_item, G_TYPE_OBJECT)

static void
ferry_rename_item_finalize (GObject *object)
{
  FerryRenameItem *item = FERRY_RENAME_ITEM (object);

  ferry_entry_free (item->entry);
  g_free (item->name);
  g_free (item->new_name);
  g_free (item->bytes);

  G_OBJECT_CLASS (ferry_rename_item_parent_class)->finalize (object);
}

static void
ferry_rename_item_class_init (FerryRenameItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_rename_item_finalize;
}

static void
ferry_rename_item_init (FerryRenameItem *item)
{
}

/**
 * ferry_rename_item_new:
 *
 * Returns: (transfer full): with no new name yet
 */
FerryRenameItem *
ferry_rename_item_new (FerryPlace *place, const FerryEntry *entry)
{
  FerryRenameItem *item = g_object_new (FERRY_TYPE_RENAME_ITEM, NULL);

  item->entry = ferry_entry_copy (entry);
  item->name = ferry_place_decode (place, entry->name, NULL);
  return item;
}

/**
 * ferry_rename_item_apply:
 *
 * Gives it the new name that @rule makes. A name whose bytes could not be decoded keeps them if it
 * keeps its text.
 */
void
ferry_rename_item_apply (FerryRenameItem *item,
                         FerryPlace *place,
                         const FerryRenameRule *rule,
                         guint index)
{
  g_free (item->new_name);
  g_free (item->bytes);
  item->new_name = ferry_rename_rule_apply (
      rule, item->name, ferry_entry_is_directory (item->entry), item->entry, index);
  item->bytes = g_str_equal (item->new_name, item->name)
                    ? g_strdup (item->entry->name)
                    : ferry_place_encode (place, item->new_name, NULL);
}

/**
 * ferry_rename_item_get_problem:
 *
 * Returns: (nullable): why it cannot have the new name
 */
const char *
ferry_rename_item_get_problem (FerryRenameItem *item)
{
  static const char *const problems[] = {
    [FERRY_RENAME_FINE] = NULL,
    [FERRY_RENAME_SAME] = NULL,
    [FERRY_RENAME_INVALID] = N_ ("No name for a file"),
    [FERRY_RENAME_TWICE] = N_ ("Another one gets it too"),
    [FERRY_RENAME_EXISTS] = N_ ("Exists already"),
    [FERRY_RENAME_FOREIGN] = N_ ("Cannot be written there"),
  };
  const char *problem = problems[item->verdict];

  return problem != NULL ? _ (problem) : NULL;
}
