/* The actions of a pane, "pane.…", and their keys. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

void ferry_pane_actions_install (GtkWidgetClass *klass);
void ferry_pane_actions_add_list_keys (GtkWidget *list);
void ferry_pane_actions_open_row (FerryPane *pane, guint position);
void ferry_pane_actions_update (FerryPane *pane);
void ferry_pane_actions_update_selection (FerryPane *pane);

G_END_DECLS
