/* The entries of a folder as a list to work in: columns, selection, typing to a name. Main thread.
 *
 * Signal "entry-activated" (position uint).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-cells.h"
#include "ferry-entry-selection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_ENTRY_LIST (ferry_entry_list_get_type ())
G_DECLARE_FINAL_TYPE (FerryEntryList, ferry_entry_list, FERRY, ENTRY_LIST, GtkBox)

void ferry_entry_list_set_model (FerryEntryList *list,
                                 FerryEntryModel *model,
                                 FerryEntryCellFunc name_cell_func,
                                 gpointer user_data);
void ferry_entry_list_set_sizes (FerryEntryList *list, FerryFolderSizes *sizes);
void ferry_entry_list_set_marks (FerryEntryList *list, FerryEntryMarks *marks);
void ferry_entry_list_sort_by (FerryEntryList *list, const char *id);
FerryEntrySelection *ferry_entry_list_get_selection (FerryEntryList *list);
GtkColumnView *ferry_entry_list_get_view (FerryEntryList *list);
GtkScrolledWindow *ferry_entry_list_get_scroller (FerryEntryList *list);

GVariant *ferry_entry_list_dup_state (FerryEntryList *list);
void ferry_entry_list_apply_state (FerryEntryList *list, GVariant *state);

G_END_DECLS
