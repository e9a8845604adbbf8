/* Passwords in a real keyring on a bus of the test's own, and without any keyring.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-secret.h"

#include "ferry-test-keyring.h"

#include <string.h>

static const char *self; /* this program */

static FerryServer *
make_server (const char *host, const char *site_id)
{
  FerryServer *server = ferry_server_new (host);

  server->user = g_strdup ("k\xff i");
  server->site_id = g_strdup (site_id);
  return server;
}

static void
did_finish (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static GAsyncResult *
wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static char *
lookup (const FerryServer *server, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ferry_secret_lookup_async (server, NULL, did_finish, &result);
  return ferry_secret_lookup_finish (wait (&result), error);
}

static gboolean
store (const FerryServer *server, const char *password, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ferry_secret_store_async (server, password, NULL, did_finish, &result);
  return ferry_secret_store_finish (wait (&result), error);
}

static gboolean
clear (const FerryServer *server, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ferry_secret_clear_async (server, NULL, did_finish, &result);
  return ferry_secret_clear_finish (wait (&result), error);
}

static void
assert_secret (const FerryServer *server, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = lookup (server, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_session (void)
{
  g_autoptr (FerryServer) server = make_server ("h", NULL);
  g_autoptr (FerryServer) of_site = make_server ("h", "Web");
  g_autoptr (FerryServer) elsewhere = make_server ("h2", "Web");
  g_autoptr (GError) error = NULL;

  g_assert_null (lookup (server, NULL));
  ferry_secret_keep_for_session (server, "one");
  ferry_secret_keep_for_session (of_site, "two");
  assert_secret (server, "one");
  assert_secret (of_site, "two");
  g_assert_null (lookup (elsewhere, NULL));

  /* Said plainly, and kept all the same. */
  g_assert_false (store (elsewhere, "three", &error));
  g_assert_nonnull (strstr (error->message, "kept until Ferry ends"));
  assert_secret (elsewhere, "three");
  clear (elsewhere, NULL);
  g_assert_null (lookup (elsewhere, NULL));
  clear (server, NULL);
  clear (of_site, NULL);
}

static void
use_keyring (void)
{
  g_autoptr (FerryServer) server = make_server ("h", NULL);
  g_autoptr (FerryServer) of_site = make_server ("h", "Wéb");
  g_autoptr (FerryServer) elsewhere = make_server ("h2", "Wéb");
  g_autoptr (GError) error = NULL;

  g_assert_true (store (of_site, "pässword", &error));
  g_assert_no_error (error);
  /* What is in memory would hide what is not in the keyring. */
  ferry_secret_keep_for_session (of_site, NULL);
  assert_secret (of_site, "pässword");
  assert_secret (server, NULL);
  assert_secret (elsewhere, NULL);
  g_assert_true (store (of_site, "another", &error));
  ferry_secret_keep_for_session (of_site, NULL);
  assert_secret (of_site, "another");
  g_assert_true (clear (of_site, &error));
  assert_secret (of_site, NULL);
  g_assert_true (clear (of_site, &error));
  g_assert_no_error (error);
}

static void
test_keyring (void)
{
  if (!ferry_secret_has_keyring ())
    g_test_skip ("built without a keyring");
  else
    ferry_test_keyring_run_self (self);
}

int
main (int argc, char *argv[])
{
  self = argv[0];
  if (ferry_test_keyring_is_self (argc, argv))
    return ferry_test_keyring_use (use_keyring);
  g_test_init (&argc, &argv, NULL);
  /* No bus, and none to be started. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_test_add_func ("/secret/session", test_session);
  g_test_add_func ("/secret/keyring", test_keyring);
  return g_test_run ();
}
