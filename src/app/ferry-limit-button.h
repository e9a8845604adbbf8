/* The button that shows the limit of speed in force, with a menu of quick choices.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-speed-limits.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_LIMIT_BUTTON (ferry_limit_button_get_type ())
G_DECLARE_FINAL_TYPE (FerryLimitButton, ferry_limit_button, FERRY, LIMIT_BUTTON, GtkBox)

void ferry_limit_button_set_limits (FerryLimitButton *button, FerrySpeedLimits *limits);

G_END_DECLS
