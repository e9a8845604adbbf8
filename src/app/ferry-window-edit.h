/* Files of servers that are edited from a window: opened in an editor, sent back at each save,
 * asked about where that is not safe. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-window.h"

G_BEGIN_DECLS

void ferry_window_edit_begin (FerryWindow *window);
void ferry_window_edit_connect (FerryWindow *window, FerryPane *pane);

G_END_DECLS
