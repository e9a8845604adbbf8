/* What could not be done of a long action: one dialog with all of it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-tally.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_failure_list_show (GtkWidget *widget, const char *heading, FerryTally *tally);

G_END_DECLS
