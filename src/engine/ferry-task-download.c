/* A file from a server to this computer, under a name of its own until it is whole. Worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-task-download.h"

#include "ferry-ftp-error.h"
#include "ferry-local-files.h"

#include <glib/gi18n-lib.h>

/* From here on it is worth asking whether the source changed while it was read. */
#define LARGE (1024 * 1024)

static void
count_bytes (gint64 bytes, gpointer user_data)
{
  ferry_progress_add_bytes (user_data, bytes);
}

static gboolean
is_exact (const FerryEntry *entry)
{
  return entry->is_utc && entry->precision == FERRY_PRECISION_SECOND;
}

/* Whether what lies in @part is the beginning of the source as it is now. */
static gboolean
can_continue (FerryFileTask *task, const FerryEntry *part)
{
  const FerryEntry *source = task->entry;

  if (task->is_text)
    return FALSE;
  if (part->kind != FERRY_KIND_FILE || source->size < part->size)
    return FALSE;
  if (task->resume.is_set)
    return task->resume.size == source->size && task->resume.modified == source->modified;
  return task->action == FERRY_EXISTS_RESUME && ferry_exists_can_resume (source, part);
}

static gint64
find_offset (FerryFileTask *task, const char *part, GError **error)
{
  g_autoptr (FerryEntry) entry = ferry_local_stat_link (part, task->cancellable, NULL);
  g_autoptr (GFile) file = ferry_local_file_new (part);

  if (entry == NULL)
    return 0;
  if (entry->size > 0 && can_continue (task, entry))
    return entry->size;
  return g_file_delete (file, task->cancellable, error) ? 0 : -1;
}

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
  GFileOutputStream *stream;

  task->resume = (FerryResume){ TRUE, task->entry->size, task->entry->modified, 0 };
  /* Never g_file_replace(): it waits for the disk at the end of every file. */
  stream = offset > 0 ? g_file_append_to (file, flags, task->cancellable, error)
                      : g_file_create (file, flags, task->cancellable, error);
  if (stream != NULL)
    ferry_progress_set_bytes (task->progress, offset);
  return (GOutputStream *) stream;
}

static gint64
get_local_size (const char *path)
{
  g_autoptr (FerryEntry) entry = ferry_local_stat_link (path, NULL, NULL);

  return entry != NULL ? entry->size : -1;
}

/* The bytes are here; are they all? A listing may be older than the file. */
static gboolean
check_whole (FerryFileTask *task, FerryFtpClient *client, const char *part, GError **error)
{
  gint64 size = get_local_size (part);

  if (size != task->entry->size && !ferry_task_learn_source (task, client, error))
    return FALSE;
  if (task->entry->size == FERRY_SIZE_UNKNOWN)
    task->entry->size = size;
  if (size == task->entry->size)
    return TRUE;
  g_propagate_error (error, ferry_ftp_error_new (FERRY_FTP_ERROR_INCOMPLETE, 0,
                                                 _ ("“%s” did not come whole"), task->source));
  return FALSE;
}

static gboolean
receive (FerryFileTask *task,
         FerryFtpClient *client,
         gint64 offset,
         GOutputStream *stream,
         GError **error)
{
  if (task->is_text)
    return ferry_ftp_client_download_text (client, task->source, task->entry->size, stream,
                                           count_bytes, task->progress, task->cancellable, error);
  if (task->entry->size > 0 && offset == task->entry->size)
    return TRUE; /* only the renaming was left to do */
  return ferry_ftp_client_download (client, task->source, offset, task->entry->size, stream,
                                    count_bytes, task->progress, task->cancellable, error);
}

static gboolean
pump (FerryDownload *download, FerryFtpClient *client, gint64 offset, GError **error)
{
  FerryFileTask *task = download->task;
  g_autoptr (GOutputStream) stream = ferry_download_open (download, offset, error);
  g_autoptr (GError) local_error = NULL;
  gboolean is_read;

  if (stream == NULL)
    return FALSE;
  is_read = receive (task, client, offset, stream, &local_error);
  if (!g_output_stream_close (stream, NULL, is_read ? error : NULL) && is_read)
    return FALSE;
  if (is_read && task->is_text)
    return TRUE; /* the server said so, and sizes say nothing */
  if (is_read || g_error_matches (local_error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_INCOMPLETE))
    return check_whole (task, client, download->part, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
is_unchanged (FerryFileTask *task, FerryFtpClient *client, GError **error)
{
  g_autoptr (FerryEntry) before = ferry_entry_copy (task->entry);

  if (!ferry_task_learn_source (task, client, error))
    return FALSE;
  if (before->size == task->entry->size && before->modified == task->entry->modified)
    return TRUE;
  task->resume.is_set = FALSE;
  g_propagate_error (error, ferry_ftp_error_new (FERRY_FTP_ERROR_INCOMPLETE, 0,
                                                 _ ("“%s” changed on the server while it was read"),
                                                 task->source));
  return FALSE;
}

static gboolean
fetch (FerryDownload *download, FerryFtpClient *client, GError **error)
{
  FerryFileTask *task = download->task;
  gint64 offset;

  if ((!is_exact (task->entry) || task->entry->size >= LARGE ||
       task->entry->size == FERRY_SIZE_UNKNOWN || task->resume.is_set ||
       task->action == FERRY_EXISTS_RESUME) &&
      !ferry_task_learn_source (task, client, error))
    return FALSE;

  if (task->is_text && (task->resume.is_set || task->action == FERRY_EXISTS_RESUME))
    ferry_ftp_client_note (client, "a text is never continued: it begins anew");
  offset = find_offset (task, download->part, error);
  return offset >= 0 && pump (download, client, offset, error) &&
         (task->entry->size < LARGE || is_unchanged (task, client, error));
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

  /* Longer than its source it cannot be the beginning of it. */
  if (task->resume.is_set && ferry_task_keeps_part (task) &&
      (task->entry->size < 0 || get_local_size (download->part) <= task->entry->size))
    return;
  task->resume.is_set = FALSE;
  g_file_delete (file, NULL, NULL);
}

static gboolean
set_facts (FerryFileTask *task, GFile *part, guint16 mode, GError **error)
{
  if (is_exact (task->entry) && !g_file_set_attribute_uint64 (part, G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                                              (guint64) task->entry->modified,
                                                              G_FILE_QUERY_INFO_NONE, NULL, error))
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

  return set_facts (task, file, download->target.mode, error) &&
         g_file_move (file, final, flags | G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL,
                      error);
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
  if (!task->is_move ||
      ferry_ftp_client_remove (client, task->source, task->cancellable, &task->error))
    task->outcome = FERRY_OUTCOME_DONE;
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
  return !is_exact (task->entry) &&
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
  if (needs_facts_for_rule (task) && !ferry_task_learn_source (task, client, &task->error))
    return FALSE;
  if (!ferry_task_settle_target (task, NULL, &download->target))
    return FALSE;
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
  if (fetch (&download, client, &task->error))
    ferry_download_finish (&download, client);
  else
    ferry_download_fail (&download);
}

/**
 * ferry_task_fetch:
 *
 * To the task's target itself, a temporary file of ours, and for nobody else to read.
 */
void
ferry_task_fetch (FerryFileTask *task, FerryFtpClient *client)
{
  g_auto (FerryDownload)
      download = { .task = task, .target.mode = 0600, .part = g_strdup (task->target) };

  if (is_folder (task, client))
    return;
  if (fetch (&download, client, &task->error))
    task->outcome = FERRY_OUTCOME_DONE;
  else
    ferry_download_fail (&download);
}
