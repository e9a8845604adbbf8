/* What the record of a control connection says, as soon as the connection is of no more use and
 * while the client still holds it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-script-fixture.h"

typedef struct
{
  const char *name;
  FerryConnectionState state;
  const char *script[20];
} Case;

static const Case cases[] = {
  { "closed", FERRY_CONNECTION_CLOSED_THERE, { LOGIN, "expect NOOP", "close" } },
  { "said", FERRY_CONNECTION_CLOSED_THERE, { LOGIN, "expect NOOP", "reply 421 bye", "stall" } },
  { "reset", FERRY_CONNECTION_LOST, { LOGIN, "expect NOOP", "reset" } },
  { "silent", FERRY_CONNECTION_LOST, { LOGIN, "expect NOOP", "stall" } },
};

/* The first one is the control connection's. */
static void
on_connection (FerryConnectionRecord *record, gpointer user_data)
{
  FerryConnectionRecord **control = user_data;

  if (*control == NULL)
    *control = ferry_connection_record_ref (record);
}

static void
test_end (gconstpointer data)
{
  const Case *each = data;
  ScriptFixture fixture;
  FerryConnectionRecord *control = NULL;
  g_auto (FerryConnectionLife) life = { 0 };
  g_autoptr (GError) error = NULL;

  script_set_up (&fixture, each->script);
  ferry_log_set_watch (fixture.log, on_connection, &control, NULL);
  g_assert_true (script_log_in (&fixture, &error));
  g_assert_false (ferry_ftp_client_noop (fixture.client, NULL, &error));
  ferry_connection_record_read (control, &life);
  g_assert_cmpint (life.state, ==, each->state);
  g_assert_cmpint (life.ended, >=, life.opened);
  ferry_connection_record_unref (control);
  script_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/connection-end/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_end);
    }
  return g_test_run ();
}
