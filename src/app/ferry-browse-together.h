/* The two sides go through their folders together: what one enters or leaves, the other does too.
 * Ends, with a sentence, where the other side cannot follow. Main thread.
 *
 * Property: "is-active" (boolean, notify).
 * Signal: "ended" (together, const char *sentence): by itself, and why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sides.h"

G_BEGIN_DECLS

#define FERRY_TYPE_BROWSE_TOGETHER (ferry_browse_together_get_type ())
G_DECLARE_FINAL_TYPE (FerryBrowseTogether, ferry_browse_together, FERRY, BROWSE_TOGETHER, GObject)

FerryBrowseTogether *ferry_browse_together_new (GtkWindow *window, FerrySides *sides);
gboolean ferry_browse_together_get_active (FerryBrowseTogether *together);
void ferry_browse_together_set_active (FerryBrowseTogether *together, gboolean is_active);

G_END_DECLS
