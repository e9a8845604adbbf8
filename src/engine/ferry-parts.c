/* One large file over several connections. See ferry-parts.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-parts.h"

#include "ferry-part-gain.h"
#include "ferry-part-helper.h"
#include "ferry-worker.h"

/* By itself, and when the user said how many. */
#define LARGE_BY_ITSELF (32 * 1024 * 1024)
#define LARGE_BY_CHOICE (8 * 1024 * 1024)
#define PARTS_BY_ITSELF 4

/* So much is fetched again after the process was killed; waiting for the disk takes its time, too.
 */
#define NOTE_INTERVAL (2 * G_TIME_SPAN_SECOND)

#define LOOK_INTERVAL (50 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  FerryDownload *download; /* borrowed */
  FerryPartWork work;
  FerryPartNote *note; /* borrowed */
  GPtrArray *helpers;  /* of FerryPartHelper, owned */
  guint most;          /* helpers at a time; less once one was refused */
  FerryPartGain gain;
  gint64 looked_at; /* monotonic */
  gint64 noted_at;
} Parts;

/**
 * ferry_parts_suit:
 *
 * Returns: whether it may come in parts: a large file of bytes, from a server that begins in the
 * middle
 */
gboolean
ferry_parts_suit (const FerryDownload *download, FerryFtpClient *client)
{
  const FerryFileTask *task = download->task;
  gint64 least = task->parts == 0 ? LARGE_BY_ITSELF : LARGE_BY_CHOICE;

  return task->partner != NULL && task->parts != 1 && !task->is_text &&
         task->entry->size >= least && ferry_ftp_client_has_feature (client, "REST");
}

static gboolean
is_synced (Parts *parts)
{
  return ferry_task_is_synced (parts->download->task, parts->note->size);
}

/* Only what is on the disk may be called so there, if anybody cares. */
static gboolean
write_note (Parts *parts, GError **error)
{
  const char *path = parts->download->part;

  parts->noted_at = g_get_monotonic_time ();
  return (!is_synced (parts) || ferry_local_disk_sync (path, error)) &&
         ferry_part_note_write (parts->note, path, parts->work.map, error);
}

static gboolean
is_cut (Parts *parts)
{
  return parts->note->number > 0;
}

/* From the first helper on the length of the file says nothing: there has to be a note. */
static void
add_helper (Parts *parts)
{
  if (!is_cut (parts) && !write_note (parts, NULL))
    {
      parts->most = 0;
      return;
    }
  g_ptr_array_add (parts->helpers, ferry_part_helper_new (&parts->work));
}

/* Takes leave of those that are over. One that was refused, or that lost its connection, says that
 * there are enough of them. */
static void
reap_helpers (Parts *parts)
{
  for (guint i = parts->helpers->len; i > 0; i--)
    {
      gboolean has_failed;

      if (!ferry_part_helper_is_over (g_ptr_array_index (parts->helpers, i - 1), &has_failed))
        continue;
      g_ptr_array_remove_index (parts->helpers, i - 1);
      if (has_failed)
        parts->most = MIN (parts->most, parts->helpers->len);
    }
}

static gboolean
is_helped (Parts *parts)
{
  for (guint i = 0; i < parts->helpers->len; i++)
    if (ferry_part_helper_is_moving (g_ptr_array_index (parts->helpers, i)))
      return TRUE;
  return FALSE;
}

static guint
count_wanted (Parts *parts, gint64 now)
{
  gint64 done = ferry_part_map_get_done (parts->work.map);
  guint wanted = G_MAXUINT;

  if (parts->download->task->parts == 0)
    wanted =
        ferry_part_gain_feed (&parts->gain, now, done, parts->note->size - done, is_helped (parts));
  return MIN (wanted, parts->most);
}

/* Whether one more would find something to do, and the others not less than that. One that ended
 * because it found nothing is not replaced. */
static gboolean
is_work_left (Parts *parts)
{
  gint64 rest = parts->note->size - ferry_part_map_get_done (parts->work.map);

  return rest >= (gint64) (parts->helpers->len + 2) * FERRY_PART_LEAST_TO_SHARE;
}

/* As many helpers as are wanted here, and as nothing else has a use for. */
static void
adjust_helpers (Parts *parts, gint64 now)
{
  FerryProgress *progress = parts->work.progress;
  guint wanted = count_wanted (parts, now);
  guint allowed = MIN (wanted, ferry_progress_get_helpers_allowed (progress));

  for (guint i = allowed; i < parts->helpers->len; i++)
    ferry_part_helper_stop (g_ptr_array_index (parts->helpers, i));
  while (parts->helpers->len < MIN (allowed, parts->most) && is_work_left (parts))
    add_helper (parts);
  ferry_progress_set_helpers (progress, parts->helpers->len, wanted);
}

static void
look_after (Parts *parts)
{
  gint64 now = g_get_monotonic_time ();

  if (now - parts->looked_at < LOOK_INTERVAL)
    return;
  parts->looked_at = now;
  reap_helpers (parts);
  adjust_helpers (parts, now);
  if (is_cut (parts) && now - parts->noted_at >= NOTE_INTERVAL)
    write_note (parts, NULL);
}

static void
on_bytes (gint64 bytes, gpointer user_data)
{
  look_after (user_data);
}

/* Nothing is left for this connection: the others are about to end, or leave something. */
static gboolean
wait_a_little (Parts *parts, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (parts->work.stop, error))
    return FALSE;
  g_usleep (LOOK_INTERVAL / 2);
  look_after (parts);
  return TRUE;
}

static gboolean
fetch_all (Parts *parts, FerryFtpClient *client, GError **error)
{
  FerryPartWork *work = &parts->work;

  while (ferry_part_map_get_done (work->map) < parts->note->size)
    {
      FerryPart *part = ferry_part_map_claim (work->map);

      if (part == NULL
              ? !wait_a_little (parts, error)
              : !ferry_part_work_fetch (work, client, part, on_bytes, parts, work->stop, error) ||
                    !ferry_worker_ensure_connected (client, work->stop, error))
        return FALSE;
    }
  return TRUE;
}

/* The file is what it was before it was cut: as long as its source. */
static gboolean
join (Parts *parts, GError **error)
{
  const char *path = parts->download->part;

  return !is_cut (parts) || ((!is_synced (parts) || ferry_local_disk_sync (path, error)) &&
                             ferry_part_note_remove (path, parts->note->size, error));
}

static gboolean
open_file (Parts *parts, GError **error)
{
  gint64 done = ferry_part_map_get_done (parts->work.map);
  /* Once it is cut, the room for all of it is taken already. */
  g_autoptr (GOutputStream) stream =
      ferry_download_open (parts->download, is_cut (parts) ? parts->note->size : done, error);

  if (stream == NULL || !g_output_stream_close (stream, NULL, error))
    return FALSE;
  ferry_progress_set_bytes (parts->work.progress, done);
  return TRUE;
}

static void
stop (GCancellable *cancellable, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static gboolean
run (Parts *parts, FerryFtpClient *client, GError **error)
{
  GCancellable *cancellable = parts->download->task->cancellable;
  gulong handler = g_cancellable_connect (cancellable, G_CALLBACK (stop),
                                          g_object_ref (parts->work.stop), g_object_unref);
  gboolean is_fetched = fetch_all (parts, client, error);

  g_cancellable_disconnect (cancellable, handler);
  if (!is_fetched)
    g_cancellable_cancel (parts->work.stop); /* all at once, before each is waited for */
  g_ptr_array_set_size (parts->helpers, 0);
  ferry_progress_set_helpers (parts->work.progress, 0, 0);
  if (is_fetched)
    return join (parts, error);
  if (is_cut (parts))
    write_note (parts, NULL);
  return FALSE;
}

/**
 * ferry_parts_fetch:
 * @map: what is here already
 * @note: of the source; its number is 0 for a part that is a beginning
 *
 * Returns: %FERRY_PROOF_DIFFERENT if what was here is not what the server has
 */
FerryProof
ferry_parts_fetch (FerryDownload *download,
                   FerryFtpClient *client,
                   FerryPartMap *map,
                   FerryPartNote *note,
                   GError **error)
{
  FerryFileTask *task = download->task;
  g_autoptr (GPtrArray) helpers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_part_helper_free);
  g_autoptr (GCancellable) everything = g_cancellable_new ();
  g_autoptr (GError) reason = NULL;
  Parts parts = {
    .download = download,
    .work = { .source = task->source,
              .path = download->part,
              .is_written_behind = ferry_task_is_synced (task, note->size),
              .map = map,
              .progress = task->progress,
              .partner = task->partner,
              .stop = everything },
    .note = note,
    .helpers = helpers,
  };

  if (ferry_parts_suit (download, client))
    parts.most = (task->parts == 0 ? PARTS_BY_ITSELF : MIN (task->parts, FERRY_PARTS_MOST)) - 1;
  if (open_file (&parts, &reason) && run (&parts, client, &reason))
    return FERRY_PROOF_SAME;
  if (g_atomic_int_get (&parts.work.is_different))
    return FERRY_PROOF_DIFFERENT;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FERRY_PROOF_UNKNOWN;
}
