/* The folder tree of a pane, beside its list. Made for a pane when it is first asked for. Main
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

void ferry_pane_toggle_tree (FerryPane *pane);
void ferry_pane_set_tree_shown (FerryPane *pane, gboolean is_shown);
gboolean ferry_pane_is_tree_shown (FerryPane *pane);

G_END_DECLS
