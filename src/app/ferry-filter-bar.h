/* An entry for what the names that a pane shows must contain. Main thread.
 *
 * Properties: "is-open" (boolean). Signal "left": Enter or Escape was pressed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_FILTER_BAR (ferry_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (FerryFilterBar, ferry_filter_bar, FERRY, FILTER_BAR, GtkBox)

void ferry_filter_bar_set_model (FerryFilterBar *bar, FerryEntryModel *model);
const char *ferry_filter_bar_get_text (FerryFilterBar *bar);
void ferry_filter_bar_set_open (FerryFilterBar *bar, gboolean is_open);

G_END_DECLS
