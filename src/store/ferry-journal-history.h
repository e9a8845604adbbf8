/* Transfers that ended, the latest first: searched, repeated, forgotten. The functions block for
 * some milliseconds; the asynchronous one does not. Each has a connection of its own, so that any
 * thread may call it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-journal.h"

G_BEGIN_DECLS

/* To a journal with that path, whoever has it open. @text is looked for in names, paths and hosts,
 * whatever the case; NULL or "": everything. */
GPtrArray *ferry_journal_history_find (const char *path,
                                       const char *text,
                                       guint offset,
                                       guint limit,
                                       GError **error);
void ferry_journal_history_find_async (const char *path,
                                       const char *text,
                                       guint offset,
                                       guint limit,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *ferry_journal_history_find_finish (GAsyncResult *result, GError **error);

guint ferry_journal_history_count (const char *path, const char *text, GError **error);
gboolean ferry_journal_history_forget (const char *path, gint64 id, GError **error);
gboolean ferry_journal_history_clear (const char *path, gint64 before, GError **error);

G_END_DECLS
