/* A check in a thread. What it has found so far comes to the main thread as copies, the newest ten
 * times a second; what a newer one outdates is never delivered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-check-task.h"

#include "ferry-mailbox.h"

#define DELAY 100 /* ms */

typedef struct
{
  FerryServer *server;
  FerryLog *log; /* nullable */
  FerryMailbox *box;

  /* The main thread's. */
  FerryCheckFunc func;
  gpointer func_data;
} CheckTask;

static void
check_task_free (gpointer data)
{
  CheckTask *task = data;

  ferry_server_free (task->server);
  g_clear_pointer (&task->log, ferry_log_unref);
  ferry_mailbox_unref (task->box);
  g_free (task);
}

static void
deliver_check (gpointer item, gpointer user_data)
{
  g_autoptr (FerryCheck) check = item;
  CheckTask *task = user_data;

  task->func (check, task->func_data);
}

static void
on_step_changed (const FerryCheck *check, gpointer user_data)
{
  ferry_mailbox_post (user_data, ferry_check_copy (check));
}

static void
run_check (GTask *thread, gpointer source, gpointer data, GCancellable *cancellable)
{
  CheckTask *task = data;

  g_task_return_pointer (
      thread, ferry_check_run (task->server, task->log, on_step_changed, task->box, cancellable),
      (GDestroyNotify) ferry_check_free);
}

/* The result holds everything: what is still on the way is closed out. */
static void
did_run (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) answer = user_data;
  CheckTask *task = g_task_get_task_data (G_TASK (result));

  ferry_mailbox_close (task->box);
  g_task_return_pointer (answer, g_task_propagate_pointer (G_TASK (result), NULL),
                         (GDestroyNotify) ferry_check_free);
}

/**
 * ferry_check_async:
 * @log: (nullable): written to in the thread
 * @func: (nullable): called in this thread with what has been found so far, at most ten times a
 *   second, and no more once @callback has been
 *
 * Tries every way to the server. A cancel ends the attempt that is under way; @callback still
 * comes, with what was found until then.
 */
void
ferry_check_async (const FerryServer *server,
                   FerryLog *log,
                   FerryCheckFunc func,
                   gpointer func_data,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  GTask *answer = g_task_new (NULL, NULL, callback, user_data);
  g_autoptr (GTask) thread = g_task_new (NULL, cancellable, did_run, answer);
  CheckTask *task = g_new0 (CheckTask, 1);

  task->server = ferry_server_copy (server);
  task->log = log != NULL ? ferry_log_ref (log) : NULL;
  task->func = func;
  task->func_data = func_data;
  task->box = ferry_mailbox_new (DELAY, 1, deliver_check, task, (GDestroyNotify) ferry_check_free);
  if (func == NULL)
    ferry_mailbox_close (task->box);
  g_task_set_task_data (thread, task, check_task_free);
  g_task_set_check_cancellable (thread, FALSE);
  g_task_run_in_thread (thread, run_check);
}

/**
 * ferry_check_finish:
 *
 * Returns: (transfer full): what was found; its is_over is %FALSE where a cancel came before the
 * end
 */
FerryCheck *
ferry_check_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
