/* Which other FTP clients have sites on this computer. Main thread.
 *
 *   ferry_import_find_installed_async (NULL, did_find, self);
 *   …
 *   static void
 *   did_find (GObject *source, GAsyncResult *result, gpointer user_data)
 *   {
 *     g_autoptr (GPtrArray) found = ferry_import_find_installed_finish (result);
 *
 *     for (guint i = 0; found != NULL && i < found->len; i++)
 *       {
 *         const FerryImportList *list = g_ptr_array_index (found, i);
 *
 *         … list->program, ferry_import_list_count (list)
 *       }
 *   }
 *
 * The files are read in a thread of GLib's; @source is %NULL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-import.h"

G_BEGIN_DECLS

void ferry_import_find_installed_async (GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *ferry_import_find_installed_finish (GAsyncResult *result);

G_END_DECLS
