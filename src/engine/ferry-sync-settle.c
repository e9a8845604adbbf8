/* Looks once more where files were written. Main thread. See ferry-sync-settle.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-settle.h"

#include "ferry-path.h"
#include "ferry-sync-lanes.h"
#include "ferry-sync-listing.h"

#define MOST_OPEN 4 /* folders, listed at a time */

typedef struct _Settling Settling;

/* What was written into one folder. */
typedef struct
{
  Settling *settling; /* borrowed */
  gboolean is_right;
  char *folder;
  GHashTable *files; /* raw name to FerrySyncWritten, borrowed */
} Group;

struct _Settling
{
  FerrySyncPlan *plan; /* owned */
  GPtrArray *written;  /* owned */
  FerrySyncLanes *lanes[2];
  GQueue groups;
  guint n_open;
  GCancellable *cancellable;
  FerrySyncSettleFunc func;
  gpointer user_data;
};

/**
 * ferry_sync_written_free:
 */
void
ferry_sync_written_free (FerrySyncWritten *written)
{
  g_object_unref (written->item);
  g_object_unref (written->transfer);
  g_free (written);
}

static void
group_free (Group *group)
{
  g_free (group->folder);
  g_hash_table_unref (group->files);
  g_free (group);
}

static void
collect (Settling *settling)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < settling->written->len; i++)
    {
      FerrySyncWritten *written = g_ptr_array_index (settling->written, i);
      const char *target = ferry_transfer_get_target (written->transfer);
      gboolean is_right = ferry_sync_item_get_action (written->item) == FERRY_SYNC_COPY_RIGHT;
      g_autofree char *folder = ferry_path_dup_parent (target);
      g_autofree char *key = g_strconcat (is_right ? "r" : "l", folder, NULL);
      Group *group = g_hash_table_lookup (groups, key);

      if (group == NULL)
        {
          group = g_new (Group, 1);
          *group = (Group){ settling, is_right, g_steal_pointer (&folder),
                            g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
          g_hash_table_insert (groups, g_steal_pointer (&key), group);
          g_queue_push_tail (&settling->groups, group);
        }
      g_hash_table_insert (group->files, ferry_path_dup_name (target), written);
    }
}

/* One-way runs need to remember only what the times do not tell. */
static void
note (Settling *settling, const Group *group, FerrySyncWritten *written, const FerryEntry *entry)
{
  const FerrySyncRules *rules = &ferry_sync_plan_get_options (settling->plan)->rules;
  FerrySyncMemory *memory = ferry_sync_plan_get_memory (settling->plan);
  const char *path = ferry_sync_item_get_path (written->item);
  FerrySyncFacts there = ferry_sync_facts_of (entry);
  FerrySyncPair pair = { there, there };

  if (group->is_right)
    pair.left = ferry_sync_item_get_left_facts (written->item);
  else
    pair.right = ferry_sync_item_get_right_facts (written->item);
  /* Somebody was quicker. */
  if (pair.left.size != pair.right.size && !ferry_transfer_is_text (written->transfer))
    {
      ferry_sync_memory_forget (memory, path);
      return;
    }
  if (rules->mode == FERRY_SYNC_TWO_WAY || ferry_sync_memory_has_run (memory) ||
      ferry_sync_rules_compare (rules, &pair.left, &pair.right, FERRY_SYNC_CONTENT_UNKNOWN) !=
          FERRY_SYNC_SAME)
    ferry_sync_memory_note (memory, path, &pair);
  else
    ferry_sync_memory_forget (memory, path);
}

static void step (Settling *settling);

static void
did_list (FerryJob *job)
{
  g_autoptr (FerrySyncListing) listing = (FerrySyncListing *) job;
  Group *group = listing->owner;
  Settling *settling = group->settling;

  settling->n_open--;
  if (ferry_sync_lanes_take_back (settling->lanes[group->is_right], listing->lane, listing->error))
    {
      g_queue_push_tail (&settling->groups, group);
      step (settling);
      return;
    }
  for (guint i = 0; listing->entries != NULL && i < ferry_listing_get_length (listing->entries);
       i++)
    {
      const FerryEntry *entry = ferry_listing_get (listing->entries, i);
      FerrySyncWritten *written = g_hash_table_lookup (group->files, entry->name);

      if (written != NULL)
        note (settling, group, written, entry);
    }
  group_free (group);
  step (settling);
}

static void
list_group (Settling *settling, Group *group)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  FerryPlace *place = ferry_sync_plan_get_place (settling->plan, group->is_right);
  FerrySyncListing *listing = ferry_sync_listing_new (group->folder, !ferry_place_is_local (place),
                                                      nobody, did_list, settling->cancellable);

  listing->owner = group;
  listing->lane = ferry_sync_lanes_push (settling->lanes[group->is_right], &listing->job);
  settling->n_open++;
}

static void
step (Settling *settling)
{
  while (settling->n_open < MOST_OPEN && !g_queue_is_empty (&settling->groups))
    list_group (settling, g_queue_pop_head (&settling->groups));
  if (settling->n_open > 0)
    return;
  settling->func (settling->user_data);
  for (guint i = 0; i < G_N_ELEMENTS (settling->lanes); i++)
    ferry_sync_lanes_free (settling->lanes[i]);
  g_ptr_array_unref (settling->written);
  g_object_unref (settling->plan);
  g_clear_object (&settling->cancellable);
  g_free (settling);
}

/**
 * ferry_sync_settle:
 * @written: of #FerrySyncWritten
 */
void
ferry_sync_settle (FerrySyncPlan *plan,
                   GPtrArray *written,
                   GCancellable *cancellable,
                   FerrySyncSettleFunc func,
                   gpointer user_data)
{
  Settling *settling = g_new0 (Settling, 1);

  settling->plan = g_object_ref (plan);
  settling->written = g_ptr_array_ref (written);
  for (guint i = 0; i < G_N_ELEMENTS (settling->lanes); i++)
    settling->lanes[i] = ferry_sync_lanes_new (ferry_sync_plan_get_place (plan, i == 1));
  settling->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  settling->func = func;
  settling->user_data = user_data;
  collect (settling);
  step (settling);
}
