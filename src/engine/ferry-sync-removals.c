/* What a plan takes away. Main thread. See ferry-sync-removals.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-removals.h"

#include "ferry-path.h"
#include "ferry-remote-keep.h"
#include "ferry-remote-place.h"

#include <string.h>

/* The entries of one folder. */
typedef struct
{
  gboolean is_right;
  char *folder;
  FerryListing *entries;
} Group;

typedef struct
{
  FerrySyncPlan *plan; /* owned */
  GQueue groups;
  FerryTally *tally; /* of the group under way */
  GPtrArray *failures;
  guint n_removed;
  GCancellable *cancellable;
  FerrySyncRemovalsFunc func;
  gpointer user_data;
} Removals;

static void
group_free (Group *group)
{
  g_free (group->folder);
  ferry_listing_unref (group->entries);
  g_free (group);
}

static Group *
find_group (Removals *removals, GHashTable *groups, gboolean is_right, const char *path)
{
  g_autofree char *folder = ferry_path_dup_parent (path);
  g_autofree char *key = g_strconcat (is_right ? "r" : "l", folder, NULL);
  Group *group = g_hash_table_lookup (groups, key);

  if (group == NULL)
    {
      group = g_new (Group, 1);
      *group = (Group){ is_right, g_steal_pointer (&folder), ferry_listing_new () };
      g_hash_table_insert (groups, g_steal_pointer (&key), group);
      g_queue_push_tail (&removals->groups, group);
    }
  return group;
}

static gboolean
is_wanted (FerrySyncItem *item, FerrySyncRemovalKind kind, gboolean *is_right)
{
  FerrySyncAction action = ferry_sync_item_get_action (item);

  if (kind == FERRY_SYNC_OBSTACLES)
    {
      *is_right = action == FERRY_SYNC_COPY_RIGHT;
      return ferry_sync_item_get_reason (item) == FERRY_SYNC_KINDS &&
             (action == FERRY_SYNC_COPY_RIGHT || action == FERRY_SYNC_COPY_LEFT);
    }
  *is_right = action == FERRY_SYNC_DELETE_RIGHT;
  return action == FERRY_SYNC_DELETE_RIGHT || action == FERRY_SYNC_DELETE_LEFT;
}

static gboolean
is_below (const char *path, const char *folder)
{
  gsize length = folder != NULL ? strlen (folder) : 0;

  return folder != NULL && strncmp (path, folder, length) == 0 && path[length] == '/';
}

static void
collect (Removals *removals, FerrySyncRemovalKind kind)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *gone = NULL; /* the folder that goes with all that is in it */

  for (guint i = 0; ferry_sync_plan_get (removals->plan, i) != NULL; i++)
    {
      FerrySyncItem *item = ferry_sync_plan_get (removals->plan, i);
      const FerryEntry *entry;
      gboolean is_right;

      if (!is_wanted (item, kind, &is_right) || is_below (ferry_sync_item_get_path (item), gone))
        continue;
      entry = is_right ? ferry_sync_item_get_right (item) : ferry_sync_item_get_left (item);
      if (kind == FERRY_SYNC_DELETIONS && ferry_entry_is_directory (entry) &&
          ferry_sync_item_get_reason (item) != FERRY_SYNC_KINDS)
        {
          if (!ferry_sync_plan_removes_folder (removals->plan, i))
            continue;
          gone = ferry_sync_item_get_path (item);
        }
      ferry_listing_add_copy (find_group (removals, groups, is_right,
                                          is_right ? ferry_sync_item_get_right_path (item)
                                                   : ferry_sync_item_get_left_path (item))
                                  ->entries,
                              entry);
    }
}

static FerryRemoval
choose_removal (FerryPlace *place, const Group *group)
{
  g_autofree char *deleted = NULL;

  if (!ferry_place_is_local (place))
    deleted = ferry_remote_dup_deleted_folder (
        ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place)), ferry_place_get_home (place),
        group->folder, group->entries);
  return deleted != NULL ? FERRY_REMOVAL_KEEPS : FERRY_REMOVAL_FOR_GOOD;
}

static void remove_next (Removals *removals);

static void
note_failures (Removals *removals, FerryPlace *place, const GError *error)
{
  guint n_told = ferry_tally_get_n_failures (removals->tally);

  for (guint i = 0; i < n_told; i++)
    {
      const GError *reason;
      const char *path = ferry_tally_get_failure (removals->tally, i, &reason);
      g_autofree char *shown = ferry_place_decode (place, path, NULL);

      g_ptr_array_add (removals->failures, g_strconcat (shown, ": ", reason->message, NULL));
    }
  if (error != NULL && n_told == 0)
    g_ptr_array_add (removals->failures, g_strdup (error->message));
}

static void
did_remove (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Removals *removals = user_data;
  FerryPlace *place = FERRY_PLACE (source);
  g_autoptr (GError) error = NULL;
  Group *group = g_queue_pop_head (&removals->groups);

  ferry_place_action_finish (place, result, &error);
  note_failures (removals, place, error);
  if (error == NULL)
    removals->n_removed += ferry_listing_get_length (group->entries);
  group_free (group);
  ferry_tally_unref (removals->tally);
  remove_next (removals);
}

static void
remove_next (Removals *removals)
{
  Group *group = g_queue_peek_head (&removals->groups);
  FerryPlace *place;

  if (group == NULL || g_cancellable_is_cancelled (removals->cancellable))
    {
      removals->func (removals->n_removed, removals->failures, removals->user_data);
      g_queue_clear_full (&removals->groups, (GDestroyNotify) group_free);
      g_ptr_array_unref (removals->failures);
      g_object_unref (removals->plan);
      g_clear_object (&removals->cancellable);
      g_free (removals);
      return;
    }
  place = ferry_sync_plan_get_place (removals->plan, group->is_right);
  removals->tally = ferry_tally_new ();
  ferry_place_remove_async (place, group->folder, group->entries, choose_removal (place, group),
                            removals->tally, removals->cancellable, did_remove, removals);
}

/**
 * ferry_sync_remove:
 */
void
ferry_sync_remove (FerrySyncPlan *plan,
                   FerrySyncRemovalKind kind,
                   GCancellable *cancellable,
                   FerrySyncRemovalsFunc func,
                   gpointer user_data)
{
  Removals *removals = g_new0 (Removals, 1);

  removals->plan = g_object_ref (plan);
  removals->failures = g_ptr_array_new_with_free_func (g_free);
  removals->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  removals->func = func;
  removals->user_data = user_data;
  collect (removals, kind);
  remove_next (removals);
}
