/* A file from this computer, or from another server, to a server: under a name of its own until it
 * is whole. Worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-task-upload.h"

#include "ferry-ftp-error.h"
#include "ferry-local-files.h"
#include "ferry-retry.h"
#include "ferry-text-rule.h"
#include "ferry-task-relay.h"
#include "ferry-worker.h"

#include <glib/gi18n-lib.h>

static gboolean
is_permanent (const GError *error)
{
  return ferry_retry_judge (error) == FERRY_FAILURE_PERMANENT &&
         !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static FerryEntry *
look_at_local (FerryFileTask *task, GError **error)
{
  g_autoptr (FerryEntry) entry = ferry_local_stat (task->source, task->cancellable, error);

  if (entry == NULL)
    return NULL;
  if (ferry_entry_is_directory (entry))
    task->outcome = FERRY_OUTCOME_MERGE; /* a link led to it */
  /* Opening a pipe would wait for ever. */
  if (entry->kind != FERRY_KIND_FILE)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("“%s” is not a regular file"),
                   task->source);
      return NULL;
    }
  return g_steal_pointer (&entry);
}

static FerryEntry *
look_at_source (FerryUpload *upload, GError **error)
{
  return upload->origin != NULL ? ferry_relay_look (upload, error)
                                : look_at_local (upload->task, error);
}

static gboolean
is_same (const FerryEntry *a, const FerryEntry *b)
{
  return a->size == b->size && a->modified == b->modified;
}

static GInputStream *
open_source (FerryFileTask *task, gint64 offset, GError **error)
{
  g_autoptr (GFile) file = ferry_local_file_new (task->source);
  g_autoptr (GFileInputStream) stream = g_file_read (file, task->cancellable, error);

  if (stream == NULL || (offset > 0 && !g_seekable_seek (G_SEEKABLE (stream), offset, G_SEEK_SET,
                                                         task->cancellable, error)))
    return NULL;
  return G_INPUT_STREAM (g_steal_pointer (&stream));
}

static gboolean
must_be_bytes (FerryFileTask *task)
{
  g_autoptr (GInputStream) stream = open_source (task, 0, NULL);
  guchar bytes[FERRY_TEXT_LOOK_SIZE];
  gsize count = 0;

  return stream != NULL &&
         g_input_stream_read_all (stream, bytes, sizeof bytes, &count, task->cancellable, NULL) &&
         ferry_text_rule_must_be_bytes (bytes, count);
}

/**
 * ferry_upload_check_whole:
 *
 * The client has compared what it sent with what the server has; here it is held against the file.
 */
gboolean
ferry_upload_check_whole (FerryUpload *upload, GError **error)
{
  FerryFileTask *task = upload->task;
  g_autoptr (FerryEntry) source = look_at_source (upload, error);
  gint64 sent = ferry_progress_get_bytes (task->progress);

  if (source == NULL)
    return FALSE;
  if (!is_same (source, upload->source))
    {
      task->resume.is_set = FALSE;
      g_propagate_error (error,
                         ferry_ftp_error_new (FERRY_FTP_ERROR_INCOMPLETE, 0,
                                              _ ("“%s” changed while it was read"), task->source));
      return FALSE;
    }

  if (sent == source->size)
    return TRUE;
  task->resume.is_set = FALSE;
  g_propagate_error (error, ferry_ftp_error_new (FERRY_FTP_ERROR_INCOMPLETE, 0,
                                                 _ ("“%s” did not arrive whole"), task->target));
  return FALSE;
}

/**
 * ferry_upload_open:
 * @offset: how much of the part is there already
 *
 * Returns: (transfer full): the source from there on
 */
GInputStream *
ferry_upload_open (FerryUpload *upload, gint64 offset, GError **error)
{
  FerryFileTask *task = upload->task;
  GInputStream *stream = upload->origin != NULL ? ferry_relay_open (upload, offset, error)
                                                : open_source (task, offset, error);

  if (stream == NULL)
    return NULL;
  task->resume = (FerryResume){ TRUE, upload->source->size, upload->source->modified, offset };
  ferry_progress_set_source (task->progress, upload->source->size, upload->source->modified);
  ferry_progress_set_bytes (task->progress, offset);
  return stream;
}

/**
 * ferry_upload_has_time:
 *
 * Returns: whether the source's time is exact enough to be set on the server
 */
gboolean
ferry_upload_has_time (const FerryUpload *upload)
{
  const FerryEntry *entry = upload->task->entry;

  return ferry_task_is_exact (entry);
}

/**
 * ferry_upload_get_mode:
 *
 * Returns: the permissions for the server, %FERRY_MODE_UNKNOWN to leave them alone
 */
guint
ferry_upload_get_mode (const FerryUpload *upload)
{
  const FerryFileTask *task = upload->task;

  if (task->has_permissions && task->entry->mode != FERRY_MODE_UNKNOWN)
    return task->entry->mode & 0777;
  return upload->target.mode;
}

/* Time and permissions are kept where the server lets us; the file is whole without them. */
static gboolean
set_facts (FerryUpload *upload, GError **error)
{
  FerryFileTask *task = upload->task;
  g_autoptr (GError) local_error = NULL;
  guint mode = ferry_upload_get_mode (upload);

  if (ferry_upload_has_time (upload))
    ferry_ftp_client_set_modified (upload->client, upload->part, task->entry->modified,
                                   task->cancellable, &local_error);
  if ((local_error == NULL || is_permanent (local_error)) && mode != FERRY_MODE_UNKNOWN)
    {
      g_clear_error (&local_error);
      ferry_ftp_client_set_permissions (upload->client, upload->part, mode, task->cancellable,
                                        &local_error);
    }
  if (local_error == NULL || is_permanent (local_error))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The old file may be gone before the new one has its name: then the part is all there is. */
static gboolean
put_in_place (FerryUpload *upload, GError **error)
{
  FerryFileTask *task = upload->task;
  g_autoptr (GError) local_error = NULL;
  gboolean is_removed = FALSE;
  gboolean is_done;

  if (g_str_equal (upload->part, task->target))
    return TRUE;
  if (!upload->target.is_taken &&
      ferry_ftp_client_rename (upload->client, upload->part, task->target, task->cancellable,
                               &local_error))
    return TRUE;
  /* What hid before, and is to be overwritten all the same. */
  if (!upload->target.is_taken &&
      (task->action != FERRY_EXISTS_OVERWRITE ||
       !g_error_matches (local_error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_EXISTS)))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  is_done = ferry_ftp_client_replace (upload->client, upload->part, task->target, &is_removed,
                                      task->cancellable, error);
  task->keeps_part = task->keeps_part || is_removed;
  return is_done;
}

/**
 * ferry_upload_fail:
 *
 * The task has its error: removes what was sent, unless it is of use later.
 */
void
ferry_upload_fail (FerryUpload *upload)
{
  FerryFileTask *task = upload->task;

  if (upload->part == NULL || (task->resume.is_set && ferry_task_keeps_part (task)))
    return;
  /* Nothing was sent: then nothing there is ours. */
  if (!task->resume.is_set || task->resume.sent == 0)
    if (g_str_equal (upload->part, task->target))
      return;
  task->resume.is_set = FALSE;
  /* After a cancel, hence without its cancellable, and perhaps on a new connection. */
  if (ferry_worker_ensure_connected (upload->client, NULL, NULL))
    ferry_ftp_client_remove (upload->client, upload->part, NULL, NULL);
}

static gboolean
try_under_name (FerryUpload *upload, char *part, GError **error)
{
  g_free (upload->part);
  upload->part = part;
  return ferry_upload_send (upload, error) && set_facts (upload, error) &&
         put_in_place (upload, error);
}

static gboolean
is_about_name (const GError *error)
{
  static const FerryFtpError refusals[] = { FERRY_FTP_ERROR_DENIED, FERRY_FTP_ERROR_REFUSED,
                                            FERRY_FTP_ERROR_NOT_FOUND, FERRY_FTP_ERROR_EXISTS,
                                            FERRY_FTP_ERROR_UNSUPPORTED };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (g_error_matches (error, FERRY_FTP_ERROR, (int) refusals[i]))
      return TRUE;
  return FALSE;
}

/* The user takes a shorter file at the target for the beginning of this one. */
static gboolean
turn_into_part (FerryUpload *upload, const char *part, GError **error)
{
  upload->task->keeps_part = TRUE;
  upload->task->resume.is_set = FALSE;
  return ferry_ftp_client_rename (upload->client, upload->task->target, part,
                                  upload->task->cancellable, error);
}

static gboolean
run_upload (FerryUpload *upload, GError **error)
{
  FerryFileTask *task = upload->task;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *part = ferry_task_dup_part (task);

  if (!task->is_upload_safe)
    return try_under_name (upload, g_strdup (task->target), error);
  if (upload->target.is_resumed && !turn_into_part (upload, part, error))
    return FALSE;
  if (try_under_name (upload, g_strdup (part), &local_error))
    return TRUE;
  if (!is_about_name (local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  /* A server that takes neither new names nor renaming: straight to the final name. */
  task->error = g_steal_pointer (&local_error);
  ferry_upload_fail (upload);
  g_clear_error (&task->error);
  task->resume.is_set = FALSE;
  task->is_rename_refused = try_under_name (upload, g_strdup (task->target), error);
  if (task->is_rename_refused && task->keeps_part)
    ferry_ftp_client_remove (upload->client, part, task->cancellable, NULL);
  return task->is_rename_refused;
}

static gboolean
remove_source (FerryUpload *upload)
{
  FerryFileTask *task = upload->task;
  g_autoptr (GFile) file = NULL;

  if (!task->is_move)
    return TRUE;
  if (upload->origin != NULL)
    return ferry_relay_remove (upload, &task->error);
  file = ferry_local_file_new (task->source);
  return g_file_delete (file, task->cancellable, &task->error);
}

/**
 * ferry_upload_finish:
 *
 * The file is in its place on the server: leaves the task's outcome.
 */
void
ferry_upload_finish (FerryUpload *upload)
{
  if (remove_source (upload))
    upload->task->outcome = FERRY_OUTCOME_DONE;
}

static gboolean
has_size (FerryUpload *upload, const char *path)
{
  gint64 size = ferry_ftp_client_get_size (upload->client, path, upload->task->cancellable, NULL);

  return size == upload->source->size;
}

static gboolean
is_gone (FerryUpload *upload, const char *path)
{
  g_autoptr (GError) error = NULL;

  ferry_ftp_client_get_size (upload->client, path, upload->task->cancellable, &error);
  return g_error_matches (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND);
}

/* Somebody pulled the plug between the last step and its note: the part is gone, and the target is
 * what the part was to become. */
static gboolean
is_in_place (FerryUpload *upload)
{
  FerryFileTask *task = upload->task;
  g_autofree char *part = ferry_task_dup_part (task);
  g_autoptr (FerryEntry) target = NULL;

  if (!task->resume.is_set || task->is_text || !task->is_upload_safe ||
      task->resume.size != upload->source->size ||
      task->resume.modified != upload->source->modified || !ferry_upload_has_time (upload) ||
      !has_size (upload, task->target))
    return FALSE;
  target = ferry_entry_copy (upload->source);
  target->precision = FERRY_PRECISION_UNKNOWN;
  return ferry_task_ask_time (upload->client, task->target, target, task->cancellable, NULL) &&
         ferry_task_is_exact (target) && target->modified == task->entry->modified &&
         is_gone (upload, part);
}

/**
 * ferry_upload_prepare:
 * @upload: its task and client set, all else zero
 *
 * Looks at the source and settles the target.
 *
 * Returns: whether to go on; else the task has its outcome
 */
gboolean
ferry_upload_prepare (FerryUpload *upload)
{
  FerryFileTask *task = upload->task;

  upload->source = look_at_source (upload, &task->error);
  if (upload->source == NULL)
    return FALSE;
  ferry_entry_free (task->entry);
  task->entry = ferry_entry_copy (upload->source);
  if (task->is_text && must_be_bytes (task))
    {
      ferry_ftp_client_note (upload->client, "no text, or one in UTF-16: it goes as bytes");
      task->is_text = FALSE;
    }
  if (is_in_place (upload))
    {
      ferry_progress_set_bytes (task->progress, upload->source->size);
      ferry_upload_finish (upload);
      return FALSE;
    }
  /* What is there is our own half. */
  if (task->resume.is_set && task->resume.sent > 0 && !task->is_upload_safe)
    task->action = FERRY_EXISTS_OVERWRITE;
  return ferry_task_settle_target (task, upload->client, &upload->target);
}

void
ferry_upload_clear (FerryUpload *upload)
{
  g_clear_pointer (&upload->source, ferry_entry_free);
  g_clear_pointer (&upload->part, g_free);
}

/**
 * ferry_upload_run:
 * @upload: as for ferry_upload_prepare()
 *
 * All steps; leaves the task's outcome.
 */
void
ferry_upload_run (FerryUpload *upload)
{
  if (!ferry_upload_prepare (upload))
    return;
  if (run_upload (upload, &upload->task->error))
    ferry_upload_finish (upload);
  else
    ferry_upload_fail (upload);
}

/**
 * ferry_task_upload:
 */
void
ferry_task_upload (FerryFileTask *task, FerryFtpClient *client)
{
  g_auto (FerryUpload) upload = { .task = task, .client = client };

  ferry_upload_run (&upload);
}
