/* Compares the folders that the two sides show, and marks in both lists what differs; again
 * whenever one of them shows something else. Main thread.
 *
 * Properties: "is-active", "only-differences" (boolean, notify): files that are alike are hidden.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sides.h"

G_BEGIN_DECLS

#define FERRY_TYPE_COMPARE_SIDES (ferry_compare_sides_get_type ())
G_DECLARE_FINAL_TYPE (FerryCompareSides, ferry_compare_sides, FERRY, COMPARE_SIDES, GObject)

FerryCompareSides *ferry_compare_sides_new (FerrySides *sides);

G_END_DECLS
