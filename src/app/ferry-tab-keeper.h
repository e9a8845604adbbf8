/* What is remembered of the tabs: written a moment after each change, so that they are there again
 * also after a crash. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-recent-store.h"
#include "ferry-sides.h"

G_BEGIN_DECLS

#define FERRY_TYPE_TAB_KEEPER (ferry_tab_keeper_get_type ())
G_DECLARE_FINAL_TYPE (FerryTabKeeper, ferry_tab_keeper, FERRY, TAB_KEEPER, GObject)

FerryTabKeeper *ferry_tab_keeper_new (FerrySide *left, FerrySide *right, GSettings *settings);

void
ferry_tab_keeper_restore (FerryTabKeeper *keeper, FerrySides *sides, FerryRecentStore *recents);
void ferry_tab_keeper_end (FerryTabKeeper *keeper);

G_END_DECLS
