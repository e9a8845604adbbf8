/* Sites out of the files of other programs. A table knows the formats; which one a file is in, its
 * content says. Reading writes nothing, connects to nothing and runs nothing. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-imported.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define FERRY_IMPORT_MAX_FILE (16 * 1024 * 1024) /* bytes */

/* What one file held, or all files of one program. */
typedef struct
{
  const char *program; /* "FileZilla": a name, not to be translated */
  GPtrArray *sites;    /* of FerryImported, in the order of the file */
  GPtrArray *warnings; /* sentences about the file as a whole */
  GBytes *sealed;      /* passwords that take a passphrase, nullable */
} FerryImportList;

FerryImportList *ferry_import_list_new (void);
void ferry_import_list_free (FerryImportList *list);
void ferry_import_list_warn (FerryImportList *list, const char *sentence);
gboolean ferry_import_list_take (FerryImportList *list, FerryImported *site);
gboolean ferry_import_list_unlock (FerryImportList *list, const char *passphrase, GError **error);
guint ferry_import_list_count (const FerryImportList *list);

FerryImportList *ferry_import_parse (GBytes *bytes, GError **error);
FerryImportList *ferry_import_read (GFile *file, GCancellable *cancellable, GError **error);
void ferry_import_read_async (GFile *file,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
FerryImportList *ferry_import_read_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryImportList, ferry_import_list_free)

G_END_DECLS
