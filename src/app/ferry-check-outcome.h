/* The symbol beside the verdict of a check. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-check.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_check_outcome_show (GtkImage *icon, const FerryCheck *check, gboolean needs_change);

G_END_DECLS
