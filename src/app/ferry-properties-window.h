/* All that is known of what is selected in a pane, and what can be changed of it: permissions and
 * the time of the last change. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

#define FERRY_TYPE_PROPERTIES_WINDOW (ferry_properties_window_get_type ())
G_DECLARE_FINAL_TYPE (FerryPropertiesWindow,
                      ferry_properties_window,
                      FERRY,
                      PROPERTIES_WINDOW,
                      GtkWindow)

void ferry_properties_window_present (FerryPane *pane);

G_END_DECLS
