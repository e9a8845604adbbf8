/* The readers of the single formats. Each gets the whole text of a file as UTF-8 and adds what it
 * finds to a list; %FALSE with a sentence only where nothing at all can be made of it. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-import.h"

G_BEGIN_DECLS

typedef struct
{
  const char *program;
  gboolean (*is_it) (const char *text);
  gboolean (*read) (const char *text, FerryImportList *list, GError **error);
} FerryImportFormat;

extern const FerryImportFormat ferry_import_ferry;
extern const FerryImportFormat ferry_import_filezilla;
extern const FerryImportFormat ferry_import_winscp;
extern const FerryImportFormat ferry_import_ffftp;
extern const FerryImportFormat ferry_import_gtk;
extern const FerryImportFormat ferry_import_lftp;
extern const FerryImportFormat ferry_import_netrc;

G_END_DECLS
