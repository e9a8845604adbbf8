/* Undo and redo in a pane: what they are called, and running them. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

gboolean ferry_pane_can_undo (FerryPane *pane, FerryUndoDirection direction);
char *ferry_pane_dup_undo_label (FerryPane *pane, FerryUndoDirection direction);
void ferry_pane_undo (FerryPane *pane);
void ferry_pane_redo (FerryPane *pane);

G_END_DECLS
