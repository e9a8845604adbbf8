/* The window of limits and times: how fast transfers are, when they begin, what follows them. What
 * is changed counts at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-queue-care.h"

G_BEGIN_DECLS

#define FERRY_TYPE_SPEED_WINDOW (ferry_speed_window_get_type ())
G_DECLARE_FINAL_TYPE (FerrySpeedWindow, ferry_speed_window, FERRY, SPEED_WINDOW, GtkWindow)

void ferry_speed_window_present (GtkWindow *parent, FerryQueueCare *care);

G_END_DECLS
