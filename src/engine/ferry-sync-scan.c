/* Goes through two folders at once. Main thread. See ferry-sync-scan.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-scan.h"

#include "ferry-ftp-error.h"
#include "ferry-retry.h"
#include "ferry-sync-judge.h"
#include "ferry-sync-listing.h"

#define MOST_OPEN     4   /* pairs of folders, listed at a time */
#define MOST_TRIES    3   /* of one folder */
#define TELL_INTERVAL 100 /* ms */

typedef struct
{
  FerrySyncPlan *plan; /* owned by the task */
  GTask *task;         /* owned */
  FerrySyncJudge *judge;
  FerrySyncLanes *lanes[2];
  GQueue waiting; /* of FerrySyncFolder: the deeper ones first */
  guint n_open;
  guint n_comparing;
  guint n_folders;
  guint n_files;
  gint64 told; /* monotonic */
  FerrySyncProgressFunc func;
  gpointer func_data;
  GError *error; /* that ends it */
} Scan;

static void
scan_free (Scan *scan)
{
  g_clear_pointer (&scan->judge, ferry_sync_judge_free);
  g_clear_pointer (&scan->lanes[0], ferry_sync_lanes_free);
  g_clear_pointer (&scan->lanes[1], ferry_sync_lanes_free);
  g_queue_clear_full (&scan->waiting, (GDestroyNotify) ferry_sync_folder_free);
  g_clear_error (&scan->error);
  g_clear_object (&scan->task);
  g_free (scan);
}

static void step (Scan *scan);
static void did_list (FerryJob *job);

typedef struct
{
  Scan *scan;
  FerrySyncFolder *folder; /* owned while it is open */
} Open;

static void
list_side (Open *open, gboolean is_right)
{
  Scan *scan = open->scan;
  FerrySyncFolderSide *side = &open->folder->sides[is_right];
  FerryPlace *place = ferry_sync_plan_get_place (scan->plan, is_right);
  FerrySyncListing *listing =
      ferry_sync_listing_new (side->path, !ferry_place_is_local (place), side->ancestors, did_list,
                              g_task_get_cancellable (scan->task));

  listing->owner = open;
  listing->is_right = is_right;
  listing->lane = ferry_sync_lanes_push (scan->lanes[is_right], &listing->job);
}

static void
open_folder (Scan *scan, FerrySyncFolder *folder)
{
  Open *open = g_new (Open, 1);

  *open = (Open){ scan, folder };
  scan->n_open++;
  for (guint i = 0; i < G_N_ELEMENTS (folder->sides); i++)
    folder->n_open += folder->sides[i].is_there;
  for (guint i = 0; i < G_N_ELEMENTS (folder->sides); i++)
    if (folder->sides[i].is_there)
      list_side (open, i == 1);
}

static void
take_error (Scan *scan, GError *error)
{
  if (scan->error == NULL)
    scan->error = error;
  else
    g_error_free (error);
}

static void
tell (Scan *scan)
{
  gint64 now = g_get_monotonic_time ();

  if (scan->func == NULL || now - scan->told < TELL_INTERVAL * G_TIME_SPAN_MILLISECOND)
    return;
  scan->told = now;
  scan->func (scan->n_folders, scan->n_files, scan->func_data);
}

/* A target that is not there yet is made; what is to be copied has to be there. */
static gboolean
may_be_missing (Scan *scan, const FerrySyncFolder *folder, gboolean is_right, const GError *error)
{
  FerrySyncMode mode = ferry_sync_plan_get_options (scan->plan)->rules.mode;
  gboolean is_source = is_right
                           ? mode == FERRY_SYNC_MIRROR_LEFT || mode == FERRY_SYNC_UPDATE_LEFT
                           : mode == FERRY_SYNC_MIRROR_RIGHT || mode == FERRY_SYNC_UPDATE_RIGHT;

  if (mode == FERRY_SYNC_TWO_WAY)
    is_source = ferry_sync_memory_has_run (ferry_sync_plan_get_memory (scan->plan));
  return folder->depth == 0 && !is_source &&
         (g_error_matches (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND) ||
          g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
}

static void
push_below (FerrySyncFolder *below, gpointer user_data)
{
  Scan *scan = user_data;

  g_queue_push_head (&scan->waiting, below);
}

static void
did_compare (FerrySyncContent content, gpointer user_data)
{
  FerrySyncQuestion *question = user_data;
  Scan *scan = question->owner;

  ferry_sync_judge_answer (scan->judge, question, content);
  scan->n_comparing--;
  step (scan);
}

static void
ask_content (Scan *scan)
{
  FerrySyncQuestion *question;

  while (scan->n_comparing < MOST_OPEN && scan->error == NULL &&
         (question = ferry_sync_judge_take_question (scan->judge)) != NULL)
    {
      FerrySyncItem *item = question->item;

      question->owner = scan;
      scan->n_comparing++;
      ferry_sync_content_compare (
          scan->lanes[0], ferry_sync_item_get_left_path (item),
          !ferry_place_is_local (ferry_sync_plan_get_place (scan->plan, FALSE)), scan->lanes[1],
          ferry_sync_item_get_right_path (item), ferry_sync_item_get_left (item)->size,
          g_task_get_cancellable (scan->task), did_compare, question);
    }
}

/* Both sides of a folder have come back. */
static void
settle (Scan *scan, FerrySyncFolder *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (folder->sides); i++)
    {
      FerrySyncFolderSide *side = &folder->sides[i];

      if (side->error == NULL)
        continue;
      if (may_be_missing (scan, folder, i == 1, side->error))
        {
          g_clear_error (&side->error);
          side->is_there = FALSE;
          ferry_sync_plan_set_missing (scan->plan, i == 1);
          continue;
        }
      if (folder->depth == 0 || ferry_retry_is_about_server (side->error) ||
          g_error_matches (side->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        take_error (scan, g_steal_pointer (&side->error));
      else
        ferry_sync_judge_give_up (scan->judge, folder);
      return;
    }
  scan->n_files += ferry_sync_judge_folder (scan->judge, folder, push_below, scan);
}

static gboolean
is_worth_another_try (FerrySyncFolder *folder, const GError *error)
{
  FerryFailure failure = error != NULL ? ferry_retry_judge (error) : FERRY_FAILURE_PERMANENT;

  return failure != FERRY_FAILURE_PERMANENT && failure != FERRY_FAILURE_NO_LOGIN &&
         failure != FERRY_FAILURE_NO_SERVER && ++folder->tries < MOST_TRIES;
}

static void
take_listing (FerrySyncFolder *folder, FerrySyncListing *listing, FerryPlace *place)
{
  FerrySyncFolderSide *side = &folder->sides[listing->is_right];

  side->entries = g_steal_pointer (&listing->entries);
  side->error = g_steal_pointer (&listing->error);
  if (side->entries == NULL)
    return;
  ferry_place_see_names (place, side->entries);
  ferry_sync_folder_add_ancestor (folder, listing->is_right, listing->task->identity,
                                  listing->task->likeness);
}

static void
did_list (FerryJob *job)
{
  g_autoptr (FerrySyncListing) listing = (FerrySyncListing *) job;
  Open *open = listing->owner;
  Scan *scan = open->scan;
  FerrySyncFolder *folder = open->folder;
  gboolean has_other_lane =
      ferry_sync_lanes_take_back (scan->lanes[listing->is_right], listing->lane, listing->error);

  if (scan->error == NULL && !g_cancellable_is_cancelled (g_task_get_cancellable (scan->task)) &&
      (has_other_lane || is_worth_another_try (folder, listing->error)))
    {
      list_side (open, listing->is_right);
      return;
    }
  take_listing (folder, listing, ferry_sync_plan_get_place (scan->plan, listing->is_right));
  if (--folder->n_open > 0)
    return;
  scan->n_open--;
  scan->n_folders++;
  if (scan->error == NULL)
    settle (scan, folder);
  ferry_sync_folder_free (folder);
  g_free (open);
  tell (scan);
  step (scan);
}

static void
finish (Scan *scan)
{
  GTask *task = scan->task;

  if (scan->error != NULL)
    g_task_return_error (task, g_steal_pointer (&scan->error));
  else
    {
      ferry_sync_judge_finish (scan->judge);
      g_task_return_boolean (task, TRUE);
    }
  scan_free (scan);
}

static void
step (Scan *scan)
{
  g_autoptr (GError) cancelled = NULL;

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (scan->task), &cancelled))
    take_error (scan, g_steal_pointer (&cancelled));
  while (scan->error == NULL && scan->n_open < MOST_OPEN && !g_queue_is_empty (&scan->waiting))
    open_folder (scan, g_queue_pop_head (&scan->waiting));
  ask_content (scan);
  if (scan->n_open == 0 && scan->n_comparing == 0)
    finish (scan);
}

static void
load_memory (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  FerrySyncMemory *memory = ferry_sync_memory_load (data, cancellable, &error);

  if (memory != NULL)
    g_task_return_pointer (task, memory, (GDestroyNotify) ferry_sync_memory_free);
  else
    g_task_return_error (task, error);
}

static void
did_load_memory (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Scan *scan = user_data;
  g_autoptr (GError) error = NULL;
  FerrySyncMemory *memory = g_task_propagate_pointer (G_TASK (result), &error);

  /* Without one it is a first run, which deletes nothing. */
  if (memory != NULL)
    ferry_sync_plan_take_memory (scan->plan, memory);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("%s", error->message);
  scan->judge = ferry_sync_judge_new (scan->plan);
  g_queue_push_head (&scan->waiting,
                     ferry_sync_folder_new (ferry_sync_plan_get_folder (scan->plan, FALSE),
                                            ferry_sync_plan_get_folder (scan->plan, TRUE)));
  step (scan);
}

/**
 * ferry_sync_scan_async:
 * @plan: an empty one, which is filled
 * @func: (nullable): told how far it is
 */
void
ferry_sync_scan_async (FerrySyncPlan *plan,
                       FerrySyncProgressFunc func,
                       gpointer func_data,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Scan *scan = g_new0 (Scan, 1);
  g_autoptr (GTask) loading = g_task_new (plan, cancellable, did_load_memory, scan);

  scan->task = g_task_new (plan, cancellable, callback, user_data);
  g_task_set_check_cancellable (scan->task, FALSE);
  scan->plan = plan;
  scan->func = func;
  scan->func_data = func_data;
  for (guint i = 0; i < G_N_ELEMENTS (scan->lanes); i++)
    scan->lanes[i] = ferry_sync_lanes_new (ferry_sync_plan_get_place (plan, i == 1));
  g_task_set_task_data (loading, ferry_sync_plan_get_memory_file (plan), g_object_unref);
  g_task_run_in_thread (loading, load_memory);
}

/**
 * ferry_sync_scan_finish:
 *
 * Returns: whether the plan is whole; a folder somewhere below that could not be listed is a line
 * of it
 */
gboolean
ferry_sync_scan_finish (FerrySyncPlan *plan, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
