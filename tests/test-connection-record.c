/* What the record of each connection says, against what a real server did: both ends, who opened
 * it, the bytes, how it ended.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-client-fixture.h"

#define SIZE 100000

static void
read_record (Fixture *fixture, guint index, FerryConnectionLife *life)
{
  g_assert_cmpuint (index, <, fixture->records->len);
  ferry_connection_record_read (g_ptr_array_index (fixture->records, index), life);
}

static void
check_control (Fixture *fixture)
{
  g_auto (FerryConnectionLife) life = { 0 };

  read_record (fixture, 0, &life);
  g_assert_cmpint (life.kind, ==, FERRY_CONNECTION_CONTROL);
  g_assert_cmpint (life.state, ==, FERRY_CONNECTION_OPEN);
  g_assert_cmpstr (life.their_address, ==, "127.0.0.1");
  g_assert_cmpuint (life.their_port, ==, fixture->settings->port);
  g_assert_cmpuint (life.our_port, !=, 0);
  g_assert_cmpint (life.is_tls, ==, fixture->settings->security != FERRY_SECURITY_NONE);
  g_assert_cmpint (life.sent, >, 20);
  g_assert_cmpint (life.received, >, 20);
}

/* A listing, an upload, a download: three data connections in their order. */
static void
check_transfers (Fixture *fixture)
{
  gboolean is_active = fixture->settings->mode == FERRY_MODE_ACTIVE;
  const struct
  {
    const char *purpose;
    FerryConnectionState state;
    gint64 sent, received; /* -1: as it comes */
  } expected[] = {
    { "LIST", FERRY_CONNECTION_CLOSED_THERE, 0, -1 },
    { "STOR", FERRY_CONNECTION_CLOSED_HERE, SIZE, 0 },
    { "RETR", FERRY_CONNECTION_CLOSED_THERE, 0, SIZE },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  fixture_connect (fixture);
  check_control (fixture);
  names = fixture_list (fixture, ".");
  g_ptr_array_set_size (fixture->records, 2); /* LIST -a may be tried besides */
  fixture_make_local (fixture, "file", SIZE);
  fixture_put (fixture, "file", "up", 0, NULL, &error);
  g_assert_no_error (error);
  fixture_get (fixture, "up", "back", 0, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_auto (FerryConnectionLife) life = { 0 };

      read_record (fixture, i + 1, &life);
      g_assert_cmpint (life.kind, ==,
                       is_active ? FERRY_CONNECTION_ACTIVE : FERRY_CONNECTION_PASSIVE);
      g_assert_true (g_str_has_prefix (life.purpose, expected[i].purpose));
      g_assert_cmpint (life.state, ==, expected[i].state);
      g_assert_cmpint (life.sent, ==, expected[i].sent);
      if (expected[i].received >= 0)
        g_assert_cmpint (life.received, ==, expected[i].received);
      g_assert_cmpstr (life.our_address, ==, "127.0.0.1");
      g_assert_cmpstr (life.their_address, ==, "127.0.0.1");
      g_assert_cmpuint (life.our_port, !=, 0);
      g_assert_cmpuint (life.their_port, !=, 0);
      g_assert_cmpint (life.begun, <=, life.opened);
      g_assert_cmpint (life.opened, <=, life.ended);
      g_assert_cmpint (life.is_tls, ==, fixture->settings->security != FERRY_SECURITY_NONE);
    }
}

static void
check_refused (Fixture *fixture)
{
  g_autoptr (FerryFtpClient) client = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (FerryConnectionLife) life = { 0 };

  ferry_test_server_stop (fixture->server);
  client = ferry_ftp_client_new (fixture->settings, fixture->log);
  g_assert_false (ferry_ftp_client_connect (client, NULL, &error));
  read_record (fixture, 0, &life);
  g_assert_cmpint (life.state, ==, FERRY_CONNECTION_REFUSED);
  g_assert_cmpint (life.opened, ==, 0);
  g_assert_cmpint (life.ended, >=, life.begun);
}

/* A server that goes away ends the control connection from its side. */
static void
check_closed_there (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_auto (FerryConnectionLife) life = { 0 };

  fixture_connect (fixture);
  ferry_test_server_stop (fixture->server);
  g_assert_false (ferry_ftp_client_noop (fixture->client, NULL, &error));
  read_record (fixture, 0, &life);
  g_assert_cmpint (life.state, ==, FERRY_CONNECTION_CLOSED_THERE);
}

int
main (int argc, char **argv)
{
  static const FixtureCase cases[] = {
    { "/connection-record/passive", { 0 }, FERRY_MODE_PASSIVE, check_transfers },
    { "/connection-record/active", { 0 }, FERRY_MODE_ACTIVE, check_transfers },
    { "/connection-record/tls",
      { .security = FERRY_TEST_SECURITY_EXPLICIT },
      FERRY_MODE_PASSIVE,
      check_transfers },
    { "/connection-record/refused", { 0 }, FERRY_MODE_PASSIVE, check_refused },
    { "/connection-record/closed-there", { 0 }, FERRY_MODE_PASSIVE, check_closed_there },
  };

  return fixture_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
