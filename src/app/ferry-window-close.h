/* The question before the window closes while transfers run. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-window.h"

G_BEGIN_DECLS

gboolean ferry_window_may_close (FerryWindow *window);

G_END_DECLS
