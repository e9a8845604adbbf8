/* What a pane's path entry and filter do. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

typedef struct _FerryPaneBar FerryPaneBar;

FerryPaneBar *ferry_pane_bar_new (FerryPane *pane, GtkEditable *path_entry,
                                  GtkToggleButton *filter_button, GtkSearchEntry *filter_entry,
                                  FerryEntryModel *model);
void ferry_pane_bar_free (FerryPaneBar *bar);

void ferry_pane_bar_update (FerryPaneBar *bar);
void ferry_pane_bar_edit_path (FerryPaneBar *bar);
void ferry_pane_bar_edit_filter (FerryPaneBar *bar);

G_END_DECLS
