/* The list of places of a pane. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

void ferry_pane_show_places (FerryPane *pane);
void ferry_pane_add_bookmark (FerryPane *pane);

G_END_DECLS
