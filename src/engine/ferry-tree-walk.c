/* The way through a tree. Main thread. See ferry-tree-walk.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-tree-walk.h"

#include "ferry-path.h"
#include "ferry-remote-files.h"
#include "ferry-remote-place.h"
#include "ferry-target-name.h"
#include "ferry-transfer-plan.h"
#include "ferry-tree-folder.h"
#include "ferry-tree-target.h"

#include <glib/gi18n-lib.h>

struct _FerryTreeWalk
{
  FerryQueueItem *item; /* borrowed: it owns the walk */
  GCancellable *cancellable;
  GQueue folders; /* of FerryTreeFolder: still to visit, the next one first */
  GQueue found;   /* of FerryTreeFolder: seen in the folder at hand */

  /* The folder at hand. */
  FerryTreeFolder *folder;
  FerryFolderSteps steps; /* still to do */
  gboolean is_with_worker;
  guint tries;
  gint64 not_before;

  /* What was found in it. */
  FerryListing *entries;
  guint next;
  GHashTable *taken; /* names given at the target */
  FerryTreeTarget target;

  guint folders_left; /* that the tree may still have */
  guint files_ahead;
  gint64 bytes_ahead;
};

static FerryPlace *
get_from (FerryTreeWalk *walk)
{
  return ferry_transfer_get_from (walk->item->transfer);
}

/**
 * ferry_tree_walk_new:
 * @item: the row of the folder to walk through, which will own the walk
 */
FerryTreeWalk *
ferry_tree_walk_new (FerryQueueItem *item)
{
  FerryTreeWalk *walk = g_new0 (FerryTreeWalk, 1);
  g_autoptr (GPtrArray) nobody = g_ptr_array_new_with_free_func (g_free);

  walk->item = item;
  walk->folders_left = G_MAXUINT;
  if (!ferry_place_is_local (get_from (walk)))
    walk->folders_left =
        ferry_remote_place_get_server (FERRY_REMOTE_PLACE (get_from (walk)))->max_folders;
  walk->cancellable = g_cancellable_new ();
  walk->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ferry_tree_target_init (&walk->target);
  g_queue_push_tail (&walk->folders,
                     ferry_tree_folder_new (ferry_transfer_get_source (item->transfer),
                                            ferry_transfer_get_target (item->transfer), 0, nobody));
  return walk;
}

/**
 * ferry_tree_walk_free:
 *
 * A folder that is with a worker is cancelled; its task comes back to an owner that is gone.
 */
void
ferry_tree_walk_free (FerryTreeWalk *walk)
{
  g_cancellable_cancel (walk->cancellable);
  g_object_unref (walk->cancellable);
  g_queue_clear_full (&walk->folders, ferry_tree_folder_free);
  g_queue_clear_full (&walk->found, ferry_tree_folder_free);
  g_clear_pointer (&walk->folder, ferry_tree_folder_free);
  g_clear_pointer (&walk->entries, ferry_listing_unref);
  ferry_tree_target_clear (&walk->target);
  g_hash_table_unref (walk->taken);
  g_free (walk);
}

/**
 * ferry_tree_walk_get_item:
 */
FerryQueueItem *
ferry_tree_walk_get_item (FerryTreeWalk *walk)
{
  return walk->item;
}

/**
 * ferry_tree_walk_is_finished:
 *
 * Returns: whether every folder was visited and every file became a row
 */
gboolean
ferry_tree_walk_is_finished (FerryTreeWalk *walk)
{
  return walk->folder == NULL && g_queue_is_empty (&walk->folders);
}

/**
 * ferry_tree_walk_get_files_ahead:
 *
 * Returns: files that were found and are no rows yet
 */
guint
ferry_tree_walk_get_files_ahead (FerryTreeWalk *walk)
{
  return walk->files_ahead;
}

/**
 * ferry_tree_walk_get_bytes_ahead:
 */
gint64
ferry_tree_walk_get_bytes_ahead (FerryTreeWalk *walk)
{
  return walk->bytes_ahead;
}

static FerryPlace *
get_to (FerryTreeWalk *walk)
{
  return ferry_transfer_get_to (walk->item->transfer);
}

/* Both steps in one go where one worker reaches both ends. */
static gboolean
has_two_servers (FerryTreeWalk *walk)
{
  return !ferry_place_is_local (get_from (walk)) && !ferry_place_is_local (get_to (walk)) &&
         get_from (walk) != get_to (walk);
}

static FerryFolderSteps
get_next_steps (FerryTreeWalk *walk)
{
  FerryFolderSteps steps =
      walk->folder != NULL ? walk->steps : FERRY_FOLDER_MAKE | FERRY_FOLDER_LIST;

  if (has_two_servers (walk) && (steps & FERRY_FOLDER_MAKE) != 0)
    return FERRY_FOLDER_MAKE;
  return steps;
}

/**
 * ferry_tree_walk_get_next_place:
 *
 * Returns: (transfer none): the place whose worker is needed next: a server, if one takes part
 */
FerryPlace *
ferry_tree_walk_get_next_place (FerryTreeWalk *walk)
{
  if (has_two_servers (walk))
    return (get_next_steps (walk) & FERRY_FOLDER_MAKE) != 0 ? get_to (walk) : get_from (walk);
  return ferry_place_is_local (get_from (walk)) ? get_to (walk) : get_from (walk);
}

/**
 * ferry_tree_walk_can_visit:
 * @now: monotonic
 *
 * Returns: whether there is something for a worker to do
 */
gboolean
ferry_tree_walk_can_visit (FerryTreeWalk *walk, gint64 now)
{
  return !walk->is_with_worker && walk->entries == NULL && walk->not_before <= now &&
         !ferry_tree_walk_is_finished (walk);
}

/**
 * ferry_tree_walk_visit:
 *
 * Returns: (transfer full): the next folder, or the rest of the one at hand, for a worker
 */
FerryFolderTask *
ferry_tree_walk_visit (FerryTreeWalk *walk, void (*finish) (FerryJob *))
{
  FerryFolderTask *task;

  if (walk->folder == NULL)
    {
      walk->folder = g_queue_pop_head (&walk->folders);
      walk->steps = FERRY_FOLDER_MAKE | FERRY_FOLDER_LIST;
    }
  task = ferry_folder_task_new (get_next_steps (walk), walk->folder->source, walk->folder->target,
                                walk->cancellable, finish);
  task->is_source_remote = !ferry_place_is_local (get_from (walk));
  task->is_target_remote = !ferry_place_is_local (get_to (walk));
  task->makes_parents = walk->folder->depth == 0;
  task->ancestors = g_ptr_array_ref (walk->folder->ancestors);
  walk->is_with_worker = TRUE;
  return task;
}

static void
count_entries (FerryTreeWalk *walk)
{
  for (guint i = 0; i < ferry_listing_get_length (walk->entries); i++)
    {
      const FerryEntry *entry = ferry_listing_get (walk->entries, i);

      if (ferry_entry_is_directory (entry))
        continue;
      walk->files_ahead++;
      walk->bytes_ahead += MAX (entry->size, 0);
    }
}

static void
leave_folder (FerryTreeWalk *walk)
{
  FerryTreeFolder *folder;

  g_clear_pointer (&walk->entries, ferry_listing_unref);
  g_clear_pointer (&walk->folder, ferry_tree_folder_free);
  while ((folder = g_queue_pop_tail (&walk->found)) != NULL)
    g_queue_push_head (&walk->folders, folder);
  walk->tries = 0;
  walk->not_before = 0;
}

/**
 * ferry_tree_walk_take_result:
 * @task: one that has no error
 */
void
ferry_tree_walk_take_result (FerryTreeWalk *walk, FerryFolderTask *task)
{
  walk->is_with_worker = FALSE;
  walk->steps &= ~task->steps;
  if ((task->steps & FERRY_FOLDER_MAKE) != 0)
    {
      ferry_tree_target_take (&walk->target, g_steal_pointer (&task->existing),
                              task->is_target_remote);
      ferry_tree_folder_set_target (walk->folder, task->target);
    }
  if (walk->steps != 0)
    return;

  if (walk->item->is_move)
    {
      if (walk->item->sources == NULL)
        walk->item->sources = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (walk->item->sources, g_strdup (walk->folder->source));
    }
  ferry_tree_folder_add_ancestor (walk->folder, task->identity, task->likeness);
  g_hash_table_remove_all (walk->taken);
  walk->next = 0;
  walk->entries = g_steal_pointer (&task->entries);
  /* How their names are read is known before the first of them is. */
  ferry_place_see_names (get_from (walk), walk->entries);
  if (walk->target.listing != NULL)
    ferry_place_see_names (get_to (walk), walk->target.listing);
  count_entries (walk);
}

/**
 * ferry_tree_walk_try_again:
 *
 * The folder at hand failed, but not for good.
 */
void
ferry_tree_walk_try_again (FerryTreeWalk *walk, gint64 not_before)
{
  walk->is_with_worker = FALSE;
  walk->tries++;
  walk->not_before = not_before;
}

/**
 * ferry_tree_walk_get_tries:
 *
 * Returns: how often the folder at hand has failed
 */
guint
ferry_tree_walk_get_tries (FerryTreeWalk *walk)
{
  return walk->tries;
}

/**
 * ferry_tree_walk_is_at_top:
 *
 * Returns: whether the folder at hand is the row's own
 */
gboolean
ferry_tree_walk_is_at_top (FerryTreeWalk *walk)
{
  return walk->folder != NULL && walk->folder->depth == 0;
}

static FerryQueueItem *
make_row (FerryTreeWalk *walk, const char *source, const char *target, const FerryEntry *entry)
{
  FerryTransfer *transfer = ferry_transfer_new (get_from (walk), source, get_to (walk), target,
                                                entry, walk->item->is_move, walk->item->transfer);
  FerryQueueItem *row = ferry_queue_item_new (transfer, walk->item);

  row->has_permissions = walk->item->has_permissions;
  row->wants_text = walk->item->wants_text;
  row->wants_bytes = walk->item->wants_bytes;
  ferry_transfer_plan_decide_text (row);
  return row;
}

/**
 * ferry_tree_walk_give_up_folder:
 *
 * Leaves the folder at hand out, and goes on with the others.
 *
 * Returns: (transfer full): a row that can tell why
 */
FerryQueueItem *
ferry_tree_walk_give_up_folder (FerryTreeWalk *walk)
{
  FerryEntry entry = { .name = "", .kind = FERRY_KIND_DIRECTORY, .mode = FERRY_MODE_UNKNOWN };
  FerryQueueItem *row = make_row (walk, walk->folder->source, walk->folder->target, &entry);

  walk->is_with_worker = FALSE;
  leave_folder (walk);
  return row;
}

/**
 * ferry_tree_walk_has_rows:
 *
 * Returns: whether ferry_tree_walk_take_row() may have something
 */
gboolean
ferry_tree_walk_has_rows (FerryTreeWalk *walk)
{
  return walk->entries != NULL;
}

static FerryQueueItem *
take_file (FerryTreeWalk *walk, const FerryEntry *entry, const char *source, const char *name)
{
  g_autofree char *target = ferry_path_join (walk->folder->target, name);
  const FerryEntry *existing = ferry_tree_target_find (&walk->target, name);
  FerryQueueItem *row = make_row (walk, source, target, entry);

  row->is_target_known = walk->target.is_known;
  row->known_since = walk->target.known_since;
  row->known_target = existing != NULL ? ferry_entry_copy (existing) : NULL;
  return row;
}

/* A folder is no row, only a place to go to; unless it cannot be reached. A server can make up a
 * tree without an end, of which one row then tells. */
static FerryQueueItem *
take_folder (FerryTreeWalk *walk,
             const FerryEntry *entry,
             const char *source,
             const char *name,
             GError **error)
{
  const FerryEntry *existing = ferry_tree_target_find (&walk->target, name);
  g_autofree char *target =
      ferry_path_join (walk->folder->target, existing != NULL ? existing->name : name);

  if (walk->folders_left == 0)
    return NULL;
  if (--walk->folders_left == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS,
                           _ ("The tree has too many folders. The rest was left out."));
      return make_row (walk, source, target, entry);
    }
  if (walk->folder->depth + 1 >= FERRY_MAX_DEPTH)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS, _ ("“%s” lies too deep"), source);
      return make_row (walk, source, target, entry);
    }
  g_queue_push_tail (&walk->found, ferry_tree_folder_new (source, target, walk->folder->depth + 1,
                                                          walk->folder->ancestors));
  return NULL;
}

/**
 * ferry_tree_walk_take_row:
 * @error: set where the row has failed already
 *
 * Returns: (transfer full) (nullable): the next file, or %NULL when the folder at hand is done
 */
FerryQueueItem *
ferry_tree_walk_take_row (FerryTreeWalk *walk, GError **error)
{
  while (walk->next < ferry_listing_get_length (walk->entries))
    {
      const FerryEntry *entry = ferry_listing_get (walk->entries, walk->next++);
      g_autofree char *name =
          ferry_target_name_make (get_from (walk), entry->name, get_to (walk), walk->taken, error);
      g_autofree char *source = ferry_path_join (walk->folder->source, entry->name);
      FerryQueueItem *row;

      if (!ferry_entry_is_directory (entry))
        {
          walk->files_ahead--;
          walk->bytes_ahead -= MAX (entry->size, 0);
        }
      if (name == NULL)
        return make_row (walk, source, walk->folder->target, entry);
      row = ferry_entry_is_directory (entry) ? take_folder (walk, entry, source, name, error)
                                             : take_file (walk, entry, source, name);
      if (row != NULL)
        return row;
    }
  leave_folder (walk);
  return NULL;
}
