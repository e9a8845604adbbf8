/* Drag and drop of a pane. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-bundle.h"
#include "ferry-pane.h"

G_BEGIN_DECLS

typedef struct _FerryPaneDnd FerryPaneDnd;

FerryPaneDnd *ferry_pane_dnd_new (FerryPane *pane, GtkWidget *target, GtkScrolledWindow *scroller);
void ferry_pane_dnd_free (FerryPaneDnd *dnd);
void ferry_pane_dnd_add_source (FerryPaneDnd *dnd, GtkWidget *name_cell);

FerryBundle *ferry_pane_dnd_dup_bundle (FerryPane *pane);
GdkContentProvider *ferry_pane_dnd_make_content (const FerryBundle *bundle);
void ferry_pane_dnd_take_bundle (FerryPane *pane, const FerryBundle *bundle, const char *folder,
                                 gboolean is_move);
gboolean ferry_pane_dnd_take_files (FerryPane *pane, GSList *files, const char *folder,
                                    gboolean is_move);

G_END_DECLS
