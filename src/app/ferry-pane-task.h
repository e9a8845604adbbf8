/* Something that a pane does to files and that may take a while: shown in the pane's status line,
 * with a button to stop it, and reported if it fails. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

typedef struct _FerryPaneTask FerryPaneTask;

FerryPaneTask *ferry_pane_task_new (FerryPane *pane, const char *doing, const char *problem);
GCancellable *ferry_pane_task_get_cancellable (FerryPaneTask *task);
FerryTally *ferry_pane_task_get_tally (FerryPaneTask *task);
void ferry_pane_task_take_error (FerryPaneTask *task, GError *error);
gboolean ferry_pane_task_finish_step (FerryPaneTask *task, GObject *place, GAsyncResult *result);
void ferry_pane_task_end (FerryPaneTask *task, const char *selected);

void ferry_pane_task_did_step (GObject *place, GAsyncResult *result, gpointer task);

G_END_DECLS
