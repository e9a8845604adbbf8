/* Where a pane is, and the ways elsewhere: back, forward, up, and the path to type into. Its
 * buttons activate the pane's actions. Main thread.
 *
 * Signals: "open-requested" (path string, raw bytes): a path was typed; "left" (): Escape was
 * pressed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_PATH_BAR (ferry_path_bar_get_type ())
G_DECLARE_FINAL_TYPE (FerryPathBar, ferry_path_bar, FERRY, PATH_BAR, GtkBox)

void ferry_path_bar_show (FerryPathBar *bar, FerryPlace *place, const char *path);

G_END_DECLS
