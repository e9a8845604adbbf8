/* The window that takes over the sites of another FTP client: where from, what, done. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-site-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_IMPORT_WINDOW (ferry_import_window_get_type ())
G_DECLARE_FINAL_TYPE (FerryImportWindow, ferry_import_window, FERRY, IMPORT_WINDOW, GtkWindow)

void ferry_import_window_present (GtkWindow *parent, FerrySiteStore *store);

G_END_DECLS
