/* The tabs that were closed, the last one on top: whole, so that what can be undone in them comes
 * back with them. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-side.h"

G_BEGIN_DECLS

typedef struct _FerryClosedTabs FerryClosedTabs;

FerryClosedTabs *ferry_closed_tabs_new (void);
void ferry_closed_tabs_free (FerryClosedTabs *closed);

void ferry_closed_tabs_push (FerryClosedTabs *closed, FerrySide *side, FerryTab *tab);
FerryTab *ferry_closed_tabs_pop (FerryClosedTabs *closed, FerrySide **side);

G_END_DECLS
