/* What can be done about a failure, a row each, with a button where Ferry can do it itself: it
 * activates `win.apply-remedy` (u: FerryRemedyAction) or `win.diagnose`. Main thread.
 *
 * Signal: "taken", after one of the buttons was pressed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-explanation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_REMEDY_LIST (ferry_remedy_list_get_type ())
G_DECLARE_FINAL_TYPE (FerryRemedyList, ferry_remedy_list, FERRY, REMEDY_LIST, GtkBox)

void ferry_remedy_list_show (FerryRemedyList *list, const FerryExplanation *explanation);

G_END_DECLS
