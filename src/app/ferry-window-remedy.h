/* A remedy that was clicked. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-explanation.h"
#include "ferry-window.h"

G_BEGIN_DECLS

void ferry_window_apply_remedy (FerryWindow *window, FerryRemedyAction action);

G_END_DECLS
