/* Files of a pane on the clipboard, and from it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

void ferry_pane_clip (FerryPane *pane, gboolean is_cut);
void ferry_pane_paste (FerryPane *pane);

G_END_DECLS
