/* One run of a command. The engine answers in the main loop; ferry_cli_session_wait() turns that
 * round, so that commands read from top to bottom. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-session.h"

#include "ferry-charset.h"
#include "ferry-cli-report.h"
#include "ferry-cli-system.h"
#include "ferry-cli-target.h"
#include "ferry-remote-place.h"

#include <stdio.h>

struct _FerryCliSession
{
  /* Borrowed */
  const FerryCliOptions *options;

  /* Owned */
  FerryServer *server;
  char *path;
  GMainLoop *loop;
  GCancellable *cancellable;
  GAsyncResult *result;
  FerryLog *log;
  FerryPlace *place; /* nullable until asked for */

  guint64 hinted; /* a bit a symptom */
};

static const char log_signs[] = {
  [FERRY_LOG_STATUS] = '*', [FERRY_LOG_COMMAND] = '>', [FERRY_LOG_REPLY] = '<',
  [FERRY_LOG_DATA] = '=',   [FERRY_LOG_ERROR] = '!',
};

/* Any thread: one call of fprintf() a line keeps lines whole. */
static void
print_log_line (const FerryLogLine *line, gpointer user_data)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (line->time / G_USEC_PER_SEC);
  g_autofree char *clock = g_date_time_format (time, "%H:%M:%S");

  fprintf (stderr, "%s.%03d %u %c %s\n", clock, (int) (line->time % G_USEC_PER_SEC / 1000),
           line->connection, log_signs[line->kind], line->text);
}

static void
on_log_line (FerryRemotePlace *place, const FerryLogLine *line, gpointer user_data)
{
  print_log_line (line, NULL);
}

static FerryCliSession *
make (const FerryCliOptions *options, FerryServer *server, char *path)
{
  FerryCliSession *session = g_new0 (FerryCliSession, 1);

  session->options = options;
  session->server = server;
  session->path = path;
  session->loop = g_main_loop_new (NULL, FALSE);
  session->cancellable = g_cancellable_new ();
  if (options->is_logged)
    session->log = ferry_log_new (print_log_line, NULL, NULL);
  ferry_cli_system_cancel_on_interrupt (session->cancellable);
  return session;
}

/**
 * ferry_cli_session_new:
 * @options: must outlive the session
 * @url: the server and the path on it
 *
 * Returns: (transfer full) (nullable): a session; nothing is connected yet
 */
FerryCliSession *
ferry_cli_session_new (const FerryCliOptions *options, const char *url, GError **error)
{
  g_autofree char *path = NULL;
  FerryServer *server = ferry_cli_target_parse (url, options, &path, error);

  return server != NULL ? make (options, server, g_steal_pointer (&path)) : NULL;
}

/**
 * ferry_cli_session_new_without_url:
 *
 * Returns: (transfer full): a session for work with any servers
 */
FerryCliSession *
ferry_cli_session_new_without_url (const FerryCliOptions *options)
{
  return make (options, ferry_server_new (""), g_strdup (""));
}

/**
 * ferry_cli_session_free:
 */
void
ferry_cli_session_free (FerryCliSession *session)
{
  g_clear_object (&session->place);
  g_clear_object (&session->result);
  g_clear_object (&session->cancellable);
  g_clear_pointer (&session->loop, g_main_loop_unref);
  g_clear_pointer (&session->log, ferry_log_unref);
  g_clear_pointer (&session->server, ferry_server_free);
  g_free (session->path);
  g_free (session);
}

const FerryCliOptions *
ferry_cli_session_get_options (FerryCliSession *session)
{
  return session->options;
}

const FerryServer *
ferry_cli_session_get_server (FerryCliSession *session)
{
  return session->server;
}

/**
 * ferry_cli_session_get_path:
 *
 * Returns: the URL's path: raw bytes, empty for the login folder
 */
const char *
ferry_cli_session_get_path (FerryCliSession *session)
{
  return session->path;
}

/**
 * ferry_cli_session_get_cancellable:
 *
 * Returns: what Ctrl+C cancels
 */
GCancellable *
ferry_cli_session_get_cancellable (FerryCliSession *session)
{
  return session->cancellable;
}

/**
 * ferry_cli_session_get_log:
 *
 * Returns: (nullable): where protocol lines go, for commands that use a client of their own
 */
FerryLog *
ferry_cli_session_get_log (FerryCliSession *session)
{
  return session->log;
}

/**
 * ferry_cli_session_encode:
 *
 * Returns: (transfer full) (nullable): a path as typed, in the server's bytes
 */
char *
ferry_cli_session_encode (FerryCliSession *session, const char *text, GError **error)
{
  return ferry_cli_target_encode (session->server, text, error);
}

/**
 * ferry_cli_session_get_place:
 *
 * Returns: (transfer none): the server as a place, which connects by itself at the first use
 */
FerryPlace *
ferry_cli_session_get_place (FerryCliSession *session)
{
  if (session->place == NULL)
    session->place = ferry_cli_session_new_place (session, session->server);
  return session->place;
}

/**
 * ferry_cli_session_new_place:
 *
 * Returns: (transfer full): a server as a place, whose protocol lines are printed if that was asked
 */
FerryPlace *
ferry_cli_session_new_place (FerryCliSession *session, const FerryServer *server)
{
  FerryPlace *place = ferry_remote_place_new (server);

  if (session->options->is_logged)
    g_signal_connect (place, "log-line", G_CALLBACK (on_log_line), NULL);
  return place;
}

/**
 * ferry_cli_session_new_second:
 * @path: (out) (transfer full): as ferry_cli_session_get_path()
 *
 * Returns: (transfer full) (nullable): the server of a second URL; the session's own, if it is
 * that. A password that the options tell is the first one's alone.
 */
FerryPlace *
ferry_cli_session_new_second (FerryCliSession *session,
                              const char *url,
                              char **path,
                              GError **error)
{
  FerryCliOptions options = *session->options;
  g_autoptr (FerryServer) server = NULL;
  g_autofree char *own_key = ferry_server_dup_key (session->server);
  g_autofree char *key = NULL;

  options.password_fd = -1;
  server = ferry_cli_target_parse (url, &options, path, error);
  if (server == NULL)
    return NULL;
  key = ferry_server_dup_key (server);
  if (g_str_equal (key, own_key))
    return g_object_ref (ferry_cli_session_get_place (session));
  return ferry_cli_session_new_place (session, server);
}

/**
 * ferry_cli_session_did_finish:
 * @user_data: the session
 *
 * The callback to hand to an asynchronous function before ferry_cli_session_wait().
 */
void
ferry_cli_session_did_finish (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FerryCliSession *session = user_data;

  g_set_object (&session->result, result);
  g_main_loop_quit (session->loop);
}

/**
 * ferry_cli_session_wait:
 *
 * Returns: (transfer full): what the function that was begun last has come to
 */
GAsyncResult *
ferry_cli_session_wait (FerryCliSession *session)
{
  while (session->result == NULL)
    g_main_loop_run (session->loop);
  return g_steal_pointer (&session->result);
}

/**
 * ferry_cli_session_run:
 *
 * Runs the main loop until ferry_cli_session_quit().
 */
void
ferry_cli_session_run (FerryCliSession *session)
{
  g_main_loop_run (session->loop);
}

void
ferry_cli_session_quit (FerryCliSession *session)
{
  g_main_loop_quit (session->loop);
}

/**
 * ferry_cli_report:
 * @name: (nullable): UTF-8: which file or server the error is about
 *
 * Prints one line on the standard error.
 *
 * Returns: the exit status for @error
 */
FerryCliExit
ferry_cli_report (const char *name, const GError *error)
{
  if (name != NULL && *name != '\0')
    g_printerr ("ferry-cli: %s: %s\n", name, error->message);
  else
    g_printerr ("ferry-cli: %s\n", error->message);
  return ferry_cli_exit_for_error (error);
}

/**
 * ferry_cli_session_report_about:
 * @name: (nullable): UTF-8: which file the error is about
 *
 * Prints why, and what to change.
 *
 * Returns: the exit status for @error
 */
FerryCliExit
ferry_cli_session_report_about (FerryCliSession *session, const char *name, const GError *error)
{
  ferry_cli_print_explained (error, session->server, name, &session->hinted);
  return ferry_cli_exit_for_error (error);
}

/**
 * ferry_cli_session_report:
 *
 * Prints an error about what the URL names.
 *
 * Returns: the exit status for @error
 */
FerryCliExit
ferry_cli_session_report (FerryCliSession *session, const GError *error)
{
  const char *charset = ferry_server_get_charset (session->server);
  g_autofree char *name = ferry_charset_decode (charset, session->path, NULL);

  return ferry_cli_session_report_about (session, name, error);
}
