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

#include <glib/gi18n-lib.h>

/* So far the listings run ahead of the rows: enough to keep all connections busy, little enough
 * for the memory. */
#define MOST_FOLDERS_AHEAD 256
#define MOST_FILES_AHEAD   10000

struct _FerryTreeWalk
{
  guint ref_count;
  FerryQueueItem *item; /* borrowed: it owns the walk */
  FerryTreeFolder *top; /* owned; NULL at the end */
  FerryTreeFolder *at;  /* whose files become rows */
  GQueue odd_rows;      /* of FerryQueueItem: folders that cannot be reached */

  guint folders_left;  /* that the tree may still have */
  guint folders_ahead; /* listed, and not reached by the rows */
  guint files_ahead;
  gint64 bytes_ahead;
};

static FerryPlace *
get_from (FerryTreeWalk *walk)
{
  return ferry_transfer_get_from (walk->item->transfer);
}

static FerryPlace *
get_to (FerryTreeWalk *walk)
{
  return ferry_transfer_get_to (walk->item->transfer);
}

/**
 * ferry_tree_walk_new:
 * @item: the row of the folder to walk through, which will own the walk
 */
FerryTreeWalk *
ferry_tree_walk_new (FerryQueueItem *item)
{
  FerryTreeWalk *walk = g_new0 (FerryTreeWalk, 1);

  walk->ref_count = 1;
  walk->item = item;
  walk->folders_left = G_MAXUINT;
  if (!ferry_place_is_local (get_from (walk)))
    walk->folders_left =
        ferry_remote_place_get_server (FERRY_REMOTE_PLACE (get_from (walk)))->max_folders;
  walk->top = ferry_tree_folder_new (ferry_transfer_get_source (item->transfer),
                                     ferry_transfer_get_target (item->transfer));
  walk->at = walk->top;
  return walk;
}

/**
 * ferry_tree_walk_ref:
 */
FerryTreeWalk *
ferry_tree_walk_ref (FerryTreeWalk *walk)
{
  walk->ref_count++;
  return walk;
}

/**
 * ferry_tree_walk_unref:
 */
void
ferry_tree_walk_unref (FerryTreeWalk *walk)
{
  if (--walk->ref_count > 0)
    return;
  g_clear_pointer (&walk->top, ferry_tree_folder_free);
  g_queue_clear_full (&walk->odd_rows, (GDestroyNotify) ferry_queue_item_unref);
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
  return walk->top == NULL && g_queue_is_empty (&walk->odd_rows);
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

/* Both steps in one go where one worker reaches both ends. */
static gboolean
has_two_servers (FerryTreeWalk *walk)
{
  return !ferry_place_is_local (get_from (walk)) && !ferry_place_is_local (get_to (walk)) &&
         get_from (walk) != get_to (walk);
}

/**
 * ferry_tree_walk_get_place:
 *
 * Returns: (transfer none): the place whose workers list: a server, if one takes part
 */
FerryPlace *
ferry_tree_walk_get_place (FerryTreeWalk *walk)
{
  return ferry_place_is_local (get_from (walk)) ? get_to (walk) : get_from (walk);
}

/**
 * ferry_tree_walk_get_second_place:
 *
 * Returns: (transfer none) (nullable): the other server
 */
FerryPlace *
ferry_tree_walk_get_second_place (FerryTreeWalk *walk)
{
  return has_two_servers (walk) ? get_to (walk) : NULL;
}

static FerryPlace *
get_place_for (FerryTreeWalk *walk, FerryFolderSteps steps)
{
  return has_two_servers (walk) && (steps & FERRY_FOLDER_MAKE) != 0
             ? get_to (walk)
             : ferry_tree_walk_get_place (walk);
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

/* A folder is no row, only a place to go to; unless it cannot be reached. A server can make up a
 * tree without an end, of which one row then tells. */
static FerryTreeFolder *
reach_folder (FerryTreeWalk *walk, FerryTreeFolder *folder, const FerryEntry *entry, GError **error)
{
  g_autofree char *name =
      ferry_target_name_make (get_from (walk), entry->name, get_to (walk), folder->taken, error);
  g_autofree char *source = ferry_path_join (folder->source, entry->name);
  const FerryEntry *existing;
  g_autofree char *target = NULL;

  if (name == NULL || walk->folders_left == 0)
    return NULL;
  if (--walk->folders_left == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS,
                           _ ("The tree has too many folders. The rest was left out."));
      return NULL;
    }
  if (folder->depth + 1 >= FERRY_MAX_DEPTH)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS, _ ("“%s” lies too deep"), source);
      return NULL;
    }
  existing = ferry_tree_target_find (&folder->existing, name);
  target = ferry_path_join (folder->target, existing != NULL ? existing->name : name);
  return ferry_tree_folder_add (folder, source, target);
}

/* The next folder in one that was listed. Each is thought of only when its turn comes near. */
static FerryTreeFolder *
reach_next (FerryTreeWalk *walk, FerryTreeFolder *folder)
{
  const FerryEntry *entry;

  while ((entry = ferry_tree_folder_next (folder, &folder->next_folder, TRUE)) != NULL)
    {
      g_autoptr (GError) error = NULL;
      FerryTreeFolder *below = reach_folder (walk, folder, entry, &error);

      if (below != NULL)
        return below;
      if (error != NULL)
        {
          g_autofree char *source = ferry_path_join (folder->source, entry->name);
          FerryQueueItem *row = make_row (walk, source, folder->target, entry);

          row->early_error = g_steal_pointer (&error);
          g_queue_push_tail (&walk->odd_rows, row);
        }
    }
  return NULL;
}

static FerryTreeFolder *
find_below (FerryTreeWalk *walk, FerryTreeFolder *folder, FerryPlace *place, gint64 now)
{
  FerryTreeFolder *found = NULL;

  if (folder->state == FERRY_TREE_TO_VISIT)
    return folder->not_before <= now &&
                   ferry_place_is_same (get_place_for (walk, folder->steps), place)
               ? folder
               : NULL;
  if (folder->state != FERRY_TREE_LISTED)
    return NULL;
  for (GList *l = folder->below.head; l != NULL && found == NULL; l = l->next)
    found = find_below (walk, l->data, place, now);
  if (found == NULL && ferry_place_is_same (get_place_for (walk, FERRY_FOLDER_MAKE), place))
    found = reach_next (walk, folder);
  return found;
}

/**
 * ferry_tree_walk_find:
 * @place: whose worker is free
 * @now: monotonic
 *
 * Returns: (transfer none) (nullable): the next folder for that worker, in the order of the tree
 */
FerryTreeFolder *
ferry_tree_walk_find (FerryTreeWalk *walk, FerryPlace *place, gint64 now)
{
  gboolean is_far_ahead =
      walk->folders_ahead >= MOST_FOLDERS_AHEAD || walk->files_ahead >= MOST_FILES_AHEAD;

  if (walk->top == NULL || (is_far_ahead && walk->at->state != FERRY_TREE_TO_VISIT))
    return NULL;
  return find_below (walk, is_far_ahead ? walk->at : walk->top, place, now);
}

/**
 * ferry_tree_walk_takes_many:
 *
 * Returns: whether a worker had better take several folders at a time: to make one on a server is a
 * round trip, to list one here is nothing
 */
gboolean
ferry_tree_walk_takes_many (FerryTreeWalk *walk)
{
  return ferry_place_is_local (get_from (walk));
}

/**
 * ferry_tree_walk_visit:
 *
 * Returns: (transfer full): what is still to be done for @folder, for a worker
 */
FerryFolderTask *
ferry_tree_walk_visit (FerryTreeWalk *walk, FerryTreeFolder *folder, GCancellable *cancellable)
{
  FerryFolderSteps steps = folder->steps;
  FerryFolderTask *task;

  if (has_two_servers (walk) && (steps & FERRY_FOLDER_MAKE) != 0)
    steps = FERRY_FOLDER_MAKE;
  task = ferry_folder_task_new (steps, folder->source, folder->target, cancellable);
  task->owner = folder;
  task->is_source_remote = !ferry_place_is_local (get_from (walk));
  task->is_target_remote = !ferry_place_is_local (get_to (walk));
  task->makes_parents = folder->depth == 0;
  task->lists_target = walk->item->passed != NULL;
  task->ancestors = g_ptr_array_ref (folder->ancestors);
  folder->state = FERRY_TREE_WITH_WORKER;
  return task;
}

static void
count_entries (FerryTreeWalk *walk, FerryListing *entries)
{
  for (guint i = 0; i < ferry_listing_get_length (entries); i++)
    {
      const FerryEntry *entry = ferry_listing_get (entries, i);

      if (ferry_entry_is_directory (entry))
        continue;
      walk->files_ahead++;
      walk->bytes_ahead += MAX (entry->size, 0);
    }
}

static void
set_listed (FerryTreeWalk *walk, FerryTreeFolder *folder, FerryListing *entries)
{
  folder->state = FERRY_TREE_LISTED;
  folder->entries = entries;
  walk->folders_ahead += folder != walk->at;
  count_entries (walk, entries);
}

static void
note_source (FerryQueueItem *item, const char *source)
{
  if (!item->is_move)
    return;
  if (item->sources == NULL)
    item->sources = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (item->sources, g_strdup (source));
}

/**
 * ferry_tree_walk_take_result:
 * @task: one that has no error
 */
void
ferry_tree_walk_take_result (FerryTreeWalk *walk, FerryTreeFolder *folder, FerryFolderTask *task)
{
  folder->state = FERRY_TREE_TO_VISIT;
  folder->steps &= ~task->steps;
  if ((task->steps & FERRY_FOLDER_MAKE) != 0)
    {
      ferry_tree_target_take (&folder->existing, g_steal_pointer (&task->existing),
                              task->is_target_remote);
      folder->is_target_listed = task->is_existing_known;
      ferry_tree_folder_set_target (folder, task->target);
    }
  if (folder->steps != 0)
    return;

  note_source (walk->item, folder->source);
  ferry_tree_folder_add_ancestor (folder, task->identity, task->likeness);
  /* How their names are read is known before the first of them is. */
  ferry_place_see_names (get_from (walk), task->entries);
  if (folder->existing.listing != NULL)
    ferry_place_see_names (get_to (walk), folder->existing.listing);
  set_listed (walk, folder, g_steal_pointer (&task->entries));
}

/**
 * ferry_tree_walk_try_again:
 * @counts: whether it is the folder's own failure
 *
 * It did not work out, but not for good.
 */
void
ferry_tree_walk_try_again (FerryTreeFolder *folder, gint64 not_before, gboolean counts)
{
  folder->state = FERRY_TREE_TO_VISIT;
  folder->tries += counts;
  folder->not_before = not_before;
}

/**
 * ferry_tree_walk_give_up:
 *
 * Leaves @folder out, and goes on with the others.
 *
 * Returns: (transfer full): a row that can tell why
 */
FerryQueueItem *
ferry_tree_walk_give_up (FerryTreeWalk *walk, FerryTreeFolder *folder)
{
  FerryEntry entry = { .name = "", .kind = FERRY_KIND_DIRECTORY, .mode = FERRY_MODE_UNKNOWN };

  set_listed (walk, folder, ferry_listing_new ());
  return make_row (walk, folder->source, folder->target, &entry);
}

/**
 * ferry_tree_walk_has_rows:
 *
 * Returns: whether ferry_tree_walk_take_row() may have something
 */
gboolean
ferry_tree_walk_has_rows (FerryTreeWalk *walk)
{
  return !g_queue_is_empty (&walk->odd_rows) ||
         (walk->at != NULL && walk->at->state == FERRY_TREE_LISTED);
}

static FerryQueueItem *
make_file_row (FerryTreeWalk *walk, FerryTreeFolder *folder, const FerryEntry *entry)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name =
      ferry_target_name_make (get_from (walk), entry->name, get_to (walk), folder->taken, &error);
  g_autofree char *source = ferry_path_join (folder->source, entry->name);
  g_autofree char *target =
      name != NULL ? ferry_path_join (folder->target, name) : g_strdup (folder->target);
  const FerryEntry *existing =
      name != NULL ? ferry_tree_target_find (&folder->existing, name) : NULL;
  FerryQueueItem *row = make_row (walk, source, target, entry);

  walk->files_ahead--;
  walk->bytes_ahead -= MAX (entry->size, 0);
  row->early_error = g_steal_pointer (&error);
  row->is_target_known = folder->existing.is_known;
  row->known_since = folder->existing.known_since;
  row->is_target_absent = folder->is_target_listed && existing == NULL;
  row->known_target = existing != NULL ? ferry_entry_copy (existing) : NULL;
  return row;
}

/* All files of the folder are rows: on to the next one in the tree. */
static void
step_on (FerryTreeWalk *walk)
{
  FerryTreeFolder *next = g_queue_peek_head (&walk->at->below);

  if (next == NULL)
    next = reach_next (walk, walk->at);
  if (next == NULL)
    {
      walk->at = ferry_tree_folder_leave (walk->at);
      if (walk->at == NULL)
        walk->top = NULL;
      return;
    }
  walk->at = next;
  walk->folders_ahead -= next->state == FERRY_TREE_LISTED;
}

/**
 * ferry_tree_walk_take_row:
 *
 * Returns: (transfer full) (nullable): the next file, or %NULL when a folder has to be listed first
 */
FerryQueueItem *
ferry_tree_walk_take_row (FerryTreeWalk *walk)
{
  while (ferry_tree_walk_has_rows (walk))
    {
      const FerryEntry *entry;

      if (!g_queue_is_empty (&walk->odd_rows))
        return g_queue_pop_head (&walk->odd_rows);
      entry = ferry_tree_folder_next (walk->at, &walk->at->next_file, FALSE);
      if (entry != NULL)
        return make_file_row (walk, walk->at, entry);
      step_on (walk);
    }
  return NULL;
}
