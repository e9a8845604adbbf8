/* A server that ends the connection while nothing is asked: the place says so by itself, once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remote-place.h"
#include "ferry-test-server.h"
#include "ferry-test-wait.h"

#define PATIENCE 60 /* s */

static void
count (FerryPlace *place, guint *counter)
{
  (*counter)++;
}

static void
test_lost (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryTestServer) server = ferry_test_server_start (data, &error);
  g_autoptr (FerryServer) settings = ferry_server_new (ferry_test_server_get_host (server));
  g_autoptr (GAsyncResult) result = NULL;
  FerryPlace *place;
  guint lost = 0;

  g_assert_no_error (error);
  settings->port = ferry_test_server_get_port (server);
  settings->user = g_strdup (ferry_test_server_get_user (server));
  settings->password = g_strdup (ferry_test_server_get_password (server));
  settings->security = FERRY_SECURITY_NONE;
  settings->keep_alive = 0; /* it is seen without asking */
  place = ferry_remote_place_new (settings);
  g_signal_connect (place, "connection-lost", G_CALLBACK (count), &lost);
  ferry_remote_place_connect_async (FERRY_REMOTE_PLACE (place), NULL, ferry_test_wait_got_result,
                                    &result);
  ferry_test_wait_until (result != NULL, PATIENCE);
  ferry_remote_place_connect_finish (FERRY_REMOTE_PLACE (place), result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lost, ==, 0);
  g_clear_object (&result);

  ferry_test_server_stop (server);
  ferry_test_wait_until (lost > 0, PATIENCE);
  g_assert_cmpuint (lost, ==, 1);
  /* What is not there any more may come back: the next action tries. */
  g_assert_true (ferry_remote_place_is_connected (FERRY_REMOTE_PLACE (place)));
  g_assert_finalize_object (place);
}

int
main (int argc, char **argv)
{
  static const FerryTestServerOptions vsftpd = { .kind = FERRY_TEST_SERVER_VSFTPD };
  static const FerryTestServerOptions pyftpdlib = { .kind = FERRY_TEST_SERVER_PYFTPDLIB,
                                                    .idle_timeout = 2 };

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/connection-lost/vsftpd", &vsftpd, test_lost);
  g_test_add_data_func ("/connection-lost/pyftpdlib", &pyftpdlib, test_lost);
  return g_test_run ();
}
