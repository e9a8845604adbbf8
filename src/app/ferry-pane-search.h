/* The search of a pane: stands in the place of its list while it is open. Made for a pane when it
 * is first asked for. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

void ferry_pane_search (FerryPane *pane);
gboolean ferry_pane_is_searching (FerryPane *pane);
gboolean ferry_pane_search_grab_focus (FerryPane *pane);
gboolean ferry_pane_has_hits_selected (FerryPane *pane);
FerryBundle *ferry_pane_dup_carried (FerryPane *pane);

G_END_DECLS
