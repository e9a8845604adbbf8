/* What can be done with tabs and sides, as actions of the window. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-window.h"

G_BEGIN_DECLS

void ferry_window_tabs_add_actions (FerryWindow *window);
void ferry_window_close_tab (FerryWindow *window, FerryTab *tab);

G_END_DECLS
