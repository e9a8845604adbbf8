/* A client and a scripted server. See ferry-script-fixture.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-script-fixture.h"

#include <string.h>

static void
on_log_line (const FerryLogLine *line, gpointer user_data)
{
  g_string_append_printf (user_data, "%s\n", line->text);
}

void
script_set_up (ScriptFixture *fixture, const char *const *script)
{
  fixture->server = ferry_fake_server_start (script);
  fixture->settings = ferry_server_new ("127.0.0.1");
  fixture->settings->port = ferry_fake_server_get_port (fixture->server);
  fixture->settings->user = g_strdup ("kai");
  fixture->settings->password = g_strdup ("secret");
  fixture->settings->security = FERRY_SECURITY_NONE;
  fixture->settings->connect_timeout = 1;
  fixture->settings->reply_timeout = 1;
  fixture->settings->login_timeout = 1;
  fixture->settings->data_timeout = 1;
  fixture->lines = g_string_new (NULL);
  fixture->log = ferry_log_new (on_log_line, fixture->lines, NULL);
  fixture->client = NULL;
}

gboolean
script_log_in (ScriptFixture *fixture, GError **error)
{
  g_clear_pointer (&fixture->client, ferry_ftp_client_free);
  fixture->client = ferry_ftp_client_new (fixture->settings, fixture->log);
  return ferry_ftp_client_connect (fixture->client, NULL, error);
}

void
script_start (ScriptFixture *fixture, const char *const *script)
{
  g_autoptr (GError) error = NULL;

  script_set_up (fixture, script);
  script_log_in (fixture, &error);
  g_assert_no_error (error);
}

/* Closes the client first: the script ends with the connection at the latest. */
void
script_tear_down (ScriptFixture *fixture)
{
  g_autofree char *failure = NULL;

  g_clear_pointer (&fixture->client, ferry_ftp_client_free);
  failure = ferry_fake_server_finish (fixture->server);
  g_test_message ("%s", fixture->lines->str);
  g_assert_cmpstr (failure, ==, NULL);
  ferry_log_unref (fixture->log);
  ferry_server_free (fixture->settings);
  g_string_free (fixture->lines, TRUE);
}

gboolean
script_has_line (ScriptFixture *fixture, const char *text)
{
  return strstr (fixture->lines->str, text) != NULL;
}
