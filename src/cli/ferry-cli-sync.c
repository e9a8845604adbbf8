/* sync: two folders become alike, either of them on a server or here. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-commands.h"

#include "ferry-cli-journal.h"
#include "ferry-cli-run.h"
#include "ferry-cli-site.h"
#include "ferry-cli-sync-print.h"
#include "ferry-cli-target.h"
#include "ferry-local-place.h"
#include "ferry-path.h"
#include "ferry-recent-store.h"
#include "ferry-remote-place.h"
#include "ferry-site-file.h"
#include "ferry-sync-scan.h"
#include "ferry-sync-task.h"

#include <string.h>

/* A folder as the command line names it. */
typedef struct
{
  const char *text;
  FerryPlace *place; /* owned */
  char *path;        /* raw, absolute once it is reached */
} End;

static void
end_clear (End *end)
{
  g_clear_object (&end->place);
  g_free (end->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (End, end_clear)

static char *
dup_local_path (const char *typed)
{
  char *path = g_canonicalize_filename (typed, NULL);

  if (G_DIR_SEPARATOR != '/')
    g_strdelimit (path, G_DIR_SEPARATOR_S, '/');
  return path;
}

/* A task was saved in the window: with what is remembered of the server there, and its password. */
static void
recall (FerryServer **server, const FerryCliOptions *options)
{
  g_autoptr (GFile) file = ferry_site_file_get_recent ();
  g_autoptr (FerryRecentStore) recents = ferry_recent_store_new (file);
  FerryRecent *recent = ferry_recent_store_find (recents, *server);

  if (recent != NULL)
    {
      FerryServer *known = ferry_server_copy (ferry_recent_get_server (recent));

      g_free (known->password);
      known->password = g_strdup ((*server)->password);
      if (options->proxy != NULL)
        {
          g_free (known->proxy);
          known->proxy = g_strdup (options->proxy);
        }
      ferry_server_free (*server);
      *server = known;
    }
  ferry_cli_site_take_passwords (*server, TRUE);
}

static gboolean
parse_end (FerryCliSession *session, End *end, const FerryCliOptions *options, GError **error)
{
  g_autoptr (FerryServer) server = NULL;

  if (!ferry_sync_task_is_url (end->text))
    {
      end->place = ferry_local_place_new ();
      end->path = dup_local_path (end->text);
      return TRUE;
    }
  server = ferry_cli_target_parse (end->text, options, &end->path, error);
  if (server == NULL)
    return FALSE;
  if (options->task != NULL && server->site_id == NULL)
    recall (&server, options);
  end->place = ferry_cli_session_new_place (session, server);
  return TRUE;
}

/* The path of a URL counts from the login folder, which the login tells. */
static gboolean
reach_end (FerryCliSession *session, End *end, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *relative = NULL;
  g_autofree char *joined = NULL;

  if (ferry_place_is_local (end->place))
    return TRUE;
  ferry_remote_place_connect_async (FERRY_REMOTE_PLACE (end->place),
                                    ferry_cli_session_get_cancellable (session),
                                    ferry_cli_session_did_finish, session);
  result = ferry_cli_session_wait (session);
  if (!ferry_remote_place_connect_finish (FERRY_REMOTE_PLACE (end->place), result, error))
    return FALSE;
  relative = g_steal_pointer (&end->path);
  joined = *relative == '/' ? g_strdup (relative)
                            : ferry_path_join (ferry_place_get_home (end->place), relative);
  end->path = ferry_path_normalize (joined);
  return TRUE;
}

/* One server on both sides is one place: files are moved there, not fetched and sent. */
static void
share_place (End *left, End *right)
{
  g_autofree char *left_key = NULL;
  g_autofree char *right_key = NULL;

  if (ferry_place_is_local (left->place) || ferry_place_is_local (right->place))
    return;
  left_key =
      ferry_server_dup_key (ferry_remote_place_get_server (FERRY_REMOTE_PLACE (left->place)));
  right_key =
      ferry_server_dup_key (ferry_remote_place_get_server (FERRY_REMOTE_PLACE (right->place)));
  if (g_str_equal (left_key, right_key))
    g_set_object (&right->place, left->place);
}

static gboolean
check_apart (const End *left, const End *right, GError **error)
{
  gboolean is_same = left->place == right->place ||
                     (ferry_place_is_local (left->place) && ferry_place_is_local (right->place));

  if (!is_same || (!ferry_path_is_inside (left->path, right->path) &&
                   !ferry_path_is_inside (right->path, left->path)))
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       "one of the folders lies in the other");
  return FALSE;
}

static gboolean
scan (FerryCliSession *session, FerrySyncPlan *plan, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ferry_sync_scan_async (plan, NULL, NULL, ferry_cli_session_get_cancellable (session),
                         ferry_cli_session_did_finish, session);
  result = ferry_cli_session_wait (session);
  return ferry_sync_scan_finish (plan, result, error);
}

static gboolean
is_harmless (FerrySyncPlan *plan, const FerryCliOptions *options)
{
  static const char *const warnings[] = {
    [FERRY_SYNC_DANGER_EMPTY_SOURCE] = "one side is empty, and the other one would be emptied",
    [FERRY_SYNC_DANGER_MOST_DELETED] = "more than half of a side would be deleted",
  };
  FerrySyncDanger danger = ferry_sync_plan_get_danger (plan);

  if (danger == FERRY_SYNC_DANGER_NONE || options->is_forced)
    return TRUE;
  g_printerr ("ferry-cli: %s; --force does it\n", warnings[danger]);
  return FALSE;
}

static FerryCliExit
run_plan (FerryCliSession *session, FerrySyncPlan *plan, const FerryCliOptions *options)
{
  g_autoptr (FerryCliRun) run = ferry_cli_run_new (session);
  g_autoptr (FerryJournal) journal = ferry_cli_journal_open ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FerrySyncResult) outcome = NULL;
  FerrySyncTotals totals = ferry_sync_plan_get_totals (plan);
  FerryCliExit status;

  ferry_transfer_queue_set_journal (ferry_cli_run_get_queue (run), journal);
  ferry_sync_run_async (plan, ferry_cli_run_get_queue (run),
                        ferry_cli_session_get_cancellable (session), ferry_cli_session_did_finish,
                        session);
  result = ferry_cli_session_wait (session);
  outcome = ferry_sync_run_finish (plan, result, NULL);
  /* Nothing runs any more, but after Ctrl+C. */
  status = ferry_cli_run_wait (run);
  if (journal != NULL)
    ferry_journal_end_all (journal);
  if (outcome == NULL)
    return status;
  if (!options->is_quiet && (options->given & FERRY_CLI_OPTION_JSON) == 0)
    ferry_cli_sync_print_result (plan, outcome);
  if (status == FERRY_CLI_EXIT_DONE && outcome->failed + totals.conflicts + totals.unreadable > 0)
    status = FERRY_CLI_EXIT_SOME_FAILED;
  return status;
}

static void
print_notes (FerrySyncPlan *plan)
{
  FerrySyncTotals totals = ferry_sync_plan_get_totals (plan);

  if (ferry_sync_plan_is_content_unread (plan))
    g_printerr ("ferry-cli: the server counts no hashes: compared by size and time\n");
  if (totals.conflicts > 0)
    g_printerr ("ferry-cli: %u left alone, because both sides differ and neither is to give way\n",
                totals.conflicts);
  if (totals.unreadable > 0)
    g_printerr ("ferry-cli: %u folders cannot be listed, and were left alone\n", totals.unreadable);
}

static FerryCliExit
synchronize (FerryCliSession *session,
             End *left,
             End *right,
             const FerrySyncOptions *sync,
             const FerryCliOptions *options)
{
  gboolean is_json = (options->given & FERRY_CLI_OPTION_JSON) != 0;
  g_autoptr (FerrySyncPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  if (!reach_end (session, left, &error))
    return ferry_cli_session_report_about (session, left->text, error);
  share_place (left, right);
  if (!reach_end (session, right, &error))
    return ferry_cli_session_report_about (session, right->text, error);
  if (!check_apart (left, right, &error))
    {
      ferry_cli_report (NULL, error);
      return FERRY_CLI_EXIT_USAGE;
    }
  plan = ferry_sync_plan_new (left->place, left->path, right->place, right->path, sync);
  if (!scan (session, plan, &error))
    return ferry_cli_session_report_about (session, NULL, error);

  if (options->is_dry_run || is_json)
    {
      ferry_cli_sync_print_plan (plan, is_json);
      ferry_cli_sync_print_totals (plan, is_json);
    }
  print_notes (plan);
  if (options->is_dry_run)
    return FERRY_CLI_EXIT_DONE;
  if (!is_harmless (plan, options))
    return FERRY_CLI_EXIT_SOME_FAILED;
  return run_plan (session, plan, options);
}

static FerryCliExit
refuse (const GError *error)
{
  ferry_cli_report (NULL, error);
  return FERRY_CLI_EXIT_USAGE;
}

/* A task brings its folders and options along. */
static FerrySyncTask *
find_task (const FerryCliOptions *options, GError **error)
{
  char **arguments = options->arguments + 1;

  if (options->task != NULL && arguments[0] == NULL)
    return ferry_sync_task_load (options->task, error);
  if (options->task == NULL && g_strv_length (arguments) == 2)
    return ferry_sync_task_new ("", arguments[0], arguments[1], options->sync);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                       "usage: ferry-cli sync [OPTIONS] SOURCE TARGET, or sync --task=NAME");
  return NULL;
}

/**
 * ferry_cli_sync:
 *
 * Makes two folders alike, or shows what would be done.
 */
FerryCliExit
ferry_cli_sync (FerryCliSession *unused, const FerryCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FerrySyncTask) task = find_task (options, &error);
  g_autoptr (FerryCliSession) session = NULL;
  FerryCliOptions second = *options;
  g_auto (End) left = { 0 };
  g_auto (End) right = { 0 };

  if (task == NULL)
    return refuse (error);
  session = ferry_cli_session_new_without_url (options);
  left.text = ferry_sync_task_get_left (task);
  right.text = ferry_sync_task_get_right (task);
  /* A password that the options tell is the first server's alone. */
  if (ferry_sync_task_is_url (left.text))
    second.password_fd = -1;
  if (!parse_end (session, &left, options, &error) || !parse_end (session, &right, &second, &error))
    return refuse (error);
  return synchronize (session, &left, &right, ferry_sync_task_get_options (task), options);
}
