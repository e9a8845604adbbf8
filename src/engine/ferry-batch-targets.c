/* What stands at the targets of a batch's uploads. A server without MLST answers the question for
 * one file with the listing of its whole folder: some dozens of them would be asked for the same
 * listing some dozens of times. Worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-batch-targets.h"

#include "ferry-name.h"
#include "ferry-path.h"
#include "ferry-remote-files.h"

#include <string.h>

/* From as many on in one folder, a listing is cheaper than a question for each. */
#define WORTH_A_LISTING 4

static gboolean
is_in_question (const FerryFileTask *task)
{
  return task != NULL && task->kind == FERRY_TASK_UPLOAD && !task->is_target_known &&
         !g_cancellable_is_cancelled (task->cancellable);
}

/* The tasks in question by the folder of their target. */
static GHashTable *
sort_by_folder (GPtrArray *tasks)
{
  GHashTable *folders =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < tasks->len; i++)
    {
      FerryFileTask *task = g_ptr_array_index (tasks, i);
      g_autofree char *folder = NULL;
      GPtrArray *in_folder;

      if (!is_in_question (task))
        continue;
      folder = ferry_path_dup_parent (task->target);
      in_folder = g_hash_table_lookup (folders, folder);
      if (in_folder == NULL)
        {
          in_folder = g_ptr_array_new ();
          g_hash_table_insert (folders, g_steal_pointer (&folder), in_folder);
        }
      g_ptr_array_add (in_folder, task);
    }
  return folders;
}

static void
look_up_in_folder (GPtrArray *tasks, const char *folder, FerryFtpClient *client)
{
  FerryFileTask *first = g_ptr_array_index (tasks, 0);
  g_autoptr (FerryListing) listing = ferry_remote_list (client, folder, first->cancellable, NULL);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);

  if (listing == NULL)
    return;
  for (guint i = 0; i < ferry_listing_get_length (listing); i++)
    {
      const FerryEntry *entry = ferry_listing_get (listing, i);

      g_hash_table_insert (by_name, (gpointer) entry->name, (gpointer) entry);
    }
  for (guint i = 0; i < tasks->len; i++)
    {
      FerryFileTask *task = g_ptr_array_index (tasks, i);
      g_autofree char *name = ferry_path_dup_name (task->target);
      g_autofree char *twin = ferry_name_dup_twin (name);
      const FerryEntry *entry = g_hash_table_lookup (by_name, name);

      if (entry == NULL && twin != NULL)
        entry = g_hash_table_lookup (by_name, twin);

      task->is_target_known = TRUE;
      task->known_target = entry != NULL ? ferry_entry_copy (entry) : NULL;
    }
}

/**
 * ferry_batch_targets_look_up:
 * @tasks: (element-type FerryFileTask): %NULL where one is done already; those that nothing is
 *   found out about ask for themselves
 *
 * A failure is not reported here: the tasks meet it again.
 */
void
ferry_batch_targets_look_up (GPtrArray *tasks, FerryFtpClient *client)
{
  g_autoptr (GHashTable) folders = sort_by_folder (tasks);
  GHashTableIter iter;
  gpointer folder, in_folder;

  g_hash_table_iter_init (&iter, folders);
  while (g_hash_table_iter_next (&iter, &folder, &in_folder))
    {
      GPtrArray *asking = in_folder;

      if (asking->len >= WORTH_A_LISTING && ferry_ftp_client_is_connected (client))
        look_up_in_folder (asking, folder, client);
    }
}
