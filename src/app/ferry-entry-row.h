/* One row of a pane: an entry as an object, made when the list asks for it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-listing.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define FERRY_TYPE_ENTRY_ROW (ferry_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (FerryEntryRow, ferry_entry_row, FERRY, ENTRY_ROW, GObject)

FerryEntryRow *ferry_entry_row_new (FerryListing *listing, guint index, const char *charset);
const FerryEntry *ferry_entry_row_get_entry (FerryEntryRow *row);
const char *ferry_entry_row_get_name (FerryEntryRow *row);
gboolean ferry_entry_row_is_lossy (FerryEntryRow *row);

G_END_DECLS
