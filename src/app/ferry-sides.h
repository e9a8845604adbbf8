/* Which side of the window shows what: this computer, the server, or how connecting to it goes.
 * Follows the session; remembers the folders and columns of each side. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-session.h"
#include "ferry-side.h"

G_BEGIN_DECLS

#define FERRY_TYPE_SIDES (ferry_sides_get_type ())
G_DECLARE_FINAL_TYPE (FerrySides, ferry_sides, FERRY, SIDES, GObject)

FerrySides *
ferry_sides_new (FerrySide *left, FerrySide *right, FerrySession *session, GSettings *settings);
void ferry_sides_make_room_for_server (FerrySides *sides);
void ferry_sides_save (FerrySides *sides);

G_END_DECLS
