/* The line below a pane's list. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *ferry_pane_status_make (FerryEntryModel *model, GtkSelectionModel *selection);

G_END_DECLS
