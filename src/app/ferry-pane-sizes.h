/* The command Folder Sizes of a pane. Made for a pane when it is first asked for. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

void ferry_pane_count_sizes (FerryPane *pane);
void ferry_pane_forget_sizes (FerryPane *pane);

G_END_DECLS
