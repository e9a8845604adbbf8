/* A site that may be imported, as a row of the preview. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-imported.h"

G_BEGIN_DECLS

#define FERRY_TYPE_IMPORT_ITEM (ferry_import_item_get_type ())
G_DECLARE_FINAL_TYPE (FerryImportItem, ferry_import_item, FERRY, IMPORT_ITEM, GObject)

FerryImportItem *ferry_import_item_new (const FerryImported *site, gboolean is_known);

const FerryImported *ferry_import_item_get_site (FerryImportItem *item);
gboolean ferry_import_item_can_be_chosen (FerryImportItem *item);
gboolean ferry_import_item_is_chosen (FerryImportItem *item);
void ferry_import_item_set_chosen (FerryImportItem *item, gboolean is_chosen);

const char *ferry_import_item_get_title (FerryImportItem *item);
char *ferry_import_item_dup_details (FerryImportItem *item);
char *ferry_import_item_dup_remarks (FerryImportItem *item);

G_END_DECLS
