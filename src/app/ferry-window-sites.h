/* Saved sites and the window: opening the site manager, saving what is connected, bookmarks. Main
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-window.h"

G_BEGIN_DECLS

void ferry_window_sites_add_actions (FerryWindow *window);

G_END_DECLS
