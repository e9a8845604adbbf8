/* The control connection by hand: a line out, a reply in, and nothing of Ferry between.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-talk.h"

#include <string.h>

/* A bare control connection, before the greeting; NULL if nobody listens. */
GSocketConnection *
ferry_test_connect (FerryTestServer *server)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();

  g_socket_client_set_timeout (client, 10);
  return g_socket_client_connect_to_host (client, ferry_test_server_get_host (server),
                                          ferry_test_server_get_port (server), NULL, NULL);
}

/* Sends a line, where there is one, and returns the line that comes back; empty at the end. */
char *
ferry_test_talk (GSocketConnection *connection, const char *line)
{
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  g_autoptr (GString) reply = g_string_new (NULL);
  g_autofree char *sent = g_strconcat (line ? line : "", line ? "\r\n" : "", NULL);
  char byte;

  g_output_stream_write_all (out, sent, strlen (sent), NULL, NULL, NULL);
  while (g_input_stream_read (in, &byte, 1, NULL, NULL) == 1 && byte != '\n')
    g_string_append_c (reply, byte);

  return g_string_free (g_steal_pointer (&reply), FALSE);
}

/* Sends a line, where there is one, and ends the test unless the line that comes back begins with
 * @start, a reply code. */
void
ferry_test_assert_reply (GSocketConnection *connection, const char *line, const char *start)
{
  g_autofree char *reply = ferry_test_talk (connection, line);

  if (!g_str_has_prefix (reply, start))
    g_error ("%s: expected %s, got '%s'", line ? line : "connect", start, reply);
}

/* Reads the greeting, and logs in as the server's user. */
void
ferry_test_log_in (FerryTestServer *server, GSocketConnection *connection)
{
  g_autofree char *user = g_strconcat ("USER ", ferry_test_server_get_user (server), NULL);
  g_autofree char *pass = g_strconcat ("PASS ", ferry_test_server_get_password (server), NULL);

  ferry_test_assert_reply (connection, NULL, "220");
  ferry_test_assert_reply (connection, user, "331");
  ferry_test_assert_reply (connection, pass, "230");
}
