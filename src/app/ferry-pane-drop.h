/* Files dropped onto a pane or onto one of its folders. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

typedef struct _FerryPaneDrop FerryPaneDrop;

FerryPaneDrop *
ferry_pane_drop_new (FerryPane *pane, GtkWidget *target, GtkScrolledWindow *scroller);
void ferry_pane_drop_free (FerryPaneDrop *drop);

gboolean
ferry_pane_drop_take_files (FerryPane *pane, GSList *files, const char *folder, gboolean is_move);

G_END_DECLS
