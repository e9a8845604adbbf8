/* For who connects to nothing yet: sites of other clients to take over, where there are any, and
 * the guide. The buttons activate "win.import-sites" and "win.guide". Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_FIRST_STEPS (ferry_first_steps_get_type ())
G_DECLARE_FINAL_TYPE (FerryFirstSteps, ferry_first_steps, FERRY, FIRST_STEPS, GtkBox)

G_END_DECLS
