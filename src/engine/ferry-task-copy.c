/* A file from here to here: copied beside its target and renamed when it is whole. Worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-local-files.h"
#include "ferry-task-target.h"

#include <glib/gi18n-lib.h>

static void
show_progress (goffset done, goffset total, gpointer user_data)
{
  ferry_progress_set_bytes (user_data, done);
}

static gboolean
is_same_file (const char *a, const char *b)
{
  g_autoptr (GFile) first = ferry_local_file_new (a);
  g_autoptr (GFile) second = ferry_local_file_new (b);
  g_autoptr (GFileInfo) first_info =
      g_file_query_info (first, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GFileInfo) second_info =
      g_file_query_info (second, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (g_file_equal (first, second))
    return TRUE;
  return first_info != NULL && second_info != NULL &&
         g_strcmp0 (g_file_info_get_attribute_string (first_info, G_FILE_ATTRIBUTE_ID_FILE),
                    g_file_info_get_attribute_string (second_info, G_FILE_ATTRIBUTE_ID_FILE)) == 0;
}

static gboolean
check_regular (FerryFileTask *task)
{
  g_autoptr (FerryEntry) entry = ferry_local_stat (task->source, task->cancellable, &task->error);

  if (entry == NULL)
    return FALSE;
  if (ferry_entry_is_directory (entry))
    task->outcome = FERRY_OUTCOME_MERGE; /* a link led to it */
  /* Opening a pipe would wait for ever. */
  if (entry->kind != FERRY_KIND_FILE)
    {
      g_set_error (&task->error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                   _ ("“%s” is not a regular file"), task->source);
      return FALSE;
    }
  ferry_entry_free (task->entry);
  task->entry = g_steal_pointer (&entry);
  return TRUE;
}

static gboolean
copy_whole (FerryFileTask *task, GFile *source, GFile *part, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;

  if (!g_file_copy (source, part, G_FILE_COPY_OVERWRITE, task->cancellable, show_progress,
                    task->progress, error))
    return FALSE;
  info = g_file_query_info (part, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                            task->cancellable, error);
  if (info == NULL)
    return FALSE;
  if (g_file_info_get_size (info) != task->entry->size)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT,
                   _ ("“%s” changed while it was read"), task->source);
      return FALSE;
    }
  return g_file_set_attribute_uint64 (part, G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                      (guint64) task->entry->modified, G_FILE_QUERY_INFO_NONE,
                                      task->cancellable, error);
}

/* Another disk, or a system that cannot rename. */
static gboolean
copy_beside (FerryFileTask *task,
             GFile *source,
             GFile *target,
             GFileCopyFlags flags,
             GError **error)
{
  g_autofree char *part_path = ferry_task_dup_part (task);
  g_autoptr (GFile) part = ferry_local_file_new (part_path);

  if (!copy_whole (task, source, part, error) ||
      !g_file_move (part, target, flags, task->cancellable, NULL, NULL, error))
    {
      g_file_delete (part, NULL, NULL);
      return FALSE;
    }
  return !task->is_move || g_file_delete (source, task->cancellable, error);
}

static gboolean
transfer (FerryFileTask *task, const FerryTaskTarget *target, GError **error)
{
  g_autoptr (GFile) source = ferry_local_file_new (task->source);
  g_autoptr (GFile) final = ferry_local_file_new (task->target);
  g_autoptr (GError) local_error = NULL;
  GFileCopyFlags flags = G_FILE_COPY_NOFOLLOW_SYMLINKS | G_FILE_COPY_NO_FALLBACK_FOR_MOVE;

  if (target->is_taken)
    flags |= G_FILE_COPY_OVERWRITE;
  if (!task->is_move)
    return copy_beside (task, source, final, flags, error);
  if (g_file_move (source, final, flags, task->cancellable, NULL, NULL, &local_error))
    return TRUE;
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    return copy_beside (task, source, final, flags, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * ferry_task_copy:
 */
void
ferry_task_copy (FerryFileTask *task, FerryFtpClient *client)
{
  FerryTaskTarget target;

  if (!check_regular (task) || !ferry_task_settle_target (task, NULL, &target))
    return;
  if (is_same_file (task->source, task->target))
    task->outcome = FERRY_OUTCOME_SKIPPED;
  else if (transfer (task, &target, &task->error))
    {
      ferry_progress_set_bytes (task->progress, task->entry->size);
      task->outcome = FERRY_OUTCOME_DONE;
    }
}
