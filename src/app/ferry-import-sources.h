/* Where sites may be imported from: the programs on this computer, or a file. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "list-read": a FerryImportList was read, to be taken with ferry_import_sources_take_list() */
#define FERRY_TYPE_IMPORT_SOURCES (ferry_import_sources_get_type ())
G_DECLARE_FINAL_TYPE (FerryImportSources, ferry_import_sources, FERRY, IMPORT_SOURCES, GtkBox)

void ferry_import_sources_look (FerryImportSources *sources);
void ferry_import_sources_read (FerryImportSources *sources, GFile *file);
FerryImportList *ferry_import_sources_take_list (FerryImportSources *sources);

G_END_DECLS
