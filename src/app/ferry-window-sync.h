/* The window's actions that compare its two sides and make them alike. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-window.h"

G_BEGIN_DECLS

void ferry_window_sync_add_actions (FerryWindow *window);

G_END_DECLS
