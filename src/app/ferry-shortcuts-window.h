/* All keys, in a window. GtkShortcutsWindow is deprecated from 4.18 on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_shortcuts_window_present (GtkWindow *parent);

G_END_DECLS
