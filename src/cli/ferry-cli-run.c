/* The engine's queue as a command runs it: what ends is counted and printed, Ctrl+C ends it, and
 * one exit status sums it up. Main thread. See ferry-cli-run.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-run.h"

#include "ferry-cli-progress.h"
#include "ferry-cli-rate.h"
#include "ferry-path.h"

#include <string.h>

struct _FerryCliRun
{
  FerryCliSession *session; /* borrowed */
  FerryTransferQueue *queue;
  FerryCliProgress *progress;
  guint n_done;
  guint n_failed;
  gboolean is_mixed;   /* not all failures have the same status */
  FerryCliExit status; /* of the failures so far */
};

/* UTF-8; in a tree the path below its top. */
static char *
dup_shown_name (FerryTransfer *transfer)
{
  FerryTransfer *root = transfer;
  const char *path = ferry_transfer_get_source (transfer);
  const char *top;

  while (ferry_transfer_get_parent (root) != NULL)
    root = ferry_transfer_get_parent (root);
  top = ferry_transfer_get_source (root);
  if (transfer == root || !ferry_path_is_inside (path, top))
    return g_strdup (ferry_transfer_get_name (transfer));
  path += strlen (top);
  return ferry_place_decode (ferry_transfer_get_from (transfer), path + strspn (path, "/"), NULL);
}

static void
note_failure (FerryCliRun *run, FerryCliExit status)
{
  if (run->n_failed++ == 0 || ferry_cli_exit_ends_session (status))
    run->status = status;
  else if (status != run->status)
    run->is_mixed = TRUE;
}

static void
on_transfer_ended (FerryTransferQueue *queue, FerryTransfer *transfer, FerryCliRun *run)
{
  const GError *error = ferry_transfer_get_error (transfer);
  g_autofree char *name = dup_shown_name (transfer);

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
on_cancelled (GCancellable *cancellable, FerryCliRun *run)
{
  GListModel *rows = G_LIST_MODEL (run->queue);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (FerryTransfer) row = g_list_model_get_item (rows, i);

      if (ferry_transfer_get_parent (row) == NULL)
        ferry_transfer_queue_pause (run->queue, row);
    }
  return G_SOURCE_REMOVE;
}

static FerryCliExit
sum_up (const FerryCliRun *run)
{
  if (g_cancellable_is_cancelled (ferry_cli_session_get_cancellable (run->session)))
    return FERRY_CLI_EXIT_INTERRUPTED;
  if (run->n_failed == 0)
    return FERRY_CLI_EXIT_DONE;
  if (ferry_cli_exit_ends_session (run->status) || (run->n_done == 0 && !run->is_mixed))
    return run->status;
  return FERRY_CLI_EXIT_SOME_FAILED;
}

/**
 * ferry_cli_run_new:
 * @session: must outlive the run
 *
 * Returns: (transfer full): an empty queue that goes by the session's options
 */
FerryCliRun *
ferry_cli_run_new (FerryCliSession *session)
{
  const FerryCliOptions *options = ferry_cli_session_get_options (session);
  FerryCliRun *run = g_new0 (FerryCliRun, 1);

  run->session = session;
  run->queue = ferry_transfer_queue_new ();
  run->progress = ferry_cli_progress_new (run->queue, options->is_quiet);
  ferry_transfer_queue_set_exists_action (run->queue, options->exists_action);
  ferry_transfer_queue_set_parts (run->queue, options->parts);
  ferry_cli_rate_apply (options->download_limit, options->upload_limit);
  if (options->has_retries)
    ferry_transfer_queue_set_retries (run->queue, options->retries);
  g_signal_connect (run->queue, "transfer-ended", G_CALLBACK (on_transfer_ended), run);
  g_signal_connect_swapped (run->queue, "drained", G_CALLBACK (ferry_cli_session_quit), session);
  return run;
}

/**
 * ferry_cli_run_free:
 */
void
ferry_cli_run_free (FerryCliRun *run)
{
  ferry_cli_progress_free (run->progress);
  g_object_unref (run->queue);
  g_free (run);
}

/**
 * ferry_cli_run_get_queue:
 *
 * Returns: (transfer none): for rows to be added
 */
FerryTransferQueue *
ferry_cli_run_get_queue (FerryCliRun *run)
{
  return run->queue;
}

/**
 * ferry_cli_run_wait:
 *
 * Waits until nothing runs or waits any more.
 */
FerryCliExit
ferry_cli_run_wait (FerryCliRun *run)
{
  GCancellable *cancellable = ferry_cli_session_get_cancellable (run->session);
  g_autoptr (GSource) interrupt = g_cancellable_source_new (cancellable);

  g_source_set_callback (interrupt, G_SOURCE_FUNC (on_cancelled), run, NULL);
  g_source_attach (interrupt, NULL);
  if (ferry_transfer_queue_is_busy (run->queue))
    ferry_cli_session_run (run->session);
  g_source_destroy (interrupt);
  return sum_up (run);
}
