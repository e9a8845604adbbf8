/* Says why something at a place could not be done, and what to do about it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_failure_dialog_show (GtkWidget *widget,
                                FerryPlace *place,
                                const char *heading,
                                const GError *error);

G_END_DECLS
