/* A test server seen by curl: a client that shares no line with Ferry.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-curl.h"

/* Runs curl with the server's user and certificate and further arguments up to a NULL; returns its
 * exit code, and what it wrote to its standard output in @output, if that is not NULL. */
int
ferry_test_curl (FerryTestServer *server, const char *path, char **output, ...)
{
  /* pyftpdlib resets a data connection whose handshake comes before the command, as curl's does:
   * there curl shows TLS on the control connection alone. */
  const char *security =
      g_str_equal (ferry_test_server_get_user (server), "mia") ? "--ftp-ssl-control" : "--ssl-reqd";
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *url = ferry_test_server_dup_url (server, path);
  g_autofree char *written = NULL;
  g_auto (GStrv) arguments = NULL;
  const char *argument;
  va_list list;

  g_strv_builder_add_many (builder, "curl", "--silent", "--max-time", "20", url, NULL);
  if (ferry_test_server_get_certificate (server))
    g_strv_builder_add_many (builder, security, "--cacert",
                             ferry_test_server_get_certificate (server), NULL);
  va_start (list, output);
  while ((argument = va_arg (list, const char *)))
    g_strv_builder_add (builder, argument);
  va_end (list);

  arguments = g_strv_builder_end (builder);
  process = g_subprocess_newv ((const char *const *) arguments,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &written, NULL, &error);
  g_assert_no_error (error);
  if (output)
    *output = g_steal_pointer (&written);

  return g_subprocess_get_exit_status (process);
}
