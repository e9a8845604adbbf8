/* How many connections a lane uses: it tells its tuner what it moves, and opens further connections
 * as the tuner asks for them, ahead of any work, so that no file waits for a slow login. What the
 * server refuses is learned. Main thread; the login itself is a worker's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remote-place.h"
#include "ferry-retry.h"
#include "ferry-scheduler.h"

/* Failures within this time are one trouble. */
#define ONE_TROUBLE    (2 * G_TIME_SPAN_SECOND)
#define ENOUGH_TROUBLE 3

typedef struct
{
  FerryJob job;
  FerryLaneSlot *slot;
  gint64 duration;
  GError *error;
} Login;

static void
run_login (FerryJob *job, FerryFtpClient *client)
{
  Login *login = (Login *) job;
  gint64 begun = g_get_monotonic_time ();

  ferry_worker_ensure_connected (client, job->cancellable, &login->error);
  login->duration = g_get_monotonic_time () - begun;
  ferry_job_hand_back (job);
}

static void
login_free (Login *login)
{
  ferry_job_clear (&login->job);
  g_clear_error (&login->error);
  g_free (login);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Login, login_free)

static FerryRemotePlace *
get_place (FerryLane *lane)
{
  return FERRY_REMOTE_PLACE (lane->place);
}

/* The same name and password were good for those that live: it is their number. A connection that
 * only did not come about says so when it happens twice. */
static void
take_refusal (FerryLane *lane, const GError *error)
{
  guint living = ferry_lane_count_connected (lane);
  FerryFailure failure = ferry_retry_judge (error);

  if (living == 0 || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (failure == FERRY_FAILURE_CROWDED || failure == FERRY_FAILURE_NO_LOGIN ||
      lane->refused_at == living)
    ferry_remote_place_learn_max_connections (get_place (lane), living);
  lane->refused_at = living;
  ferry_tuner_note_refusal (&lane->tuner, living, g_get_monotonic_time ());
}

static void
did_log_in (FerryJob *job)
{
  g_autoptr (Login) login = (Login *) job;
  FerryLaneSlot *slot = login->slot;
  FerryLane *lane = slot->lane;
  FerryTransferScheduler *scheduler = lane->scheduler;

  lane->logins--;
  g_clear_object (&slot->login);
  ferry_lane_release (slot);
  ferry_remote_place_flush_log (get_place (lane));
  if (login->error == NULL)
    ferry_tuner_note_login (&lane->tuner, login->duration);
  else
    take_refusal (lane, login->error);
  ferry_transfer_scheduler_wake (scheduler);
  ferry_scheduler_unref (scheduler);
}

static void
log_in (FerryLane *lane)
{
  FerryLaneSlot *slot = ferry_lane_find_idle (lane);
  Login *login = g_new0 (Login, 1);

  slot->login = g_cancellable_new ();
  login->slot = slot;
  ferry_job_init (&login->job, run_login, did_log_in, slot->login);
  lane->logins++;
  ferry_scheduler_ref (lane->scheduler);
  ferry_lane_run (slot, &login->job);
}

static void
cancel_logins (FerryLane *lane)
{
  for (guint i = 0; i < lane->slots->len; i++)
    g_cancellable_cancel (((FerryLaneSlot *) g_ptr_array_index (lane->slots, i))->login);
}

/**
 * ferry_lane_cancel_others:
 *
 * Ends whatever the connections do beside files.
 */
void
ferry_lane_cancel_others (FerryLane *lane)
{
  cancel_logins (lane);
  for (guint i = 0; i < lane->slots->len; i++)
    g_cancellable_cancel (((FerryLaneSlot *) g_ptr_array_index (lane->slots, i))->visit);
}

/**
 * ferry_lane_tune:
 * @now: monotonic
 *
 * Decides how many connections are used, and opens those that are missing.
 */
void
ferry_lane_tune (FerryLane *lane, gint64 now)
{
  guint connected = ferry_lane_count_connected (lane);
  FerryTunerSample sample = {
    .now = now,
    .bytes = lane->moved_bytes,
    .files = lane->moved_files,
    .connected = connected,
    .busy = ferry_lane_count_busy (lane),
    .waiting = ferry_lane_count_waiting (lane) + lane->walks->len,
    .waiting_bytes = lane->waiting_bytes,
  };
  guint level, at_once;

  if (ferry_place_is_local (lane->place))
    return;
  if (sample.waiting == 0)
    cancel_logins (lane);
  level = ferry_tuner_feed (&lane->tuner, &sample, ferry_lane_get_limit (lane));
  if (lane->tuner.good > 0)
    ferry_remote_place_learn_good_connections (get_place (lane), lane->tuner.good);
  at_once = ferry_tuner_get_at_once (&lane->tuner, connected);
  if (connected == 0 || sample.waiting == 0 || lane->not_before > now)
    return;
  while (connected + lane->logins < level && lane->logins < at_once)
    log_in (lane);
}

/**
 * ferry_lane_meter:
 * @is_over: whether its task is back
 *
 * Counts what was moved for @item since it was last looked at. What an earlier try left at its
 * target was not moved now.
 */
void
ferry_lane_meter (FerryLane *lane, FerryQueueItem *item, gboolean is_over)
{
  gint64 bytes = ferry_progress_get_bytes (item->progress);
  FerryLaneSlot *slot = item->slot;
  gint64 moved = 0;

  if (item->metered >= 0)
    moved = MAX (bytes - item->metered, 0);
  else if (is_over && !item->resume.is_set)
    moved = bytes;
  lane->moved_bytes += moved;
  item->moved += moved;
  lane->moved_files += is_over;
  slot->signs += is_over || (item->metered >= 0 && bytes != item->metered);
  item->metered = bytes;
}

/**
 * ferry_lane_note_trouble:
 *
 * A data connection was refused or reset. With several connections that may be their number: there
 * is one less for a while, and for good where it is the data connections again and again.
 */
void
ferry_lane_note_trouble (FerryLane *lane, const GError *error)
{
  gint64 now = g_get_monotonic_time ();
  guint level = ferry_lane_get_level (lane);
  gboolean is_data = g_error_matches (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DATA_CONNECTION);

  if (!is_data && !g_error_matches (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_CONNECTION_LOST))
    return;
  if (ferry_place_is_local (lane->place) || level < 2 || now - lane->troubled_at < ONE_TROUBLE)
    return;
  lane->troubled_at = now;
  ferry_tuner_note_refusal (&lane->tuner, level - 1, now);
  if (is_data && ++lane->troubles >= ENOUGH_TROUBLE)
    {
      lane->troubles = 0;
      ferry_remote_place_learn_max_connections (get_place (lane), level - 1);
    }
}
