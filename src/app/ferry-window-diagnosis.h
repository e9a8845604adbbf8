/* The connection doctor for the server of the window. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-window.h"

G_BEGIN_DECLS

void ferry_window_diagnosis_present (FerryWindow *window);

G_END_DECLS
