/* What a click on a remedy changes in a server's settings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remedy-action.h"

static void
test_mode (void)
{
  g_autoptr (FerryServer) server = ferry_server_new ("ftp.example.com");

  server->mode = FERRY_MODE_AUTOMATIC;
  g_assert_true (ferry_remedy_action_apply (FERRY_REMEDY_ACTION_USE_ACTIVE, server));
  g_assert_cmpint (server->mode, ==, FERRY_MODE_ACTIVE);
  g_assert_true (ferry_remedy_action_apply (FERRY_REMEDY_ACTION_USE_PASSIVE, server));
  g_assert_cmpint (server->mode, ==, FERRY_MODE_PASSIVE);
}

/* A port that was only the default of the security goes with it; one that was chosen stays. */
static void
test_security (void)
{
  static const struct
  {
    FerrySecurity before;
    guint16 port;
    FerryRemedyAction action;
    FerrySecurity after;
    guint16 port_after;
  } cases[] = {
    { FERRY_SECURITY_OPTIONAL, 21, FERRY_REMEDY_ACTION_USE_IMPLICIT_TLS, FERRY_SECURITY_IMPLICIT,
      990 },
    { FERRY_SECURITY_IMPLICIT, 990, FERRY_REMEDY_ACTION_USE_EXPLICIT_TLS, FERRY_SECURITY_EXPLICIT,
      21 },
    { FERRY_SECURITY_EXPLICIT, 2121, FERRY_REMEDY_ACTION_USE_NO_TLS, FERRY_SECURITY_NONE, 2121 },
    { FERRY_SECURITY_IMPLICIT, 21, FERRY_REMEDY_ACTION_USE_EXPLICIT_TLS, FERRY_SECURITY_EXPLICIT,
      21 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FerryServer) server = ferry_server_new ("ftp.example.com");

      server->security = cases[i].before;
      server->port = cases[i].port;
      g_assert_true (ferry_remedy_action_apply (cases[i].action, server));
      g_assert_cmpint (server->security, ==, cases[i].after);
      g_assert_cmpint (ferry_server_get_port (server), ==, cases[i].port_after);
    }
}

static void
test_rest (void)
{
  g_autoptr (FerryServer) server = ferry_server_new ("ftp.example.com");

  server->port = 22;
  server->max_connections = 4;
  g_assert_true (ferry_remedy_action_apply (FERRY_REMEDY_ACTION_USE_PORT_21, server));
  g_assert_true (ferry_remedy_action_apply (FERRY_REMEDY_ACTION_FEWER_CONNECTIONS, server));
  g_assert_cmpint (server->port, ==, 21);
  g_assert_cmpint (server->max_connections, ==, 1);

  g_assert_false (ferry_remedy_action_apply (FERRY_REMEDY_ACTION_DIAGNOSE, server));
  g_assert_nonnull (ferry_remedy_action_get_label (FERRY_REMEDY_ACTION_DIAGNOSE));
  g_assert_false (ferry_remedy_action_apply (FERRY_REMEDY_ACTION_NONE, server));
  g_assert_null (ferry_remedy_action_get_label (FERRY_REMEDY_ACTION_NONE));
}

/* What is so already needs no button. */
static void
test_changes (void)
{
  g_autoptr (FerryServer) server = ferry_server_new ("ftp.example.com");

  server->mode = FERRY_MODE_AUTOMATIC;
  g_assert_false (ferry_remedy_action_changes (FERRY_REMEDY_ACTION_USE_PASSIVE, server));
  g_assert_true (ferry_remedy_action_changes (FERRY_REMEDY_ACTION_USE_ACTIVE, server));
  server->mode = FERRY_MODE_ACTIVE;
  g_assert_true (ferry_remedy_action_changes (FERRY_REMEDY_ACTION_USE_PASSIVE, server));
  g_assert_false (ferry_remedy_action_changes (FERRY_REMEDY_ACTION_USE_ACTIVE, server));
  g_assert_false (ferry_remedy_action_changes (FERRY_REMEDY_ACTION_USE_PORT_21, server));
  g_assert_false (ferry_remedy_action_changes (FERRY_REMEDY_ACTION_DIAGNOSE, server));
  g_assert_true (ferry_remedy_action_changes (FERRY_REMEDY_ACTION_USE_IMPLICIT_TLS, server));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remedy-action/mode", test_mode);
  g_test_add_func ("/remedy-action/security", test_security);
  g_test_add_func ("/remedy-action/rest", test_rest);
  g_test_add_func ("/remedy-action/changes", test_changes);
  return g_test_run ();
}
