/* The two sides of the window and their tabs: which side is worked in, and so which server the
 * window is about; what is remembered of the tabs. Main thread.
 *
 * Signals: "tab-created" (sides, FerryTab *tab): connect to its pane, once for its life;
 *          "shown-changed" (sides): what is in front on a side, or which side is worked in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sessions.h"
#include "ferry-side.h"

G_BEGIN_DECLS

#define FERRY_TYPE_SIDES (ferry_sides_get_type ())
G_DECLARE_FINAL_TYPE (FerrySides, ferry_sides, FERRY, SIDES, GObject)

FerrySides *
ferry_sides_new (FerrySide *left, FerrySide *right, FerrySessions *sessions, GSettings *settings);

FerryTab *ferry_sides_add_tab (FerrySides *sides, FerrySide *side, FerrySession *session);
void ferry_sides_close_tab (FerrySides *sides, FerryTab *tab);
FerryTab *ferry_sides_reopen_tab (FerrySides *sides, FerrySide **side);
void ferry_sides_swap (FerrySides *sides);

FerrySide *ferry_sides_get_active (FerrySides *sides);
void ferry_sides_set_active (FerrySides *sides, FerrySide *side);
FerrySide *ferry_sides_get_other (FerrySides *sides, FerrySide *side);
FerrySide *ferry_sides_get_side_of (FerrySides *sides, FerryTab *tab);
FerryTab *ferry_sides_find_tab (FerrySides *sides, FerrySession *session);

void ferry_sides_restore (FerrySides *sides, FerryRecentStore *recents);
void ferry_sides_end (FerrySides *sides);

G_END_DECLS
