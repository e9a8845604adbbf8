/* A file from a server to this computer, under a name of its own until it is whole. Worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-error.h"
#include "ferry-local-files.h"
#include "ferry-task-target.h"

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

static GOutputStream *
open_part (FerryFileTask *task,
           const char *part,
           gint64 offset,
           GFileCreateFlags flags,
           GError **error)
{
  g_autoptr (GFile) file = ferry_local_file_new (part);

  /* Never g_file_replace(): it waits for the disk at the end of every file. */
  if (offset > 0)
    return G_OUTPUT_STREAM (g_file_append_to (file, flags, task->cancellable, error));
  return G_OUTPUT_STREAM (g_file_create (file, flags, task->cancellable, error));
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
pump (FerryFileTask *task,
      FerryFtpClient *client,
      const char *part,
      gint64 offset,
      GFileCreateFlags flags,
      GError **error)
{
  g_autoptr (GOutputStream) stream = open_part (task, part, offset, flags, error);
  g_autoptr (GError) local_error = NULL;
  gboolean is_read;

  if (stream == NULL)
    return FALSE;
  ferry_progress_set_bytes (task->progress, offset);
  is_read = receive (task, client, offset, stream, &local_error);
  if (!g_output_stream_close (stream, NULL, is_read ? error : NULL) && is_read)
    return FALSE;
  if (is_read && task->is_text)
    return TRUE; /* the server said so, and sizes say nothing */
  if (is_read || g_error_matches (local_error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_INCOMPLETE))
    return check_whole (task, client, part, error);
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
fetch (FerryFileTask *task,
       FerryFtpClient *client,
       const char *part,
       GFileCreateFlags flags,
       GError **error)
{
  gint64 offset;

  if ((!is_exact (task->entry) || task->entry->size >= LARGE ||
       task->entry->size == FERRY_SIZE_UNKNOWN || task->resume.is_set ||
       task->action == FERRY_EXISTS_RESUME) &&
      !ferry_task_learn_source (task, client, error))
    return FALSE;

  if (task->is_text && (task->resume.is_set || task->action == FERRY_EXISTS_RESUME))
    ferry_ftp_client_note (client, "a text is never continued: it begins anew");
  offset = find_offset (task, part, error);
  if (offset < 0)
    return FALSE;
  task->resume = (FerryResume){ TRUE, task->entry->size, task->entry->modified, 0 };
  return pump (task, client, part, offset, flags, error) &&
         (task->entry->size < LARGE || is_unchanged (task, client, error));
}

static void
drop_part (FerryFileTask *task, const char *part)
{
  g_autoptr (GFile) file = ferry_local_file_new (part);

  /* Longer than its source it cannot be the beginning of it. */
  if (task->resume.is_set && ferry_task_keeps_part (task) &&
      (task->entry->size < 0 || get_local_size (part) <= task->entry->size))
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
finish (FerryFileTask *task, const char *part, const FerryTaskTarget *target, GError **error)
{
  g_autoptr (GFile) file = ferry_local_file_new (part);
  g_autoptr (GFile) final = ferry_local_file_new (task->target);
  GFileCopyFlags flags = target->is_taken ? G_FILE_COPY_OVERWRITE : G_FILE_COPY_NONE;

  return set_facts (task, file, target->mode, error) &&
         g_file_move (file, final, flags | G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL,
                      error);
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
 * ferry_task_download:
 */
void
ferry_task_download (FerryFileTask *task, FerryFtpClient *client)
{
  g_autofree char *part = NULL;
  FerryTaskTarget target;
  gboolean is_private;

  if (is_folder (task, client))
    return;
  if (needs_facts_for_rule (task) && !ferry_task_learn_source (task, client, &task->error))
    return;
  if (!ferry_task_settle_target (task, NULL, &target))
    return;

  part = ferry_task_dup_part (task);
  if (target.is_resumed && !turn_into_part (task, part, &task->error))
    return;
  is_private = target.mode != FERRY_MODE_UNKNOWN && (target.mode & 0077) == 0;
  if (!fetch (task, client, part, is_private ? G_FILE_CREATE_PRIVATE : G_FILE_CREATE_NONE,
              &task->error) ||
      !finish (task, part, &target, &task->error))
    {
      drop_part (task, part);
      return;
    }
  if (task->is_text)
    task->entry->size = ferry_progress_get_bytes (task->progress); /* what it is here */
  if (!task->is_move ||
      ferry_ftp_client_remove (client, task->source, task->cancellable, &task->error))
    task->outcome = FERRY_OUTCOME_DONE;
}

/**
 * ferry_task_fetch:
 *
 * To the task's target itself, a temporary file of ours.
 */
void
ferry_task_fetch (FerryFileTask *task, FerryFtpClient *client)
{
  if (is_folder (task, client))
    return;
  if (fetch (task, client, task->target, G_FILE_CREATE_PRIVATE, &task->error))
    task->outcome = FERRY_OUTCOME_DONE;
  else
    drop_part (task, task->target);
}
