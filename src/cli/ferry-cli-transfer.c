/* get and put: one file or one tree through the engine's queue. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-commands.h"

#include "ferry-charset.h"
#include "ferry-cli-progress.h"
#include "ferry-cli-rate.h"
#include "ferry-local-place.h"
#include "ferry-path.h"

#include <string.h>

typedef struct
{
  FerryCliSession *session; /* borrowed */
  FerryTransferQueue *queue;
  FerryCliProgress *progress;
  FerryTransfer *root; /* borrowed from the queue: what was asked for */
  guint n_done;
  guint n_failed;
  gboolean is_mixed;   /* not all failures have the same status */
  FerryCliExit status; /* of the failures so far */
} Run;

/* UTF-8; in a tree the path below its top. */
static char *
dup_shown_name (const Run *run, FerryTransfer *transfer)
{
  const char *top = ferry_transfer_get_source (run->root);
  const char *path = ferry_transfer_get_source (transfer);

  if (transfer == run->root || !ferry_path_is_inside (path, top))
    return g_strdup (ferry_transfer_get_name (transfer));
  path += strlen (top);
  return ferry_place_decode (ferry_transfer_get_from (transfer), path + strspn (path, "/"), NULL);
}

static void
note_failure (Run *run, FerryCliExit status)
{
  if (run->n_failed++ == 0 || ferry_cli_exit_ends_session (status))
    run->status = status;
  else if (status != run->status)
    run->is_mixed = TRUE;
}

static void
on_transfer_ended (FerryTransferQueue *queue, FerryTransfer *transfer, Run *run)
{
  const GError *error = ferry_transfer_get_error (transfer);
  g_autofree char *name = dup_shown_name (run, transfer);

  switch (ferry_transfer_get_state (transfer))
    {
    case FERRY_TRANSFER_DONE:
    case FERRY_TRANSFER_SKIPPED:
      if (ferry_transfer_is_folder (transfer))
        return;
      run->n_done++;
      ferry_cli_progress_show_ended (run->progress, name, transfer);
      return;
    case FERRY_TRANSFER_FAILED:
      ferry_cli_progress_clear (run->progress);
      if (error != NULL)
        note_failure (run, ferry_cli_session_report_about (run->session, name, error));
      return;
    default:
      return;
    }
}

/* Paused, not cancelled: what has arrived stays under its temporary name, and -c goes on there. */
static gboolean
on_cancelled (GCancellable *cancellable, Run *run)
{
  ferry_transfer_queue_pause (run->queue, run->root);
  return G_SOURCE_REMOVE;
}

static FerryCliExit
sum_up (const Run *run)
{
  if (g_cancellable_is_cancelled (ferry_cli_session_get_cancellable (run->session)))
    return FERRY_CLI_EXIT_INTERRUPTED;
  if (run->n_failed == 0)
    return FERRY_CLI_EXIT_DONE;
  if (ferry_cli_exit_ends_session (run->status) || (run->n_done == 0 && !run->is_mixed))
    return run->status;
  return FERRY_CLI_EXIT_SOME_FAILED;
}

static FerryCliExit
transfer (FerryCliSession *session,
          FerryPlace *from,
          const char *source,
          const FerryEntry *entry,
          FerryPlace *to,
          const char *target)
{
  const FerryCliOptions *options = ferry_cli_session_get_options (session);
  g_autoptr (FerryTransferQueue) queue = ferry_transfer_queue_new ();
  g_autoptr (FerryCliProgress) progress = ferry_cli_progress_new (queue, options->is_quiet);
  g_autoptr (GSource) interrupt = NULL;
  Run run = { .session = session, .queue = queue, .progress = progress };

  ferry_transfer_queue_set_exists_action (queue, options->exists_action);
  ferry_cli_rate_apply (options->download_limit, options->upload_limit);
  if (options->has_retries)
    ferry_transfer_queue_set_retries (queue, options->retries);
  interrupt = g_cancellable_source_new (ferry_cli_session_get_cancellable (session));
  g_source_set_callback (interrupt, G_SOURCE_FUNC (on_cancelled), &run, NULL);
  g_source_attach (interrupt, NULL);
  g_signal_connect (queue, "transfer-ended", G_CALLBACK (on_transfer_ended), &run);
  g_signal_connect_swapped (queue, "drained", G_CALLBACK (ferry_cli_session_quit), session);
  run.root = ferry_transfer_queue_add_as (queue, from, source, entry, to, target,
                                          (options->given & FERRY_CLI_OPTION_ASCII) != 0
                                              ? FERRY_TRANSFER_FLAGS_TEXT
                                              : FERRY_TRANSFER_FLAGS_NONE);
  if (ferry_transfer_queue_is_busy (queue))
    ferry_cli_session_run (session);
  g_source_destroy (interrupt);
  return sum_up (&run);
}

/* Local paths in the engine are absolute, with '/' on every system. */
static char *
dup_local_path (const char *typed)
{
  char *path = g_canonicalize_filename (typed, NULL);

  if (G_DIR_SEPARATOR != '/')
    g_strdelimit (path, G_DIR_SEPARATOR_S, '/');
  return path;
}

/* A folder that is there takes the file under its own name. */
static char *
dup_local_target (FerryCliSession *session, const char *typed, const char *remote_name)
{
  const FerryServer *server = ferry_cli_session_get_server (session);
  g_autofree char *path = dup_local_path (typed);
  g_autofree char *shown = NULL;
  g_autofree char *name = NULL;

  if (!g_file_test (typed, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&path);
  shown = ferry_charset_decode (ferry_server_get_charset (server), remote_name, NULL);
  name = ferry_path_make_local_name (shown);
  return ferry_path_join (path, name);
}

/**
 * ferry_cli_get:
 *
 * Downloads a file, or with `-r` what is in a folder.
 */
FerryCliExit
ferry_cli_get (FerryCliSession *session, const FerryCliOptions *options)
{
  const char *source = ferry_cli_session_get_path (session);
  gboolean is_recursive = options->given & FERRY_CLI_OPTION_RECURSIVE;
  g_autoptr (FerryPlace) local = ferry_local_place_new ();
  g_autofree char *name = ferry_path_dup_name (source);
  g_autofree char *target = is_recursive ? dup_local_path (options->arguments[2])
                                         : dup_local_target (session, options->arguments[2], name);
  const FerryEntry entry = {
    .name = *name != '\0' ? name : "/",
    .kind = is_recursive ? FERRY_KIND_DIRECTORY : FERRY_KIND_FILE,
    .size = FERRY_SIZE_UNKNOWN,
    .mode = FERRY_MODE_UNKNOWN,
  };

  return transfer (session, ferry_cli_session_get_place (session), source, &entry, local, target);
}

static FerryEntry *
stat_local (FerryCliSession *session,
            FerryPlace *local,
            const char *path,
            gboolean is_recursive,
            GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FerryEntry) entry = NULL;

  ferry_place_stat_async (local, path, ferry_cli_session_get_cancellable (session),
                          ferry_cli_session_did_finish, session);
  result = ferry_cli_session_wait (session);
  entry = ferry_place_stat_finish (local, result, error);
  if (entry == NULL)
    return NULL;
  if (ferry_entry_is_directory (entry) && !is_recursive)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                           "is a folder; -r takes what is in it");
      return NULL;
    }
  return g_steal_pointer (&entry);
}

/**
 * ferry_cli_put:
 *
 * Uploads a file, or with `-r` what is in a folder. A URL that ends in a folder (`/`) takes a file
 * under its own name.
 */
FerryCliExit
ferry_cli_put (FerryCliSession *session, const FerryCliOptions *options)
{
  const char *path = ferry_cli_session_get_path (session);
  g_autofree char *source = dup_local_path (options->arguments[1]);
  g_autofree char *target = g_strdup (path);
  g_autoptr (FerryPlace) local = ferry_local_place_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryEntry) entry = NULL;

  entry = stat_local (session, local, source, options->given & FERRY_CLI_OPTION_RECURSIVE, &error);
  if (entry == NULL)
    return ferry_cli_report (options->arguments[1], error);
  if (!ferry_entry_is_directory (entry) && (*path == '\0' || g_str_has_suffix (path, "/")))
    {
      g_autofree char *name = ferry_cli_session_encode (session, entry->name, &error);

      if (name == NULL)
        return ferry_cli_report (options->arguments[1], error);
      g_free (target);
      target = ferry_path_join (path, name);
    }
  return transfer (session, local, source, entry, ferry_cli_session_get_place (session), target);
}
