/* One connection of a check: what was tried, its arrow, how it ended, and on demand why. Main
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-check.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_CHECK_ROW (ferry_check_row_get_type ())
G_DECLARE_FINAL_TYPE (FerryCheckRow, ferry_check_row, FERRY, CHECK_ROW, GtkListBoxRow)

FerryCheckRow *ferry_check_row_new (GtkSizeGroup *words, GtkSizeGroup *times);
void ferry_check_row_set_step (FerryCheckRow *row, const FerryCheckStep *step);
void ferry_check_row_toggle (FerryCheckRow *row);

G_END_DECLS
