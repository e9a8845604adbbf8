/* Does what a plan says. Main thread. See ferry-sync-run.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-run.h"

#include "ferry-sync-folders.h"
#include "ferry-sync-removals.h"
#include "ferry-sync-settle.h"

typedef struct
{
  FerrySyncPlan *plan; /* the task's source */
  FerryTransferQueue *queue;
  GTask *task;
  FerrySyncResult *result;
  GHashTable *open;   /* FerryTransfer, owned, to FerrySyncItem: on their way */
  GPtrArray *written; /* of FerrySyncWritten */
  gulong ended_handler;
  gulong cancelled_handler;
} Run;

/**
 * ferry_sync_result_free:
 */
void
ferry_sync_result_free (FerrySyncResult *result)
{
  g_ptr_array_unref (result->failures);
  g_free (result);
}

static void
run_free (Run *run)
{
  g_clear_signal_handler (&run->ended_handler, run->queue);
  g_clear_pointer (&run->result, ferry_sync_result_free);
  g_hash_table_unref (run->open);
  g_ptr_array_unref (run->written);
  g_object_unref (run->queue);
  g_object_unref (run->task);
  g_free (run);
}

static GCancellable *
get_cancellable (Run *run)
{
  return g_task_get_cancellable (run->task);
}

static void
take_failures (Run *run, GPtrArray *failures)
{
  run->result->failed += failures->len;
  for (guint i = 0; i < failures->len; i++)
    g_ptr_array_add (run->result->failures, g_strdup (g_ptr_array_index (failures, i)));
}

static void
did_save (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      run->result->failed++;
      g_ptr_array_add (run->result->failures, g_strdup (error->message));
    }
  if (!g_task_return_error_if_cancelled (run->task))
    g_task_return_pointer (run->task, g_steal_pointer (&run->result),
                           (GDestroyNotify) ferry_sync_result_free);
  run_free (run);
}

/* The last thing, after a cancel too: what has gone over has gone over. */
static void
save (Run *run)
{
  FerrySyncMemory *memory = ferry_sync_plan_get_memory (run->plan);
  g_autoptr (GFile) file = ferry_sync_plan_get_memory_file (run->plan);

  if (ferry_sync_plan_get_options (run->plan)->rules.mode == FERRY_SYNC_TWO_WAY &&
      run->result->failed == 0 && !g_cancellable_is_cancelled (get_cancellable (run)))
    ferry_sync_memory_set_run (memory);
  ferry_sync_memory_save_async (memory, file, did_save, run);
}

static gboolean
is_gone (FerrySyncItem *item)
{
  FerrySyncAction action = ferry_sync_item_get_action (item);

  return action == FERRY_SYNC_DELETE_LEFT || action == FERRY_SYNC_DELETE_RIGHT;
}

static void
did_delete (guint n_removed, GPtrArray *failures, gpointer user_data)
{
  Run *run = user_data;
  FerrySyncMemory *memory = ferry_sync_plan_get_memory (run->plan);
  FerrySyncItem *item;

  take_failures (run, failures);
  run->result->deleted += n_removed;
  for (guint i = 0; failures->len == 0 && (item = ferry_sync_plan_get (run->plan, i)) != NULL; i++)
    if (is_gone (item))
      ferry_sync_memory_forget (memory, ferry_sync_item_get_path (item));
  save (run);
}

static gboolean
has_deletions (Run *run)
{
  FerrySyncTotals totals = ferry_sync_plan_get_totals (run->plan);

  return totals.deletes_left + totals.deletes_right > 0;
}

/* A file that was moved is gone at its old place only when it is whole at its new one. */
static void
did_settle (gpointer user_data)
{
  Run *run = user_data;

  run->result->are_deletes_left = has_deletions (run) && run->result->failed > 0;
  if (run->result->are_deletes_left || g_cancellable_is_cancelled (get_cancellable (run)))
    save (run);
  else
    ferry_sync_remove (run->plan, FERRY_SYNC_DELETIONS, get_cancellable (run), did_delete, run);
}

static void
settle (Run *run)
{
  g_clear_signal_handler (&run->ended_handler, run->queue);
  if (run->cancelled_handler != 0)
    g_cancellable_disconnect (get_cancellable (run), run->cancelled_handler);
  run->cancelled_handler = 0;
  /* Without the cancellable: what has gone over is noted even so. */
  ferry_sync_settle (run->plan, run->written, NULL, did_settle, run);
}

static void
note_end (Run *run, FerryTransfer *transfer, FerrySyncItem *item)
{
  FerryTransferState state = ferry_transfer_get_state (transfer);
  FerrySyncWritten *written;

  if (state != FERRY_TRANSFER_DONE)
    {
      run->result->failed++;
      return;
    }
  run->result->copied++;
  ferry_sync_memory_unplan (ferry_sync_plan_get_memory (run->plan),
                            ferry_sync_item_get_path (item));
  if (ferry_transfer_is_folder (transfer))
    return;
  written = g_new (FerrySyncWritten, 1);
  *written = (FerrySyncWritten){ g_object_ref (item), g_object_ref (transfer) };
  g_ptr_array_add (run->written, written);
}

static void
on_transfer_ended (FerryTransferQueue *queue, FerryTransfer *transfer, Run *run)
{
  FerrySyncItem *item = g_hash_table_lookup (run->open, transfer);

  if (item == NULL)
    return;
  note_end (run, transfer, item);
  g_hash_table_remove (run->open, transfer);
  if (g_hash_table_size (run->open) == 0)
    settle (run);
}

/* The rows stay where they are: who cancels this decides about them. */
static gboolean
stop_waiting (gpointer user_data)
{
  Run *run = user_data;

  if (run->ended_handler != 0)
    settle (run);
  return G_SOURCE_REMOVE;
}

static void
on_cancelled (GCancellable *cancellable, Run *run)
{
  g_idle_add (stop_waiting, run);
}

static void
add_side (Run *run, gboolean is_right)
{
  FerrySyncAction wanted = is_right ? FERRY_SYNC_COPY_RIGHT : FERRY_SYNC_COPY_LEFT;
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (FerryTransferPair));
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray) transfers = NULL;
  FerrySyncItem *item;

  for (guint i = 0; (item = ferry_sync_plan_get (run->plan, i)) != NULL; i++)
    {
      const char *left = ferry_sync_item_get_left_path (item);
      const char *right = ferry_sync_item_get_right_path (item);
      FerryTransferPair pair = { is_right ? left : right, is_right ? right : left,
                                 is_right ? ferry_sync_item_get_left (item)
                                          : ferry_sync_item_get_right (item) };

      /* Of a folder the files have lines of their own, but for one that a file was in the way of.
       */
      if (ferry_sync_item_get_action (item) != wanted ||
          (ferry_sync_item_is_folder (item) &&
           ferry_sync_item_get_reason (item) != FERRY_SYNC_KINDS))
        continue;
      g_array_append_val (pairs, pair);
      g_ptr_array_add (items, item);
    }
  transfers =
      ferry_transfer_queue_add_pairs (run->queue, ferry_sync_plan_get_place (run->plan, !is_right),
                                      ferry_sync_plan_get_place (run->plan, is_right),
                                      (const FerryTransferPair *) pairs->data, pairs->len);
  for (guint i = 0; i < items->len; i++)
    g_hash_table_insert (run->open, g_object_ref (g_ptr_array_index (transfers, i)),
                         g_object_ref (g_ptr_array_index (items, i)));
}

/* A folder that was made is there on both sides: when it is missing later, somebody removed it. */
static void
note_folders (Run *run)
{
  static const FerrySyncPair both = { { .is_there = TRUE, .is_folder = TRUE },
                                      { .is_there = TRUE, .is_folder = TRUE } };
  FerrySyncMemory *memory = ferry_sync_plan_get_memory (run->plan);
  FerrySyncItem *item;

  if (ferry_sync_plan_get_options (run->plan)->rules.mode != FERRY_SYNC_TWO_WAY &&
      !ferry_sync_memory_has_run (memory))
    return;
  for (guint i = 0; (item = ferry_sync_plan_get (run->plan, i)) != NULL; i++)
    if (ferry_sync_item_is_folder (item) && !is_gone (item) &&
        ferry_sync_item_get_action (item) != FERRY_SYNC_LEAVE)
      ferry_sync_memory_note (memory, ferry_sync_item_get_path (item), &both);
}

/* For whoever comes after a run that is killed. */
static void
note_plans (Run *run)
{
  FerrySyncMemory *memory = ferry_sync_plan_get_memory (run->plan);
  FerrySyncItem *item;

  for (guint i = 0; (item = ferry_sync_plan_get (run->plan, i)) != NULL; i++)
    {
      FerrySyncAction action = ferry_sync_item_get_action (item);
      FerrySyncPair pair = { ferry_sync_item_get_left_facts (item),
                             ferry_sync_item_get_right_facts (item) };

      if (action == FERRY_SYNC_COPY_RIGHT || action == FERRY_SYNC_COPY_LEFT)
        ferry_sync_memory_plan (memory, ferry_sync_item_get_path (item),
                                action == FERRY_SYNC_COPY_RIGHT, &pair);
    }
}

/* What cannot be written is told at the end, when it is written again. */
static void
did_save_plans (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;

  if (g_cancellable_is_cancelled (get_cancellable (run)))
    {
      save (run);
      return;
    }
  run->ended_handler =
      g_signal_connect (run->queue, "transfer-ended", G_CALLBACK (on_transfer_ended), run);
  add_side (run, TRUE);
  add_side (run, FALSE);
  if (g_hash_table_size (run->open) == 0)
    settle (run);
  else if (get_cancellable (run) != NULL)
    run->cancelled_handler =
        g_cancellable_connect (get_cancellable (run), G_CALLBACK (on_cancelled), run, NULL);
}

static void
did_make_folders (GPtrArray *failures, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GFile) file = ferry_sync_plan_get_memory_file (run->plan);

  take_failures (run, failures);
  if (failures->len == 0)
    note_folders (run);
  note_plans (run);
  ferry_sync_memory_save_async (ferry_sync_plan_get_memory (run->plan), file, did_save_plans, run);
}

static void
did_clear_the_way (guint n_removed, GPtrArray *failures, gpointer user_data)
{
  Run *run = user_data;

  take_failures (run, failures);
  run->result->deleted += n_removed;
  ferry_sync_make_folders (run->plan, get_cancellable (run), did_make_folders, run);
}

/**
 * ferry_sync_run_async:
 * @queue: where the files go through, with rows for people to see
 * @cancellable: (nullable): ends the waiting; rows of the queue stay
 */
void
ferry_sync_run_async (FerrySyncPlan *plan,
                      FerryTransferQueue *queue,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  Run *run = g_new0 (Run, 1);

  run->task = g_task_new (plan, cancellable, callback, user_data);
  g_task_set_check_cancellable (run->task, FALSE);
  run->plan = plan;
  run->queue = g_object_ref (queue);
  run->result = g_new0 (FerrySyncResult, 1);
  run->result->failures = g_ptr_array_new_with_free_func (g_free);
  run->open = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
  run->written = g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_sync_written_free);
  ferry_sync_remove (plan, FERRY_SYNC_OBSTACLES, cancellable, did_clear_the_way, run);
}

/**
 * ferry_sync_run_finish:
 *
 * Returns: (transfer full) (nullable): what came of it; %NULL if it was cancelled
 */
FerrySyncResult *
ferry_sync_run_finish (FerrySyncPlan *plan, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
