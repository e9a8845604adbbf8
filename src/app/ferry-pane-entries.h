/* The entries of a pane in what is done with them: opened, taken along; and the columns that they
 * are shown in. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

FerryEntrySelection *ferry_pane_get_selection (FerryPane *pane);
GtkWidget *ferry_pane_get_body (FerryPane *pane);
GtkColumnView *ferry_pane_get_view (FerryPane *pane);
FerryBundle *ferry_pane_dup_bundle (FerryPane *pane);
void ferry_pane_request_transfer (FerryPane *pane,
                                  const FerryBundle *bundle,
                                  const char *folder,
                                  gboolean is_move);
gboolean ferry_pane_request_file (FerryPane *pane, FerryPaneRequest request);
void ferry_pane_request_copy (FerryPane *pane, gboolean is_move);
void ferry_pane_open_entry (FerryPane *pane, const FerryEntry *entry);
void ferry_pane_open_row (FerryPane *pane, guint position);

GVariant *ferry_pane_dup_state (FerryPane *pane);
void ferry_pane_apply_state (FerryPane *pane, GVariant *state);

G_END_DECLS
