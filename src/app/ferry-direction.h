/* What changes where the window runs from right to left: the words for its sides, arrows, keys, and
 * paths within words of the other direction. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean ferry_direction_is_mirrored (void);
const char *ferry_direction_translate (const char *text);
const char *ferry_direction_turn (const char *text);
char *ferry_direction_isolate (const char *text);

void ferry_direction_fix_entry (GtkEditable *editable);

G_END_DECLS
