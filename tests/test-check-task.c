/* A check in its thread: against a real server, and one that never answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-check-task.h"

#include "ferry-test-server.h"

typedef struct
{
  FerryCheck *result; /* once it is back */
  guint n_progress;
  gboolean was_late; /* progress came after the result */
  gint64 first_progress;
  gint64 last_progress;
} Run;

static void
on_progress (const FerryCheck *check, gpointer user_data)
{
  Run *run = user_data;

  g_assert_cmpuint (check->steps->len, >, 1);
  if (run->n_progress++ == 0)
    run->first_progress = g_get_monotonic_time ();
  run->last_progress = g_get_monotonic_time ();
  run->was_late |= run->result != NULL;
}

static void
did_check (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;

  run->result = ferry_check_finish (result);
}

static void
wait_for_result (Run *run)
{
  while (run->result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static FerryServer *
make_server (const char *host, guint16 port)
{
  FerryServer *server = ferry_server_new (host);

  server->port = port;
  server->security = FERRY_SECURITY_NONE;
  return server;
}

static void
test_real (void)
{
  const FerryTestServerOptions options = { .kind = FERRY_TEST_SERVER_PYFTPDLIB };
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryTestServer) real = NULL;
  g_autoptr (FerryServer) server = NULL;
  Run run = { 0 };

  if (!ferry_test_server_is_available (options.kind))
    {
      g_test_skip ("no pyftpdlib");
      return;
    }
  real = ferry_test_server_start (&options, &error);
  g_assert_no_error (error);
  server = make_server (ferry_test_server_get_host (real), ferry_test_server_get_port (real));
  server->user = g_strdup (ferry_test_server_get_user (real));
  server->password = g_strdup (ferry_test_server_get_password (real));
  ferry_check_async (server, NULL, on_progress, &run, NULL, did_check, &run);
  wait_for_result (&run);

  g_assert_true (run.result->is_over);
  g_assert_cmpint (ferry_check_find (run.result, FERRY_CHECK_EPSV, G_SOCKET_FAMILY_IPV4)->state, ==,
                   FERRY_CHECK_WORKS);
  g_assert_null (run.result->server->password);
  /* Ten a second, and one that had begun. */
  g_assert_cmpint (run.n_progress, <=,
                   2 + (run.last_progress - run.first_progress) / (G_USEC_PER_SEC / 10));
  g_assert_false (run.was_late);
  ferry_check_free (run.result);
}

static gboolean
cancel (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

/* A listener that nobody serves takes the connection and keeps silent. */
static void
test_cancel (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (FerryServer) server = NULL;
  g_autoptr (GError) error = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, &error);
  gint64 start = g_get_monotonic_time ();
  Run run = { 0 };

  g_assert_no_error (error);
  server = make_server ("127.0.0.1", port);
  server->reply_timeout = 60;
  g_timeout_add (300, cancel, cancellable);
  ferry_check_async (server, NULL, on_progress, &run, cancellable, did_check, &run);
  wait_for_result (&run);

  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
  g_assert_cmpuint (run.n_progress, >, 0);
  g_assert_cmpint (ferry_check_find (run.result, FERRY_CHECK_EPSV, G_SOCKET_FAMILY_IPV4)->state, !=,
                   FERRY_CHECK_WORKS);
  ferry_check_free (run.result);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-task/real", test_real);
  g_test_add_func ("/check-task/cancel", test_cancel);
  return g_test_run ();
}
