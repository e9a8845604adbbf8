/* One line of the log on the screen. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-log-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_LOG_ROW (ferry_log_row_get_type ())
G_DECLARE_FINAL_TYPE (FerryLogRow, ferry_log_row, FERRY, LOG_ROW, GtkBox)

void ferry_log_row_set_item (FerryLogRow *row, FerryLogItem *item);

G_END_DECLS
