/* The folders that a pane has shown, for Back and Forward. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _FerryPaneHistory FerryPaneHistory;

FerryPaneHistory *ferry_pane_history_new (void);
void ferry_pane_history_free (FerryPaneHistory *history);
void ferry_pane_history_clear (FerryPaneHistory *history);
void ferry_pane_history_add (FerryPaneHistory *history, const char *path);
gboolean ferry_pane_history_can_go (FerryPaneHistory *history, int step);
const char *ferry_pane_history_go (FerryPaneHistory *history, int step);

G_END_DECLS
