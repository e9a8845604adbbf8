/* Entries dragged out of a pane's list. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_PANE_DRAG,
  FERRY_PANE_CLIPBOARD,
} FerryPaneCarrier;

GdkContentProvider *
ferry_pane_drag_make_content (FerryPane *pane, const FerryBundle *bundle, FerryPaneCarrier carrier);
void ferry_pane_drag_add_source (GtkWidget *name_cell, gpointer pane);

G_END_DECLS
