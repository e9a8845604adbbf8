/* The bytes of an upload: from where on they are sent, whether what the server has already is the
 * beginning of them, and whether they are all there and right. See ferry-task-upload.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-task-upload.h"

#include "ferry-ftp-error.h"
#include "ferry-proof.h"
#include "ferry-retry.h"
#include "ferry-task-relay.h"
#include "ferry-worker.h"

#include <glib/gi18n-lib.h>

static void
count_bytes (gint64 bytes, gpointer user_data)
{
  ferry_progress_add_bytes (user_data, bytes);
}

static FerryProofCase
prepare_proof (FerryUpload *upload, gint64 end)
{
  FerryFileTask *task = upload->task;

  return (FerryProofCase){
    .client = upload->client,
    .remote = upload->part,
    .origin = upload->origin,
    .local = task->source,
    .end = end,
    .size = end,
    .cancellable = task->cancellable,
  };
}

/* What somebody left another day. */
static gint64
find_old_part (FerryUpload *upload)
{
  GCancellable *cancellable = upload->task->cancellable;
  g_autoptr (FerryEntry) part =
      ferry_ftp_client_stat (upload->client, upload->part, cancellable, NULL);

  if (part == NULL || ferry_entry_is_directory (part) ||
      !ferry_task_ask_time (upload->client, upload->part, part, cancellable, NULL))
    return 0;
  return ferry_exists_can_resume (upload->source, part) ? part->size : 0;
}

/* What an earlier try left. */
static gint64
find_own_part (FerryUpload *upload)
{
  g_autoptr (GError) error = NULL;
  gint64 size =
      ferry_ftp_client_get_size (upload->client, upload->part, upload->task->cancellable, &error);

  return error == NULL ? size : 0;
}

static gboolean
is_source_same (const FerryUpload *upload)
{
  const FerryResume *resume = &upload->task->resume;

  return resume->size == upload->source->size && resume->modified == upload->source->modified;
}

/* How much there is on the server that may be of use. */
static gint64
find_part (FerryUpload *upload)
{
  FerryFileTask *task = upload->task;
  gboolean was_begun = task->resume.is_set;
  gint64 size;

  if (!was_begun && task->action != FERRY_EXISTS_RESUME)
    return 0;
  if (task->is_text || (was_begun && !is_source_same (upload)))
    {
      ferry_task_begin_anew (task, upload->client,
                             task->is_text ? FERRY_ANEW_TEXT : FERRY_ANEW_SOURCE_CHANGED);
      return 0;
    }
  size = was_begun ? find_own_part (upload) : find_old_part (upload);
  if (size > upload->source->size)
    {
      ferry_task_begin_anew (task, upload->client, FERRY_ANEW_PART_DIFFERS);
      return 0;
    }
  /* What is no longer than its proof is sent again as fast. */
  return size > FERRY_PROOF_SIZE || size == upload->source->size ? size : 0;
}

/* All of it is there, but for its name: its size and its hash have to do where nothing is to be
 * fetched for that. */
static FerryProof
prove_whole (FerryUpload *upload, GError **error)
{
  FerryProofCase proof = prepare_proof (upload, upload->source->size);
  g_autoptr (GError) local_error = NULL;
  FerryProof answer;

  answer = ferry_proof_verify (&proof, FERRY_VERIFY_HASH, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (answer == FERRY_PROOF_UNKNOWN && upload->task->resume.is_set)
    return FERRY_PROOF_SAME;
  else if (answer == FERRY_PROOF_UNKNOWN)
    return ferry_proof_tail (&proof, error);
  return answer;
}

static gboolean
is_refusal (const GError *error)
{
  return ferry_retry_judge (error) == FERRY_FAILURE_PERMANENT && error->domain == FERRY_FTP_ERROR;
}

/* Leaves in @offset how much of the source the server has, proven. */
static gboolean
find_offset (FerryUpload *upload, gint64 *offset, GError **error)
{
  gint64 size = find_part (upload);
  FerryProofCase proof = prepare_proof (upload, size);
  g_autoptr (GError) local_error = NULL;
  FerryProof answer;

  *offset = size;
  if (size == 0)
    return TRUE;
  answer = size == upload->source->size ? prove_whole (upload, &local_error)
                                        : ferry_proof_tail (&proof, &local_error);
  if (answer == FERRY_PROOF_SAME)
    return TRUE;
  if (answer == FERRY_PROOF_UNKNOWN && local_error != NULL && !is_refusal (local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  ferry_task_begin_anew (upload->task, upload->client,
                         answer == FERRY_PROOF_DIFFERENT ? FERRY_ANEW_PART_DIFFERS
                                                         : FERRY_ANEW_PART_UNPROVEN);
  *offset = 0;
  return TRUE;
}

static gboolean
set_different (const FerryUpload *upload, GError **error)
{
  g_propagate_error (error, ferry_ftp_error_new (FERRY_FTP_ERROR_DIFFERENT, 0,
                                                 _ ("“%s” is not the same on the server"),
                                                 upload->task->target));
  return FALSE;
}

/* All bytes went out, and the server's word that they came was lost with the connection. Then its
 * size and its hash have to say so, on a new one. */
static gboolean
recover_end (FerryUpload *upload, GError *reason, GError **error)
{
  FerryFileTask *task = upload->task;
  gint64 size = upload->source->size;
  g_autoptr (GError) local_error = NULL;
  gboolean is_end_lost =
      !task->is_text && ferry_progress_get_bytes (task->progress) == size &&
      (g_error_matches (reason, FERRY_FTP_ERROR, FERRY_FTP_ERROR_CONNECTION_LOST) ||
       g_error_matches (reason, FERRY_FTP_ERROR, FERRY_FTP_ERROR_TIMED_OUT));

  if (!is_end_lost ||
      !ferry_worker_ensure_connected (upload->client, task->cancellable, &local_error) ||
      find_own_part (upload) != size)
    {
      g_propagate_error (error, reason);
      return FALSE;
    }
  g_error_free (reason);
  ferry_ftp_client_note (upload->client, "the end was not confirmed, but the size is right");
  if (prove_whole (upload, &local_error) == FERRY_PROOF_DIFFERENT)
    return set_different (upload, error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
send_bytes (FerryUpload *upload, gint64 offset, GInputStream *stream, GError **error)
{
  FerryFileTask *task = upload->task;
  GError *reason = NULL;
  gboolean is_sent;

  if (offset > 0 && offset == upload->source->size)
    return TRUE; /* only the renaming was left to do */
  if (task->is_text)
    is_sent = ferry_ftp_client_upload_text (upload->client, upload->part, stream, count_bytes,
                                            task->progress, task->cancellable, &reason);
  else if (upload->origin != NULL)
    is_sent = ferry_relay_send (upload, offset, stream, &reason);
  else
    is_sent =
        ferry_ftp_client_upload (upload->client, upload->part, offset, upload->source->size, stream,
                                 count_bytes, task->progress, task->cancellable, &reason);
  return is_sent || recover_end (upload, reason, error);
}

static gboolean
verify (FerryUpload *upload, GError **error)
{
  FerryProofCase proof = prepare_proof (upload, upload->source->size);
  g_autoptr (GError) local_error = NULL;

  if (upload->task->is_text)
    return TRUE;
  if (ferry_proof_verify (&proof, upload->task->verify, &local_error) == FERRY_PROOF_DIFFERENT)
    return set_different (upload, error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * ferry_upload_send:
 *
 * Brings all bytes to the part, from where it is proven to be right.
 *
 * Returns: whether they are there, and as right as the task wants to know it
 */
gboolean
ferry_upload_send (FerryUpload *upload, GError **error)
{
  FerryFileTask *task = upload->task;
  g_autoptr (GInputStream) stream = NULL;
  gint64 offset;
  gboolean is_tried = FALSE;
  gboolean is_sent = FALSE;

  if (!find_offset (upload, &offset, error))
    return FALSE;
  if (upload->origin != NULL)
    is_sent = ferry_relay_send_direct (upload, offset, &is_tried, error);
  if (is_tried)
    return is_sent && ferry_upload_check_whole (upload, error) && verify (upload, error);
  stream = ferry_upload_open (upload, offset, error);
  if (stream == NULL)
    return FALSE;
  is_sent = send_bytes (upload, offset, stream, error);
  task->resume.sent = ferry_progress_get_bytes (task->progress);
  return is_sent && ferry_upload_check_whole (upload, error) && verify (upload, error);
}
