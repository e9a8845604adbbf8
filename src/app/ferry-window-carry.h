/* From one side to the other: what panes ask for, and the selection that an action carries over,
 * goes to the queue. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-window.h"

G_BEGIN_DECLS

void ferry_window_carry_connect (FerryWindow *window, FerryTab *tab);
void ferry_window_carry (FerryWindow *window, FerrySide *from, FerryTransferFlags flags);

G_END_DECLS
