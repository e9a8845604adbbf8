/* Forgetting in a task thread. See ferry-history-forget.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-history-forget.h"

#include "ferry-journal-history.h"

/* What is to be forgotten: those rows, or all that ended before. */
typedef struct
{
  char *path;
  GArray *ids; /* of gint64; NULL: by time */
  gint64 before;
} Forgetting;

static void
forgetting_free (gpointer data)
{
  Forgetting *forgetting = data;

  g_clear_pointer (&forgetting->ids, g_array_unref);
  g_free (forgetting->path);
  g_free (forgetting);
}

static void
forget_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Forgetting *forgetting = data;
  GError *error = NULL;

  if (forgetting->ids == NULL)
    ferry_journal_history_clear (forgetting->path, forgetting->before, &error);
  for (guint i = 0; forgetting->ids != NULL && i < forgetting->ids->len && error == NULL; i++)
    ferry_journal_history_forget (forgetting->path, g_array_index (forgetting->ids, gint64, i),
                                  &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * ferry_history_forget_async:
 * @source: (type GObject): on whose behalf
 * @path: of the journal
 * @ids: (transfer full) (nullable): of gint64: these; %NULL: by time
 * @before: seconds since 1970: what ended before
 */
void
ferry_history_forget_async (gpointer source,
                            const char *path,
                            GArray *ids,
                            gint64 before,
                            GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, NULL);
  Forgetting *forgetting = g_new0 (Forgetting, 1);

  forgetting->path = g_strdup (path);
  forgetting->ids = ids;
  forgetting->before = before;
  g_task_set_task_data (task, forgetting, forgetting_free);
  g_task_run_in_thread (task, forget_in_thread);
}

/**
 * ferry_history_forget_finish:
 */
gboolean
ferry_history_forget_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
