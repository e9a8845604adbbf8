/* The window's actions and their keys: two tables. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-window.h"

G_BEGIN_DECLS

void ferry_window_actions_add (FerryWindow *window);
void ferry_window_actions_set_state (FerryWindow *window, FerrySessionState state);

G_END_DECLS
