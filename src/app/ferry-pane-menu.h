/* The menu of a pane's list, by a click or by the keyboard. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

typedef struct _FerryPaneMenu FerryPaneMenu;

FerryPaneMenu *ferry_pane_menu_new (FerryPane *pane, GtkWidget *area, GMenuModel *model);
void ferry_pane_menu_free (FerryPaneMenu *menu);
void ferry_pane_menu_show (FerryPaneMenu *menu);

G_END_DECLS
