/* The entries of one folder as a GListModel of FerryEntryRow, filtered and sorted. Rows are made on
 * demand; what is kept is 8 bytes an entry beside the packed listing. Main thread; large folders
 * are sorted in a task thread.
 *
 * Signals: "before-change" (position, removed) before rows go, "after-change" (position, added)
 * after every arrival, for whoever keeps a selection by names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-order.h"
#include "ferry-entry-row.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define FERRY_TYPE_ENTRY_MODEL (ferry_entry_model_get_type ())
G_DECLARE_FINAL_TYPE (FerryEntryModel, ferry_entry_model, FERRY, ENTRY_MODEL, GObject)

FerryEntryModel *ferry_entry_model_new (void);

void ferry_entry_model_set_charset (FerryEntryModel *model, const char *charset);
void ferry_entry_model_begin (FerryEntryModel *model, const char *charset, gboolean keeps_rows);
void ferry_entry_model_add (FerryEntryModel *model, FerryListing *part);
void ferry_entry_model_end (FerryEntryModel *model);
void ferry_entry_model_abandon (FerryEntryModel *model);
void ferry_entry_model_clear (FerryEntryModel *model);

void
ferry_entry_model_sort (FerryEntryModel *model, FerryEntryColumn column, gboolean is_descending);
void ferry_entry_model_set_filter (FerryEntryModel *model, const char *filter);
void ferry_entry_model_set_shows_hidden (FerryEntryModel *model, gboolean shows_hidden);

void ferry_entry_model_set_table (FerryEntryModel *model, FerryEntryTable which, GHashTable *table);

gboolean ferry_entry_model_is_settled (FerryEntryModel *model);
guint ferry_entry_model_find (FerryEntryModel *model, const char *prefix, guint start);
const FerryEntry *ferry_entry_model_get_entry (FerryEntryModel *model, guint position);
GPtrArray *ferry_entry_model_get_parts (FerryEntryModel *model);
guint ferry_entry_model_get_total (FerryEntryModel *model);

G_END_DECLS
