/* Makes the folders that a plan needs. Main thread. See ferry-sync-folders.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-folders.h"

#include "ferry-folder-batch.h"
#include "ferry-path.h"
#include "ferry-sync-lanes.h"

typedef struct
{
  FerrySyncPlan *plan; /* owned */
  FerrySyncLanes *lanes[2];
  guint lane; /* of the batch under way */
  gboolean is_right;
  GPtrArray *failures;
  GCancellable *cancellable;
  FerrySyncFoldersFunc func;
  gpointer user_data;
} Making;

static gboolean
is_copied_to (FerrySyncItem *item, gboolean is_right)
{
  return ferry_sync_item_get_action (item) ==
         (is_right ? FERRY_SYNC_COPY_RIGHT : FERRY_SYNC_COPY_LEFT);
}

/* The folders that are not there yet: those that are to be copied, and those that something in them
 * is to be copied into. */
static void
need_parents (GHashTable *lines, GHashTable *needed, FerrySyncItem *item)
{
  g_autofree char *path = ferry_path_dup_parent (ferry_sync_item_get_path (item));

  while (g_hash_table_contains (lines, path) && g_hash_table_add (needed, g_strdup (path)))
    {
      g_autofree char *parent = ferry_path_dup_parent (path);

      g_free (path);
      path = g_steal_pointer (&parent);
    }
}

static GHashTable *
find_needed (FerrySyncPlan *plan, gboolean is_right)
{
  g_autoptr (GHashTable) lines = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *needed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  FerrySyncItem *item;

  for (guint i = 0; (item = ferry_sync_plan_get (plan, i)) != NULL; i++)
    {
      gboolean is_missing =
          (is_right ? ferry_sync_item_get_right (item) : ferry_sync_item_get_left (item)) == NULL;

      if (ferry_sync_item_is_folder (item) && is_missing)
        g_hash_table_add (lines, (gpointer) ferry_sync_item_get_path (item));
      if (!is_copied_to (item, is_right))
        continue;
      need_parents (lines, needed, item);
      if (ferry_sync_item_is_folder (item) && is_missing)
        g_hash_table_add (needed, g_strdup (ferry_sync_item_get_path (item)));
    }
  return needed;
}

static void
add_task (FerryFolderBatch *batch, Making *making, const char *path, gboolean makes_parents)
{
  FerryPlace *place = ferry_sync_plan_get_place (making->plan, making->is_right);
  FerryFolderTask *task =
      ferry_folder_task_new (FERRY_FOLDER_MAKE, path, path, making->cancellable);

  task->is_target_remote = !ferry_place_is_local (place);
  task->makes_parents = makes_parents;
  ferry_folder_batch_add (batch, task);
}

static void make_side (Making *making);

static void
finish (Making *making)
{
  making->func (making->failures, making->user_data);
  for (guint i = 0; i < G_N_ELEMENTS (making->lanes); i++)
    ferry_sync_lanes_free (making->lanes[i]);
  g_ptr_array_unref (making->failures);
  g_object_unref (making->plan);
  g_clear_object (&making->cancellable);
  g_free (making);
}

static void
go_on (Making *making)
{
  if (making->is_right || g_cancellable_is_cancelled (making->cancellable))
    {
      finish (making);
      return;
    }
  making->is_right = TRUE;
  make_side (making);
}

static void
did_make (FerryJob *job)
{
  g_autoptr (FerryFolderBatch) batch = (FerryFolderBatch *) job;
  Making *making = batch->owner;
  FerryPlace *place = ferry_sync_plan_get_place (making->plan, making->is_right);
  const GError *first = NULL;

  for (guint i = 0; i < batch->tasks->len; i++)
    {
      FerryFolderTask *task = g_ptr_array_index (batch->tasks, i);
      g_autofree char *shown = ferry_place_decode (place, task->target, NULL);
      g_autofree char *parent = ferry_path_dup_parent (task->target);

      if (task->error != NULL)
        g_ptr_array_add (making->failures, g_strconcat (shown, ": ", task->error->message, NULL));
      else
        ferry_place_emit_folder_changed (place, parent);
      first = first == NULL ? task->error : first;
    }
  if (ferry_sync_lanes_take_back (making->lanes[making->is_right], making->lane, first))
    {
      g_ptr_array_set_size (making->failures, 0);
      make_side (making);
      return;
    }
  go_on (making);
}

static void
make_side (Making *making)
{
  g_autoptr (GHashTable) needed = find_needed (making->plan, making->is_right);
  g_autoptr (FerryFolderBatch) batch = ferry_folder_batch_new (did_make);
  FerrySyncItem *item;

  if (ferry_sync_plan_is_missing (making->plan, making->is_right))
    add_task (batch, making, ferry_sync_plan_get_folder (making->plan, making->is_right), TRUE);
  for (guint i = 0; (item = ferry_sync_plan_get (making->plan, i)) != NULL; i++)
    if (g_hash_table_contains (needed, ferry_sync_item_get_path (item)))
      add_task (batch, making,
                making->is_right ? ferry_sync_item_get_right_path (item)
                                 : ferry_sync_item_get_left_path (item),
                FALSE);
  if (batch->tasks->len == 0)
    {
      go_on (making);
      return;
    }
  batch->owner = making;
  making->lane = ferry_sync_lanes_push (making->lanes[making->is_right],
                                        &((FerryFolderBatch *) g_steal_pointer (&batch))->job);
}

/**
 * ferry_sync_make_folders:
 */
void
ferry_sync_make_folders (FerrySyncPlan *plan,
                         GCancellable *cancellable,
                         FerrySyncFoldersFunc func,
                         gpointer user_data)
{
  Making *making = g_new0 (Making, 1);

  making->plan = g_object_ref (plan);
  for (guint i = 0; i < G_N_ELEMENTS (making->lanes); i++)
    making->lanes[i] = ferry_sync_lanes_new (ferry_sync_plan_get_place (plan, i == 1));
  making->failures = g_ptr_array_new_with_free_func (g_free);
  making->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  making->func = func;
  making->user_data = user_data;
  make_side (making);
}
