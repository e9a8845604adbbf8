/* All keys, in a window: found by words, chosen by preset, changed one by one. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_SHORTCUTS_WINDOW (ferry_shortcuts_window_get_type ())
G_DECLARE_FINAL_TYPE (FerryShortcutsWindow,
                      ferry_shortcuts_window,
                      FERRY,
                      SHORTCUTS_WINDOW,
                      GtkWindow)

void ferry_shortcuts_window_present (GtkWindow *parent);

G_END_DECLS
