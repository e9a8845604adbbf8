/* check: each way to a server tried, a line a step while it runs, and the report. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-commands.h"

#include "ferry-advice.h"
#include "ferry-check-task.h"

#include <stdio.h>

static const char *const state_words[] = {
  [FERRY_CHECK_WAITING] = "",    [FERRY_CHECK_RUNNING] = "",         [FERRY_CHECK_WORKS] = "works",
  [FERRY_CHECK_FAILS] = "fails", [FERRY_CHECK_SKIPPED] = "left out",
};

static const char *
get_family_name (GSocketFamily family)
{
  return family == G_SOCKET_FAMILY_IPV4 ? "IPv4" : family == G_SOCKET_FAMILY_IPV6 ? "IPv6" : "";
}

static void
print_step (const FerryCheckStep *step)
{
  const char *reason = step->explanation != NULL ? step->explanation->sentence : step->detail;

  fprintf (stderr, "%-4s %-20s %-8s %5.1f s  %s\n", get_family_name (step->family),
           ferry_check_kind_get_title (step->kind), state_words[step->state],
           (double) step->duration / G_USEC_PER_SEC, reason != NULL ? reason : "");
}

/* Each step once, in order, as soon as it and those before it are over. */
static void
print_new_steps (const FerryCheck *check, gpointer user_data)
{
  guint *printed = user_data;

  for (; *printed < check->steps->len; (*printed)++)
    {
      const FerryCheckStep *step = g_ptr_array_index (check->steps, *printed);

      if (step->state < FERRY_CHECK_WORKS)
        return;
      if (step->state != FERRY_CHECK_SKIPPED || step->detail != NULL)
        print_step (step);
    }
}

static const FerryCliExit statuses[] = {
  [FERRY_CHECK_NAME] = FERRY_CLI_EXIT_CONNECT,
  [FERRY_CHECK_CONTROL] = FERRY_CLI_EXIT_CONNECT,
  [FERRY_CHECK_TLS] = FERRY_CLI_EXIT_TLS,
  [FERRY_CHECK_LOGIN] = FERRY_CLI_EXIT_LOGIN,
  [FERRY_CHECK_EPSV] = FERRY_CLI_EXIT_DATA_CONNECTION,
  [FERRY_CHECK_PASV] = FERRY_CLI_EXIT_DATA_CONNECTION,
  [FERRY_CHECK_EPRT] = FERRY_CLI_EXIT_DATA_CONNECTION,
  [FERRY_CHECK_PORT] = FERRY_CLI_EXIT_DATA_CONNECTION,
};

/* The step that came farthest says why nothing works. */
static FerryCliExit
get_status (const FerryCheck *check)
{
  FerryCliExit status = FERRY_CLI_EXIT_CONNECT;
  FerryCheckKind farthest = FERRY_CHECK_NAME;

  if (!check->is_over)
    return FERRY_CLI_EXIT_INTERRUPTED;
  for (guint i = 0; i < check->steps->len; i++)
    {
      const FerryCheckStep *step = g_ptr_array_index (check->steps, i);

      if (step->state == FERRY_CHECK_WORKS && ferry_check_kind_is_data (step->kind))
        return FERRY_CLI_EXIT_DONE;
      if (step->state == FERRY_CHECK_FAILS && step->kind >= farthest)
        {
          farthest = step->kind;
          status = statuses[step->kind];
        }
    }
  return status;
}

static void
print_report (const FerryCheck *check, const FerryCliOptions *options)
{
  g_autoptr (FerryAdvice) advice = ferry_advice_new (check);
  g_autofree char *report = NULL;

  if (options->given & FERRY_CLI_OPTION_JSON)
    {
      report = ferry_report_dup_json (check, advice);
      puts (report);
      return;
    }
  report = ferry_report_dup_text (check, advice);
  fputs (report, stdout);
}

/**
 * ferry_cli_check:
 *
 * Checks a server and reports, with `--json` for programs.
 *
 * Returns: 0 if one way at least leads to a listing, else the status of what is in the way
 */
FerryCliExit
ferry_cli_check (FerryCliSession *session, const FerryCliOptions *options)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FerryCheck) check = NULL;
  guint printed = 0;

  ferry_check_async (ferry_cli_session_get_server (session), ferry_cli_session_get_log (session),
                     options->is_quiet ? NULL : print_new_steps, &printed,
                     ferry_cli_session_get_cancellable (session), ferry_cli_session_did_finish,
                     session);
  result = ferry_cli_session_wait (session);
  check = ferry_check_finish (result);
  if (!options->is_quiet)
    print_new_steps (check, &printed);
  print_report (check, options);
  return get_status (check);
}
