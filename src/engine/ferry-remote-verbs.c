/* The verbs of a remote place as jobs for its worker. Worker thread.
 *
 * A connection that was lost while nobody looked is made again here, without a word: a safe verb
 * is repeated, and before one that must not run twice the connection is tried with a NOOP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remote-verbs.h"

#include "ferry-ftp-error.h"
#include "ferry-move-phases.h"
#include "ferry-remote-content.h"
#include "ferry-remote-files.h"
#include "ferry-remote-keep.h"
#include "ferry-remote-modes.h"
#include "ferry-remote-move.h"
#include "ferry-remote-remove.h"
#include "ferry-worker.h"

static void
publish_part (FerryListing *part, gpointer user_data)
{
  ferry_place_job_publish (user_data, part);
}

static void
run_connect (FerryPlaceJob *job, FerryFtpClient *client)
{
  /* The caller asked for a new login: with a new password, or after a doubt. */
  if (ferry_ftp_client_is_connected (client))
    ferry_ftp_client_disconnect (client);
  ferry_ftp_client_connect (client, job->job.cancellable, &job->error);
}

static void
run_list (FerryPlaceJob *job, FerryFtpClient *client)
{
  ferry_ftp_client_list (client, job->path, publish_part, job, job->job.cancellable, &job->error);
}

static void
run_stat (FerryPlaceJob *job, FerryFtpClient *client)
{
  job->entry = ferry_ftp_client_stat (client, job->path, job->job.cancellable, &job->error);
}

static void
run_make_folder (FerryPlaceJob *job, FerryFtpClient *client)
{
  if (ferry_remote_check_twin (client, job->path, NULL, job->job.cancellable, &job->error))
    ferry_ftp_client_make_folder (client, job->path, job->job.cancellable, &job->error);
}

static void
run_rename (FerryPlaceJob *job, FerryFtpClient *client)
{
  ferry_remote_rename (client, job->path, job->new_path, job->job.cancellable, &job->error);
}

static gboolean
move (const char *const *from,
      const char *const *to,
      FerryTally *tally,
      gpointer client,
      GCancellable *cancellable,
      GError **error)
{
  return ferry_remote_move (client, from, to, tally, cancellable, error);
}

static void
run_move (FerryPlaceJob *job, FerryFtpClient *client)
{
  ferry_move_in_phases ((const char *const *) job->from, (const char *const *) job->to, job->tally,
                        move, client, job->job.cancellable, &job->error);
  ferry_place_job_take_failure (job);
}

static void
run_remove_folder (FerryPlaceJob *job, FerryFtpClient *client)
{
  ferry_remote_remove_empty (client, job->path, job->job.cancellable, &job->error);
}

static void
run_remove (FerryPlaceJob *job, FerryFtpClient *client)
{
  gboolean (*remove) (FerryFtpClient *, const char *, const FerryListing *, FerryTally *,
                      GCancellable *, GError **) =
      job->removal == FERRY_REMOVAL_KEEPS ? ferry_remote_keep : ferry_remote_remove;

  remove (client, job->path, job->entries, job->tally, job->job.cancellable, &job->error);
  ferry_place_job_take_failure (job);
}

static void
run_set_permissions (FerryPlaceJob *job, FerryFtpClient *client)
{
  ferry_ftp_client_set_permissions (client, job->path, job->mode, job->job.cancellable,
                                    &job->error);
}

static void
run_set_modes (FerryPlaceJob *job, FerryFtpClient *client)
{
  ferry_remote_set_modes (client, job->path, job->entries, job->mode, job->modes_of, job->tally,
                          job->job.cancellable, &job->error);
  ferry_place_job_take_failure (job);
}

static void
run_peek (FerryPlaceJob *job, FerryFtpClient *client)
{
  job->bytes = ferry_remote_peek (client, job->path, job->most, job->job.cancellable, &job->error);
}

static void
run_hash (FerryPlaceJob *job, FerryFtpClient *client)
{
  job->text = ferry_remote_hash (client, job->path, job->is_read, &job->hash_kind,
                                 job->job.cancellable, &job->error);
}

static void
run_make_file (FerryPlaceJob *job, FerryFtpClient *client)
{
  ferry_remote_make_file (client, job->path, job->job.cancellable, &job->error);
}

static void
run_set_modified (FerryPlaceJob *job, FerryFtpClient *client)
{
  ferry_remote_set_modified (client, job->path, job->entries, job->modified, job->tally,
                             job->job.cancellable, &job->error);
  ferry_place_job_take_failure (job);
}

static void
run_command (FerryPlaceJob *job, FerryFtpClient *client)
{
  job->text =
      ferry_ftp_client_quote (client, job->command, &job->path, job->job.cancellable, &job->error);
}

/* The connection stands: there is something to tell. */
static void
run_info (FerryPlaceJob *job, FerryFtpClient *client)
{
  job->info = ferry_ftp_client_dup_info (client);
}

typedef enum
{
  CARE_REPEATS, /* may run twice */
  CARE_PROBES,  /* must not: the connection is tried first */
  CARE_NOTHING, /* must not, and nothing may come between it and the one before */
} Care;

static const struct
{
  void (*run) (FerryPlaceJob *job, FerryFtpClient *client);
  Care care;
} verbs[FERRY_VERBS] = {
  [FERRY_VERB_LIST] = { run_list, CARE_REPEATS },
  [FERRY_VERB_STAT] = { run_stat, CARE_REPEATS },
  [FERRY_VERB_MAKE_FOLDER] = { run_make_folder, CARE_PROBES },
  [FERRY_VERB_RENAME] = { run_rename, CARE_PROBES },
  [FERRY_VERB_MOVE] = { run_move, CARE_PROBES },
  [FERRY_VERB_REMOVE_FOLDER] = { run_remove_folder, CARE_PROBES },
  [FERRY_VERB_REMOVE] = { run_remove, CARE_PROBES },
  [FERRY_VERB_SET_PERMISSIONS] = { run_set_permissions, CARE_REPEATS },
  [FERRY_VERB_SET_MODES] = { run_set_modes, CARE_PROBES },
  [FERRY_VERB_PEEK] = { run_peek, CARE_REPEATS },
  [FERRY_VERB_HASH] = { run_hash, CARE_REPEATS },
  [FERRY_VERB_MAKE_FILE] = { run_make_file, CARE_PROBES },
  [FERRY_VERB_SET_MODIFIED] = { run_set_modified, CARE_PROBES },
  [FERRY_VERB_COMMAND] = { run_command, CARE_NOTHING },
  [FERRY_VERB_INFO] = { run_info, CARE_PROBES },
  [FERRY_VERB_CONNECT] = { run_connect, CARE_PROBES },
};

/* Whether the connection went while a verb was under way that may run again. */
static gboolean
is_worth_another_try (FerryPlaceJob *job, FerryFtpClient *client)
{
  return job->error != NULL && verbs[job->verb].care == CARE_REPEATS && !job->has_published &&
         !ferry_ftp_client_is_connected (client) &&
         !g_cancellable_is_cancelled (job->job.cancellable);
}

static void
pause_for (guint milliseconds, GCancellable *cancellable)
{
  GPollFD cancelled;

  if (!g_cancellable_make_pollfd (cancellable, &cancelled))
    {
      g_usleep (milliseconds * 1000);
      return;
    }
  g_poll (&cancelled, 1, (gint) milliseconds);
  g_cancellable_release_fd (cancellable);
}

/* A server that ran out of something, such as passive ports while transfers take them all, hangs up
 * (vsftpd); a moment later it is as it was. */
static void
run_on_connection (FerryPlaceJob *job, FerryFtpClient *client)
{
  static const guint pauses[] = { 0, 300, 1000 }; /* milliseconds before each further try */
  GCancellable *cancellable = job->job.cancellable;

  if (ferry_ftp_client_is_connected (client) && verbs[job->verb].care == CARE_PROBES)
    ferry_ftp_client_noop (client, cancellable, NULL);
  if (job->verb == FERRY_VERB_LIST)
    ferry_ftp_client_expect_list (client, job->path);
  if (!ferry_worker_ensure_connected (client, cancellable, &job->error))
    return;

  verbs[job->verb].run (job, client);
  for (guint i = 0; i < G_N_ELEMENTS (pauses) && is_worth_another_try (job, client); i++)
    {
      pause_for (pauses[i], cancellable);
      g_clear_error (&job->error);
      if (ferry_worker_ensure_connected (client, cancellable, &job->error))
        verbs[job->verb].run (job, client);
      else if (!g_error_matches (job->error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_TOO_MANY_CONNECTIONS))
        return;
    }
}

/**
 * ferry_remote_verb_run:
 *
 * Runs a #FerryPlaceJob on the worker's connection and hands it back.
 */
void
ferry_remote_verb_run (FerryJob *job, FerryFtpClient *client)
{
  FerryPlaceJob *place_job = (FerryPlaceJob *) job;

  if (!g_cancellable_set_error_if_cancelled (job->cancellable, &place_job->error))
    {
      if (place_job->verb == FERRY_VERB_CONNECT)
        run_connect (place_job, client);
      else
        run_on_connection (place_job, client);
    }

  place_job->is_connected = ferry_ftp_client_is_connected (client);
  place_job->is_tls = place_job->is_connected && ferry_ftp_client_is_tls (client);
  place_job->way = ferry_ftp_client_get_way (client);
  place_job->network = g_strdup (ferry_ftp_client_get_network (client));
  place_job->is_stumbling = ferry_ftp_client_get_server (client)->is_stumbling;
  place_job->is_utf8_on = ferry_ftp_client_is_utf8_on (client);
  if (place_job->is_connected)
    place_job->home = g_strdup (ferry_ftp_client_get_home (client));
  ferry_job_hand_back (job);
}
