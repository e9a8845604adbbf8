/* Forgetting in a task thread, for the history's model. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void ferry_history_forget_async (gpointer source,
                                 const char *path,
                                 GArray *ids,
                                 gint64 before,
                                 GAsyncReadyCallback callback);
gboolean ferry_history_forget_finish (GAsyncResult *result, GError **error);

G_END_DECLS
