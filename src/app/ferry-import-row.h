/* A site that may be imported, on the screen. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-import-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_IMPORT_ROW (ferry_import_row_get_type ())
G_DECLARE_FINAL_TYPE (FerryImportRow, ferry_import_row, FERRY, IMPORT_ROW, GtkBox)

void ferry_import_row_set_item (FerryImportRow *row, FerryImportItem *item);

G_END_DECLS
