/* The list of files that are edited: how each of them is, and what can be done about it. Main
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-edited-files.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_EDITED_WINDOW (ferry_edited_window_get_type ())
G_DECLARE_FINAL_TYPE (FerryEditedWindow, ferry_edited_window, FERRY, EDITED_WINDOW, GtkWindow)

void ferry_edited_window_present (GtkWindow *parent, FerryEditedFiles *files);

G_END_DECLS
