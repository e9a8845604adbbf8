/* One line of the preview of new names. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"
#include "ferry-rename-rule.h"

G_BEGIN_DECLS

#define FERRY_TYPE_RENAME_ITEM (ferry_rename_item_get_type ())
G_DECLARE_FINAL_TYPE (FerryRenameItem, ferry_rename_item, FERRY, RENAME_ITEM, GObject)

struct _FerryRenameItem
{
  GObject parent_instance;

  FerryEntry *entry;
  char *name;     /* UTF-8 */
  char *new_name; /* UTF-8 */
  char *bytes;    /* of the new name; NULL where the place cannot write it */
  FerryRenameVerdict verdict;
};

FerryRenameItem *ferry_rename_item_new (FerryPlace *place, const FerryEntry *entry);
void ferry_rename_item_apply (FerryRenameItem *item,
                              FerryPlace *place,
                              const FerryRenameRule *rule,
                              guint index);
const char *ferry_rename_item_get_problem (FerryRenameItem *item);

G_END_DECLS
