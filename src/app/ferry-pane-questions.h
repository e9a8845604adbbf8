/* Questions of a pane: really delete? which permissions? Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

void ferry_pane_ask_delete (FerryPane *pane);
void ferry_pane_ask_permissions (FerryPane *pane);

G_END_DECLS
