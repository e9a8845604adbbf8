/* What a pane can do, by which names, and by which keys. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

void ferry_pane_actions_install (GtkWidgetClass *pane_class);
void ferry_pane_actions_add_controllers (FerryPane *pane, GtkWidget *area);
void ferry_pane_actions_update (FerryPane *pane);
const char *ferry_pane_actions_get_hindrance (FerryPane *pane, const char *action);

G_END_DECLS
