/* What the rows of the connections say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-connection-text.h"

static void
test_ends (void)
{
  static const struct
  {
    const char *address;
    guint16 port;
    const char *text;
  } cases[] = {
    { "10.0.0.2", 40001, "10.0.0.2:40001" },
    { "2001:db8::5", 21, "[2001:db8::5]:21" },
    { "10.0.0.2", 0, "10.0.0.2:*" },
    { NULL, 0, "*" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FerryConnectionLife life = { .our_address = (char *) cases[i].address,
                                   .our_port = cases[i].port };
      g_autofree char *text = ferry_connection_text_our_end (&life);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_duration (void)
{
  static const struct
  {
    gint64 ended; /* milliseconds after the begin; 0: not yet */
    const char *text;
  } cases[] = {
    { 1, "0.001 s" },  { 999, "0.999 s" },   { 1000, "1.0 s" },      { 59940, "59.9 s" },
    { 60000, "1:00" }, { 3599000, "59:59" }, { 3600000, "1:00:00" }, { 0, "2.5 s" }, /* to now */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FerryConnectionLife life = { .begun = 1000000 };
      g_autofree char *text = NULL;

      if (cases[i].ended != 0)
        life.ended = life.begun + cases[i].ended * 1000;
      text = ferry_connection_text_duration (&life, life.begun + 2500000);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_line (void)
{
  FerryConnectionLife life = { .control = 2,
                               .kind = FERRY_CONNECTION_ACTIVE,
                               .state = FERRY_CONNECTION_SILENT,
                               .purpose = (char *) "RETR a.txt",
                               .our_address = (char *) "10.0.0.2",
                               .our_port = 40001,
                               .begun = 1000000,
                               .ended = 1400000 };
  g_autofree char *line = ferry_connection_text_line (&life, 9000000);

  g_assert_nonnull (g_strstr_len (line, -1, "10.0.0.2:40001 ← * RETR a.txt"));
  g_assert_true (g_str_has_suffix (line, "0.400 s, no answer"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/connection-text/ends", test_ends);
  g_test_add_func ("/connection-text/duration", test_duration);
  g_test_add_func ("/connection-text/line", test_line);
  return g_test_run ();
}
