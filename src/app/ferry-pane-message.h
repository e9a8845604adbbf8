/* What stands in the place of a pane's list: nothing connected, loading, empty, an error.
 * Works on the template child "message" of ui/pane.ui. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-folder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_pane_message_update (GtkWidget *message, FerryFolder *folder, const char *filter);

G_END_DECLS
