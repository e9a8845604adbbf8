/* One side of the window: tabs, of which one is in front. The bar of tabs is there from the second
 * tab on; tabs can be moved within it and dragged to the other side. Main thread.
 *
 * Property: "kind" (FerrySideKind as uint, notify): of the tab in front.
 * Signals: "tab-added", "tab-removed" (side, FerryTab *tab);
 *          "tab-shown" (side, FerryTab *tab): another one is in front;
 *          "tab-close-requested" (side, FerryTab *tab): by its button or the mouse.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-tab.h"

G_BEGIN_DECLS

#define FERRY_TYPE_SIDE (ferry_side_get_type ())
G_DECLARE_FINAL_TYPE (FerrySide, ferry_side, FERRY, SIDE, GtkWidget)

void ferry_side_add_tab (FerrySide *side, FerryTab *tab);
void ferry_side_remove_tab (FerrySide *side, FerryTab *tab);
GPtrArray *ferry_side_take_tabs (FerrySide *side);
void ferry_side_give_tabs (FerrySide *side, GPtrArray *tabs, FerryTab *shown);
void ferry_side_show_tab (FerrySide *side, FerryTab *tab);
void ferry_side_step (FerrySide *side, int step);
guint ferry_side_get_n_tabs (FerrySide *side);
FerryTab *ferry_side_get_nth_tab (FerrySide *side, guint number);

FerryTab *ferry_side_get_tab (FerrySide *side);
FerryPane *ferry_side_get_pane (FerrySide *side);
FerrySession *ferry_side_get_session (FerrySide *side);
FerrySideKind ferry_side_get_kind (FerrySide *side);

G_END_DECLS
