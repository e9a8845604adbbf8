/* A file from a server to this computer, under a name of its own until it is whole. Worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-task-download.h"

#include "ferry-ftp-error.h"
#include "ferry-local-disk.h"
#include "ferry-local-files.h"
#include "ferry-part-note.h"

#include <glib/gi18n-lib.h>

/* From here on the room for a file is taken before its first byte comes. */
#define WORTH_RESERVING (1024 * 1024)

/**
 * ferry_download_open:
 * @offset: how much of the part is there already
 *
 * Returns: (transfer full): where the bytes go from here on
 */
GOutputStream *
ferry_download_open (FerryDownload *download, gint64 offset, GError **error)
{
  FerryFileTask *task = download->task;
  guint16 mode = download->target.mode;
  gboolean is_private = mode != FERRY_MODE_UNKNOWN && (mode & 0077) == 0;
  GFileCreateFlags flags = is_private ? G_FILE_CREATE_PRIVATE : G_FILE_CREATE_NONE;
  g_autoptr (GFile) file = ferry_local_file_new (download->part);
  gint64 size = task->is_text ? FERRY_SIZE_UNKNOWN : task->entry->size;
  g_autoptr (GFileOutputStream) stream = NULL;

  if (!ferry_local_disk_check_room (download->part, size - offset, error))
    return NULL;
  task->resume = (FerryResume){ TRUE, task->entry->size, task->entry->modified, 0 };
  ferry_progress_set_source (task->progress, task->entry->size, task->entry->modified);
  /* Never g_file_replace(): it waits for the disk at the end of every file. */
  stream = offset > 0 ? g_file_append_to (file, flags, task->cancellable, error)
                      : g_file_create (file, flags, task->cancellable, error);
  if (stream == NULL ||
      (size >= WORTH_RESERVING && !ferry_local_disk_reserve (download->part, size, error)))
    return NULL;
  ferry_progress_set_bytes (task->progress, offset);
  return G_OUTPUT_STREAM (g_steal_pointer (&stream));
}

/**
 * ferry_download_get_part_size:
 *
 * Returns: how much is there already, -1 if there is no part
 */
gint64
ferry_download_get_part_size (const FerryDownload *download)
{
  g_autoptr (FerryEntry) entry = ferry_local_stat_link (download->part, NULL, NULL);

  return entry != NULL ? entry->size : -1;
}

/* Longer than its source it cannot be the beginning of it, but one that has holes and says where.
 */
static gboolean
is_useful (FerryDownload *download)
{
  gint64 size = download->task->entry->size;
  FerryPartNote note;
  g_autoptr (FerryPartMap) map = NULL;

  if (size < 0 || ferry_download_get_part_size (download) <= size)
    return TRUE;
  map = ferry_part_note_read (download->part, &note);
  return map != NULL;
}

/**
 * ferry_download_fail:
 *
 * The task has its error: removes the part, unless it is of use later.
 */
void
ferry_download_fail (FerryDownload *download)
{
  FerryFileTask *task = download->task;
  g_autoptr (GFile) file = ferry_local_file_new (download->part);

  ferry_local_disk_explain (download->part, task->error);
  if (task->resume.is_set && ferry_task_keeps_part (task) && is_useful (download))
    {
      ferry_local_disk_release (download->part);
      return;
    }
  task->resume.is_set = FALSE;
  g_file_delete (file, NULL, NULL);
}

static gboolean
set_facts (FerryFileTask *task, GFile *part, guint16 mode, GError **error)
{
  if (ferry_task_is_exact (task->entry) &&
      !g_file_set_attribute_uint64 (part, G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                    (guint64) task->entry->modified, G_FILE_QUERY_INFO_NONE, NULL,
                                    error))
    return FALSE;
  if (task->has_permissions && task->entry->mode != FERRY_MODE_UNKNOWN)
    mode = task->entry->mode & 0777;
  /* A file system without modes is no reason to lose the file. */
  if (mode != FERRY_MODE_UNKNOWN)
    g_file_set_attribute_uint32 (part, G_FILE_ATTRIBUTE_UNIX_MODE, mode, G_FILE_QUERY_INFO_NONE,
                                 NULL, NULL);
  return TRUE;
}

static gboolean
put_in_place (FerryDownload *download, GError **error)
{
  FerryFileTask *task = download->task;
  g_autoptr (GFile) file = ferry_local_file_new (download->part);
  g_autoptr (GFile) final = ferry_local_file_new (task->target);
  GFileCopyFlags flags = download->target.is_taken ? G_FILE_COPY_OVERWRITE : G_FILE_COPY_NONE;

  gboolean is_synced = ferry_task_is_synced (task, task->entry->size);

  /* First, as a file that nobody may write cannot be waited for. */
  if ((is_synced && !ferry_local_disk_sync (download->part, error)) ||
      !set_facts (task, file, download->target.mode, error) ||
      !g_file_move (file, final, flags | G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, error))
    return FALSE;
  if (is_synced)
    ferry_local_disk_sync_folder (task->target);
  return TRUE;
}

static void
end (FerryFileTask *task, FerryFtpClient *client)
{
  if (!task->is_move ||
      ferry_ftp_client_remove (client, task->source, task->cancellable, &task->error))
    task->outcome = FERRY_OUTCOME_DONE;
}

/**
 * ferry_download_finish:
 *
 * All bytes are in the part: brings it into its place and leaves the task's outcome.
 */
void
ferry_download_finish (FerryDownload *download, FerryFtpClient *client)
{
  FerryFileTask *task = download->task;

  if (!put_in_place (download, &task->error))
    {
      ferry_download_fail (download);
      return;
    }
  if (task->is_text)
    task->entry->size = ferry_progress_get_bytes (task->progress); /* what it is here */
  end (task, client);
}

/* What is learned here need not be asked for again before the bytes come. */
static gboolean
learn_source (FerryDownload *download, FerryFtpClient *client)
{
  FerryFileTask *task = download->task;

  if (!download->has_facts)
    download->has_facts =
        ferry_task_learn_source (task, client, !task->resume.is_set, &task->error);
  return download->has_facts;
}

/* Somebody pulled the plug between the last step and its note: the part is gone, and the target is
 * what the part was to become. */
static gboolean
is_in_place (FerryDownload *download, FerryFtpClient *client)
{
  FerryFileTask *task = download->task;
  const FerryEntry *source = task->entry;
  g_autoptr (FerryEntry) target = NULL;

  if (!task->resume.is_set || task->is_text || ferry_download_get_part_size (download) >= 0)
    return FALSE;
  target = ferry_local_stat_link (task->target, task->cancellable, NULL);
  if (target == NULL || target->kind != FERRY_KIND_FILE || target->size != task->resume.size ||
      target->modified != task->resume.modified || !learn_source (download, client) ||
      !ferry_task_is_exact (source) || target->size != source->size ||
      target->modified != source->modified)
    return FALSE;
  ferry_progress_set_bytes (task->progress, target->size);
  return TRUE;
}

/* The user takes a shorter file at the target for the beginning of this one. */
static gboolean
turn_into_part (FerryFileTask *task, const char *part, GError **error)
{
  g_autoptr (GFile) file = ferry_local_file_new (part);
  g_autoptr (GFile) target = ferry_local_file_new (task->target);

  task->keeps_part = TRUE;
  task->resume.is_set = FALSE;
  return g_file_move (target, file, G_FILE_COPY_OVERWRITE | G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL,
                      NULL, NULL, error);
}

/* A link that was taken as such: a folder behind it has to be walked through. */
static gboolean
is_folder (FerryFileTask *task, FerryFtpClient *client)
{
  if (task->entry->kind != FERRY_KIND_LINK)
    return FALSE;
  task->entry->size = FERRY_SIZE_UNKNOWN; /* the listing tells the link's own */
  task->entry->precision = FERRY_PRECISION_UNKNOWN;
  if (!ferry_ftp_client_is_folder (client, task->source, task->cancellable, NULL))
    return FALSE;
  task->outcome = FERRY_OUTCOME_MERGE;
  return TRUE;
}

/* A rule, or a person, can only judge by what is known. */
static gboolean
needs_facts_for_rule (FerryFileTask *task)
{
  if (task->entry->size == FERRY_SIZE_UNKNOWN)
    return TRUE;
  return !ferry_task_is_exact (task->entry) &&
         (task->action == FERRY_EXISTS_NEWER || task->action == FERRY_EXISTS_RESUME);
}

/**
 * ferry_download_prepare:
 * @download: its task set, all else zero
 *
 * Learns what has to be known first and settles the target.
 *
 * Returns: whether to go on; else the task has its outcome
 */
gboolean
ferry_download_prepare (FerryDownload *download, FerryFtpClient *client)
{
  FerryFileTask *task = download->task;

  if (is_folder (task, client))
    return FALSE;
  if (needs_facts_for_rule (task) && !learn_source (download, client))
    return FALSE;
  download->part = ferry_task_dup_part (task);
  if (is_in_place (download, client))
    {
      end (task, client);
      return FALSE;
    }
  if (task->error != NULL || !ferry_task_settle_target (task, NULL, &download->target))
    return FALSE;
  g_free (download->part);
  download->part = ferry_task_dup_part (task);
  return !download->target.is_resumed || turn_into_part (task, download->part, &task->error);
}

void
ferry_download_clear (FerryDownload *download)
{
  g_clear_pointer (&download->part, g_free);
}

/**
 * ferry_task_download:
 */
void
ferry_task_download (FerryFileTask *task, FerryFtpClient *client)
{
  g_auto (FerryDownload) download = { .task = task };

  if (!ferry_download_prepare (&download, client))
    return;
  if (ferry_download_fetch (&download, client, &task->error))
    ferry_download_finish (&download, client);
  else
    ferry_download_fail (&download);
}
