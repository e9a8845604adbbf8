/* The line below a pane's list. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane-folder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _FerryPaneStatus FerryPaneStatus;

FerryPaneStatus *ferry_pane_status_new (GtkLabel *label, FerryPaneFolder *folder,
                                        FerryEntryModel *model, GtkSelectionModel *rows);
void ferry_pane_status_free (FerryPaneStatus *status);
void ferry_pane_status_update (FerryPaneStatus *status);

char *ferry_pane_status_make (FerryEntryModel *model, GtkSelectionModel *selection);

G_END_DECLS
