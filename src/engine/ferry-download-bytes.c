/* The bytes of a download: from where on they are fetched, whether what is here already is the
 * beginning of them, and whether they are all here and right. See ferry-task-download.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-task-download.h"

#include "ferry-ftp-error.h"
#include "ferry-ftp-hash.h"
#include "ferry-gate-stream.h"
#include "ferry-local-disk.h"
#include "ferry-local-files.h"
#include "ferry-parts.h"
#include "ferry-proof.h"
#include "ferry-text-rule.h"
#include "ferry-worker.h"
#include "ferry-write-behind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From here on it is worth asking whether the source changed while it was read. */
#define LARGE (1024 * 1024)

/* The end of what is here already, which comes once more. */
typedef struct
{
  char bytes[FERRY_PROOF_SIZE];
  gsize length;
  gsize seen;
  gboolean is_different;
} Tail;

/* The beginning of a text, which may turn out to be none. */
typedef struct
{
  guchar bytes[FERRY_TEXT_LOOK_SIZE];
  gsize length;
  gboolean is_none;
} Look;

typedef struct
{
  FerryProgress *progress;
  FerryWriteBehind *behind; /* nullable */
} Counter;

static void
count_bytes (gint64 bytes, gpointer user_data)
{
  Counter *counter = user_data;

  ferry_progress_add_bytes (counter->progress, bytes);
  if (counter->behind != NULL)
    ferry_write_behind_add (counter->behind, bytes);
}

static gssize
compare_tail (const guchar *bytes, gsize count, gpointer user_data, GError **error)
{
  Tail *tail = user_data;
  gsize length = MIN (count, tail->length - tail->seen);

  if (memcmp (tail->bytes + tail->seen, bytes, length) == 0)
    {
      tail->seen += length;
      return (gssize) length;
    }
  tail->is_different = TRUE;
  g_set_error_literal (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DIFFERENT, _ ("It is not the same"));
  return -1;
}

static gssize
look_at_text (const guchar *bytes, gsize count, gpointer user_data, GError **error)
{
  Look *look = user_data;
  gsize length = MIN (count, sizeof look->bytes - look->length);

  if (length == 0)
    return 0;
  memcpy (look->bytes + look->length, bytes, length);
  look->length += length;
  look->is_none = ferry_text_rule_must_be_bytes (look->bytes, look->length);
  if (!look->is_none)
    return 0;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("It is no text"));
  return -1;
}

static gboolean
read_tail (FerryDownload *download, gint64 have, Tail *tail, GError **error)
{
  GCancellable *cancellable = download->task->cancellable;
  g_autoptr (GFile) file = ferry_local_file_new (download->part);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);

  return stream != NULL &&
         g_seekable_seek (G_SEEKABLE (stream), have - FERRY_PROOF_SIZE, G_SEEK_SET, cancellable,
                          error) &&
         g_input_stream_read_all (G_INPUT_STREAM (stream), tail->bytes, FERRY_PROOF_SIZE,
                                  &tail->length, cancellable, error);
}

/* The bytes are here; are they all? A listing may be older than the file. */
static gboolean
check_whole (FerryDownload *download, FerryFtpClient *client, GError **error)
{
  FerryFileTask *task = download->task;
  gint64 size = ferry_download_get_part_size (download);

  if (size != task->entry->size && !ferry_task_learn_source (task, client, FALSE, error))
    return FALSE;
  if (task->entry->size == FERRY_SIZE_UNKNOWN)
    task->entry->size = size;
  if (size == task->entry->size)
    return TRUE;
  g_propagate_error (error, ferry_ftp_error_new (FERRY_FTP_ERROR_INCOMPLETE, 0,
                                                 _ ("“%s” did not come whole"), task->source));
  return FALSE;
}

/* Fetches from @offset on, the first bytes to be seen by @func alone or before they are written. */
static gboolean
pump (FerryDownload *download,
      FerryFtpClient *client,
      gint64 offset,
      GOutputStream *stream,
      GError **error)
{
  FerryFileTask *task = download->task;
  gint64 size = task->entry->size;
  g_autoptr (FerryWriteBehind) behind = size >= LARGE && ferry_task_is_synced (task, size)
                                            ? ferry_write_behind_new (download->part, offset)
                                            : NULL;
  Counter counter = { task->progress, behind };
  g_autoptr (GError) local_error = NULL;
  gboolean is_read;

  ferry_progress_set_bytes (task->progress, offset);
  if (task->is_text)
    is_read = ferry_ftp_client_download_text (client, task->source, size, stream, count_bytes,
                                              &counter, task->cancellable, &local_error);
  else
    is_read = ferry_ftp_client_download (client, task->source, offset, size, stream, count_bytes,
                                         &counter, task->cancellable, &local_error);
  if (!g_output_stream_close (stream, NULL, is_read ? error : NULL) && is_read)
    return FALSE;
  if (is_read && task->is_text)
    return TRUE; /* the server said so, and sizes say nothing */
  if (is_read || g_error_matches (local_error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_INCOMPLETE))
    return check_whole (download, client, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* All of it is here, but for its name. Nothing is fetched for that where the server can tell
 * otherwise; and what was written before the file was this long is on the disk before its length.
 */
static FerryProof
prove_whole (FerryDownload *download, FerryFtpClient *client, gint64 have, GError **error)
{
  FerryFileTask *task = download->task;
  FerryProofCase proof = { client, task->source, download->part,   MAX (0, have - FERRY_PROOF_SIZE),
                           have,   have,         task->cancellable };
  g_autoptr (GError) local_error = NULL;

  ferry_progress_set_bytes (task->progress, have);
  if (ferry_proof_by_hash (&proof, &local_error) == FERRY_PROOF_SAME)
    return FERRY_PROOF_SAME;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FERRY_PROOF_UNKNOWN;
    }
  if (!ferry_ftp_client_can_hash (client) && task->resume.is_set &&
      ferry_task_is_exact (task->entry))
    return FERRY_PROOF_SAME;
  return ferry_proof_by_reading (&proof, error);
}

/* Goes on behind the @have bytes that are here; the last of them come once more, to be compared as
 * they pass. */
static FerryProof
continue_part (FerryDownload *download, FerryFtpClient *client, gint64 have, GError **error)
{
  g_autofree Tail *tail = g_new0 (Tail, 1);
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GOutputStream) gate = NULL;
  g_autoptr (GError) local_error = NULL;

  if (have == download->task->entry->size)
    return prove_whole (download, client, have, error);
  if (!read_tail (download, have, tail, error))
    return FERRY_PROOF_UNKNOWN;
  stream = ferry_download_open (download, have, error);
  if (stream == NULL)
    return FERRY_PROOF_UNKNOWN;
  gate = ferry_gate_stream_new (stream, compare_tail, tail);
  if (pump (download, client, have - (gint64) tail->length, gate, &local_error))
    return FERRY_PROOF_SAME;
  if (tail->is_different)
    return FERRY_PROOF_DIFFERENT;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FERRY_PROOF_UNKNOWN;
}

static gboolean
drop_part (FerryDownload *download, GError **error)
{
  g_autoptr (GFile) file = ferry_local_file_new (download->part);

  return g_file_delete (file, download->task->cancellable, error);
}

static gboolean fetch_anew (FerryDownload *download, FerryFtpClient *client, GError **error);

static gboolean
fetch_text (FerryDownload *download, FerryFtpClient *client, GOutputStream *stream, GError **error)
{
  g_autofree Look *look = g_new0 (Look, 1);
  g_autoptr (GOutputStream) gate = ferry_gate_stream_new (stream, look_at_text, look);
  g_autoptr (GError) local_error = NULL;

  if (pump (download, client, 0, gate, &local_error))
    return TRUE;
  if (!look->is_none)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  ferry_ftp_client_note (client, "no text, or one in UTF-16: it comes as bytes");
  download->task->is_text = FALSE;
  return drop_part (download, error) && fetch_anew (download, client, error);
}

static gboolean
fetch_anew (FerryDownload *download, FerryFtpClient *client, GError **error)
{
  g_autoptr (GOutputStream) stream = ferry_download_open (download, 0, error);

  if (stream == NULL)
    return FALSE;
  return download->task->is_text ? fetch_text (download, client, stream, error)
                                 : pump (download, client, 0, stream, error);
}

static gboolean
is_source_same (const FerryFileTask *task)
{
  return task->resume.size == task->entry->size && task->resume.modified == task->entry->modified;
}

/* Why the @part cannot be the beginning of the source as it is now. */
static FerryAnew
find_reason_for_anew (FerryFileTask *task, const FerryEntry *part)
{
  if (task->is_text)
    return FERRY_ANEW_TEXT;
  if (part->kind != FERRY_KIND_FILE || task->entry->size < part->size)
    return FERRY_ANEW_PART_DIFFERS;
  if (task->resume.is_set ? !is_source_same (task) : !ferry_exists_can_resume (task->entry, part))
    return FERRY_ANEW_SOURCE_CHANGED;
  return FERRY_ANEW_NOT;
}

/* How much of a part is worth being continued: what is no longer than its proof is not. */
static gboolean
find_offset (FerryDownload *download, FerryFtpClient *client, gint64 *offset, GError **error)
{
  FerryFileTask *task = download->task;
  g_autoptr (FerryEntry) part = ferry_local_stat_link (download->part, task->cancellable, NULL);
  FerryAnew reason;

  *offset = 0;
  if (part == NULL)
    return TRUE;
  reason = find_reason_for_anew (task, part);
  if (part->size > FERRY_PROOF_SIZE && reason == FERRY_ANEW_NOT)
    {
      *offset = part->size;
      return TRUE;
    }
  if (part->size > 0 && reason != FERRY_ANEW_NOT)
    ferry_task_begin_anew (task, client, reason);
  return drop_part (download, error);
}

/* A part with holes tells what it has, and of which source. One of another source goes. */
static gboolean
find_map (FerryDownload *download,
          FerryFtpClient *client,
          FerryPartMap **map,
          FerryPartNote *note,
          GError **error)
{
  FerryFileTask *task = download->task;

  *map = ferry_part_note_read (download->part, note);
  if (*map == NULL)
    return TRUE;
  if (!task->is_text && note->size == task->entry->size &&
      note->modified == task->entry->modified && (!task->resume.is_set || is_source_same (task)) &&
      ferry_part_map_get_done (*map) > 0)
    return TRUE;
  g_clear_pointer (map, ferry_part_map_free);
  ferry_task_begin_anew (task, client, task->is_text ? FERRY_ANEW_TEXT : FERRY_ANEW_SOURCE_CHANGED);
  return drop_part (download, error);
}

/* What is here, if the file may come in parts: what has none yet is a beginning. */
static gboolean
find_what_is_here (FerryDownload *download,
                   FerryFtpClient *client,
                   gint64 *offset,
                   FerryPartMap **map,
                   FerryPartNote *note,
                   GError **error)
{
  const FerryEntry *source = download->task->entry;

  if (!find_map (download, client, map, note, error))
    return FALSE;
  if (*map != NULL)
    return TRUE;
  if (!find_offset (download, client, offset, error))
    return FALSE;
  if (*offset == source->size || !ferry_parts_suit (download, client))
    return TRUE;
  *note = (FerryPartNote){ source->size, source->modified, 0 };
  *map = ferry_part_map_new (source->size, *offset);
  return TRUE;
}

static gboolean
fetch_rest (FerryDownload *download, FerryFtpClient *client, GError **error)
{
  FerryPartNote note = { 0 };
  g_autoptr (FerryPartMap) map = NULL;
  gint64 offset = 0;

  if (!find_what_is_here (download, client, &offset, &map, &note, error))
    return FALSE;
  if (map == NULL && offset == 0)
    return fetch_anew (download, client, error);
  switch (map != NULL ? ferry_parts_fetch (download, client, map, &note, error)
                      : continue_part (download, client, offset, error))
    {
    case FERRY_PROOF_SAME:
      download->is_continued = TRUE;
      return TRUE;

    case FERRY_PROOF_DIFFERENT:
      ferry_task_begin_anew (download->task, client, FERRY_ANEW_PART_DIFFERS);
      return drop_part (download, error) && fetch_anew (download, client, error);

    case FERRY_PROOF_UNKNOWN:
    default:
      return FALSE;
    }
}

static gboolean
is_unchanged (FerryFileTask *task, FerryFtpClient *client, GError **error)
{
  g_autoptr (FerryEntry) before = ferry_entry_copy (task->entry);

  if (!ferry_task_learn_source (task, client, FALSE, error))
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
verify (FerryDownload *download, FerryFtpClient *client, FerryVerify how, GError **error)
{
  FerryFileTask *task = download->task;
  gint64 size = task->entry->size;
  FerryProofCase proof = { client, task->source, download->part, 0, size, size, task->cancellable };
  g_autoptr (GError) local_error = NULL;
  FerryProof answer = ferry_proof_verify (&proof, how, &local_error);

  if (answer == FERRY_PROOF_DIFFERENT)
    local_error = ferry_ftp_error_new (FERRY_FTP_ERROR_DIFFERENT, 0,
                                       _ ("“%s” is not the same on the server"), task->source);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The server's word that it was all may be lost with the connection. Then its size and its hash
 * have to say so, on a new one. */
static gboolean
check_source (FerryDownload *download, FerryFtpClient *client, GError **error)
{
  FerryFileTask *task = download->task;
  gboolean is_end_lost = !ferry_ftp_client_is_connected (client);

  if (is_end_lost && !ferry_worker_ensure_connected (client, task->cancellable, error))
    return FALSE;
  if ((is_end_lost || download->is_continued || task->entry->size >= LARGE) &&
      !is_unchanged (task, client, error))
    return FALSE;
  return task->is_text ||
         verify (download, client,
                 is_end_lost ? MAX (task->verify, FERRY_VERIFY_HASH) : task->verify, error);
}

static gboolean
needs_facts (FerryDownload *download)
{
  FerryFileTask *task = download->task;

  if (download->has_facts)
    return FALSE;
  return !ferry_task_is_exact (task->entry) || task->entry->size >= LARGE ||
         task->entry->size == FERRY_SIZE_UNKNOWN || task->resume.is_set ||
         ferry_download_get_part_size (download) > 0;
}

/**
 * ferry_download_fetch:
 *
 * Brings all bytes into the part, from where it is proven to be right.
 *
 * Returns: whether they are there, and as right as the task wants to know it
 */
gboolean
ferry_download_fetch (FerryDownload *download, FerryFtpClient *client, GError **error)
{
  FerryFileTask *task = download->task;

  return (!needs_facts (download) ||
          ferry_task_learn_source (task, client, !task->resume.is_set, error)) &&
         fetch_rest (download, client, error) && check_source (download, client, error);
}
