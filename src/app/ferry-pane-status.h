/* The line below a pane's list: how many and how large, of the selection or of all; and what is
 * being done in the folder, with a button to stop it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-selection.h"
#include "ferry-folder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_PANE_STATUS (ferry_pane_status_get_type ())
G_DECLARE_FINAL_TYPE (FerryPaneStatus, ferry_pane_status, FERRY, PANE_STATUS, GtkBox)

void ferry_pane_status_update (FerryPaneStatus *status,
                               FerryFolder *folder,
                               FerryEntrySelection *selection);
void
ferry_pane_status_show_work (FerryPaneStatus *status, const char *what, GCancellable *cancellable);
void ferry_pane_status_hide_work (FerryPaneStatus *status, GCancellable *cancellable);
gboolean ferry_pane_status_is_working (FerryPaneStatus *status);
void ferry_pane_status_stop_work (FerryPaneStatus *status);

G_END_DECLS
