/* One file that is edited, in the list of them. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-edited-file.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_EDITED_ROW (ferry_edited_row_get_type ())
G_DECLARE_FINAL_TYPE (FerryEditedRow, ferry_edited_row, FERRY, EDITED_ROW, GtkListBoxRow)

GtkWidget *ferry_edited_row_new (FerryEditedFile *file);

G_END_DECLS
