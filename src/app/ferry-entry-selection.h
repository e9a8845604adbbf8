/* Which entries of a pane's list are selected: a GtkSelectionModel of FerryEntryRow. Names, not
 * positions, stay selected when the rows change. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_ENTRY_SELECTION (ferry_entry_selection_get_type ())
G_DECLARE_FINAL_TYPE (FerryEntrySelection, ferry_entry_selection, FERRY, ENTRY_SELECTION, GObject)

FerryEntrySelection *ferry_entry_selection_new (GtkColumnView *view, FerryEntryModel *model);

guint ferry_entry_selection_get_size (FerryEntrySelection *selection);
guint ferry_entry_selection_get_first (FerryEntrySelection *selection);
FerryListing *ferry_entry_selection_dup_entries (FerryEntrySelection *selection);
gboolean ferry_entry_selection_has (FerryEntrySelection *selection, guint position);

void ferry_entry_selection_take (FerryEntrySelection *selection, guint position);
void ferry_entry_selection_want_names (FerryEntrySelection *selection, const char *const *names);

G_END_DECLS
