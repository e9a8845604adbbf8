/* What is in a list of sites, and which of them are wanted. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-import.h"
#include "ferry-site-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_IMPORT_PREVIEW (ferry_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (FerryImportPreview, ferry_import_preview, FERRY, IMPORT_PREVIEW, GtkBox)

void ferry_import_preview_show (FerryImportPreview *preview,
                                FerryImportList *list,
                                FerrySiteStore *store);
gboolean ferry_import_preview_ask_passphrase (FerryImportPreview *preview);
GPtrArray *ferry_import_preview_dup_chosen (FerryImportPreview *preview);

G_END_DECLS
