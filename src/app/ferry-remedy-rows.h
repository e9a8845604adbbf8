/* What to do about a failure: one line a remedy, with whom it is for, and a button where Ferry can
 * do it itself, which activates "diagnosis.apply" with the FerryRemedyAction. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-explanation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *ferry_remedy_for_get_title (FerryRemedyFor for_whom);
GtkWidget *ferry_remedy_button_new (FerryRemedyAction action);
GtkWidget *ferry_remedy_rows_new (const FerryExplanation *explanation);

G_END_DECLS
