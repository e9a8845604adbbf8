/* A real proxy on loopback. See ferry-test-proxy.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-proxy.h"

struct _FerryTestProxy
{
  GSubprocess *process;
  GDataInputStream *output;
  guint16 port;
};

/**
 * ferry_test_proxy_start:
 * @user: (nullable): %NULL where anybody may use it
 */
FerryTestProxy *
ferry_test_proxy_start (const char *user, const char *password)
{
  FerryTestProxy *proxy = g_new0 (FerryTestProxy, 1);
  g_autofree char *script = g_build_filename (FERRY_TEST_SUPPORT_DIR, "proxy_server.py", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *port = NULL;

  /* It ends with its standard input, and so with this process. */
  proxy->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                     &error, FERRY_TEST_PYTHON, script, user, password, NULL);
  g_assert_no_error (error);
  proxy->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (proxy->process));
  port = g_data_input_stream_read_line (proxy->output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (port);
  proxy->port = (guint16) g_ascii_strtoull (port, NULL, 10);
  return proxy;
}

guint16
ferry_test_proxy_get_port (FerryTestProxy *proxy)
{
  return proxy->port;
}

/**
 * ferry_test_proxy_stop:
 *
 * Returns: (transfer full): a line for each client, as `socks5 USER HOST PORT`; frees @proxy
 */
char **
ferry_test_proxy_stop (FerryTestProxy *proxy)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  char *line;

  g_subprocess_force_exit (proxy->process);
  g_subprocess_wait (proxy->process, NULL, NULL);
  while ((line = g_data_input_stream_read_line (proxy->output, NULL, NULL, NULL)) != NULL)
    {
      g_strv_builder_add (lines, line);
      g_free (line);
    }
  g_object_unref (proxy->output);
  g_object_unref (proxy->process);
  g_free (proxy);
  return g_strv_builder_end (lines);
}
