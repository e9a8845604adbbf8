/* The context menu of a pane, by right click or by key. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

FerryPaneMenu *ferry_pane_menu_new (FerryPane *pane, GtkWidget *area, GMenuModel *model);
void ferry_pane_menu_free (FerryPaneMenu *menu);
void ferry_pane_menu_show_by_key (FerryPaneMenu *menu);

G_END_DECLS
