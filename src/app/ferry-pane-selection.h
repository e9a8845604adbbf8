/* What is selected in a pane's list. Names, not positions, stay selected when the rows change, and
 * names can be asked for that come only with the next listing. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _FerryPaneSelection FerryPaneSelection;

FerryPaneSelection *ferry_pane_selection_new (FerryEntryModel *model, GtkColumnView *view);
void ferry_pane_selection_free (FerryPaneSelection *selection);

GtkSelectionModel *ferry_pane_selection_get_model (FerryPaneSelection *selection);
guint ferry_pane_selection_get_count (FerryPaneSelection *selection);
guint ferry_pane_selection_get_first (FerryPaneSelection *selection);
FerryListing *ferry_pane_selection_dup_entries (FerryPaneSelection *selection);

void ferry_pane_selection_go_to (FerryPaneSelection *selection, guint position);
void ferry_pane_selection_want (FerryPaneSelection *selection, const char *const *names);
void ferry_pane_selection_take_wanted (FerryPaneSelection *selection);

G_END_DECLS
