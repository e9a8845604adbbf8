/* A file from server to server: an upload whose source is read from a second connection, or sent by
 * the one server straight to the other. See ferry-task-relay.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-task-relay.h"

#include "ferry-ftp-relay-direct.h"
#include "ferry-ftp-relay-stream.h"
#include "ferry-worker.h"

#include <glib/gi18n-lib.h>

/* Smaller ones are not asked for again when they have come. */
#define LARGE (1024 * 1024)

/* Whose fault it is decides what is made of it. */
static gboolean
note_source (FerryUpload *upload, gboolean is_well)
{
  upload->task->is_source_error = !is_well;
  return is_well;
}

static gboolean
needs_facts (const FerryFileTask *task)
{
  const FerryEntry *entry = task->entry;

  return !entry->is_utc || entry->precision != FERRY_PRECISION_SECOND ||
         entry->size == FERRY_SIZE_UNKNOWN || entry->size >= LARGE || task->resume.is_set ||
         task->action == FERRY_EXISTS_RESUME;
}

/* A link that was taken as such: a folder behind it has to be walked through. */
static gboolean
is_folder (FerryUpload *upload)
{
  FerryFileTask *task = upload->task;

  if (task->entry->kind != FERRY_KIND_LINK)
    return FALSE;
  task->entry->size = FERRY_SIZE_UNKNOWN; /* the listing tells the link's own */
  task->entry->precision = FERRY_PRECISION_UNKNOWN;
  if (!ferry_ftp_client_is_folder (upload->origin, task->source, task->cancellable, NULL))
    return FALSE;
  task->outcome = FERRY_OUTCOME_MERGE;
  return TRUE;
}

/**
 * ferry_relay_look:
 *
 * Returns: (transfer full): the source as it is now; %NULL with the task's outcome or @error set
 */
FerryEntry *
ferry_relay_look (FerryUpload *upload, GError **error)
{
  FerryFileTask *task = upload->task;

  if (is_folder (upload))
    return NULL;
  if (needs_facts (task) &&
      !note_source (upload, ferry_task_learn_source (task, upload->origin, FALSE, error)))
    return NULL;
  return ferry_entry_copy (task->entry);
}

/**
 * ferry_relay_open:
 *
 * Returns: (transfer full): the source from @offset on
 */
GInputStream *
ferry_relay_open (FerryUpload *upload, gint64 offset, GError **error)
{
  FerryFileTask *task = upload->task;
  GInputStream *stream = ferry_ftp_relay_stream_new (
      upload->origin, task->source, offset, upload->source->size, task->cancellable, error);

  note_source (upload, stream != NULL);
  return stream;
}

static void
count_bytes (gint64 bytes, gpointer user_data)
{
  ferry_progress_add_bytes (user_data, bytes);
}

/**
 * ferry_relay_send_direct:
 * @is_tried: (out): %FALSE where the bytes have to come through here
 *
 * Has the one server send the file straight to the other.
 */
gboolean
ferry_relay_send_direct (FerryUpload *upload, gint64 offset, gboolean *is_tried, GError **error)
{
  FerryFileTask *task = upload->task;
  FerryFtpDirect direct = {
    .source = upload->origin,
    .target = upload->client,
    .source_path = task->source,
    .target_path = upload->part,
    .offset = offset,
    .size = upload->source->size,
  };
  g_autoptr (GError) local_error = NULL;

  *is_tried = task->allows_direct && !task->is_direct_refused && direct.size > offset &&
              ferry_ftp_relay_direct_may_work (upload->origin, upload->client);
  if (!*is_tried)
    return FALSE;
  /* How much of it has come nobody here knows until the target is asked. */
  task->resume =
      (FerryResume){ TRUE, upload->source->size, upload->source->modified, upload->source->size };
  if (ferry_ftp_relay_direct (&direct, task->cancellable, &local_error))
    {
      ferry_progress_set_bytes (task->progress, direct.size);
      return TRUE;
    }
  if (direct.is_refused)
    {
      task->is_direct_refused = TRUE;
      *is_tried = FALSE;
      ferry_ftp_client_note (upload->client, "the servers do not do it: it comes through here");
      return FALSE;
    }
  note_source (upload, direct.at_fault != upload->origin);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * ferry_relay_send:
 * @stream: from ferry_relay_open()
 */
gboolean
ferry_relay_send (FerryUpload *upload, gint64 offset, GInputStream *stream, GError **error)
{
  FerryFileTask *task = upload->task;
  gboolean is_sent =
      ferry_ftp_client_upload (upload->client, upload->part, offset, upload->source->size, stream,
                               count_bytes, task->progress, task->cancellable, error);

  note_source (upload, !ferry_ftp_relay_stream_has_failed (FERRY_FTP_RELAY_STREAM (stream)));
  return is_sent;
}

/**
 * ferry_relay_remove:
 *
 * Removes the source of a move.
 */
gboolean
ferry_relay_remove (FerryUpload *upload, GError **error)
{
  FerryFileTask *task = upload->task;

  return note_source (
      upload, ferry_ftp_client_remove (upload->origin, task->source, task->cancellable, error));
}

/**
 * ferry_task_relay:
 */
void
ferry_task_relay (FerryFileTask *task, FerryFtpClient *client)
{
  FerryFtpClient *target = ferry_worker_get_companion (task->partner);
  g_auto (FerryUpload) upload = { .task = task, .client = target, .origin = client };

  if (ferry_worker_ensure_connected (target, task->cancellable, &task->error))
    ferry_upload_run (&upload);
}
