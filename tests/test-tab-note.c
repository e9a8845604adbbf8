/* What is remembered of tabs, also when somebody else wrote it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-tab-note.h"
#include "ferry-tab-text.h"

static FerryTabNote *
parse (const char *text)
{
  g_autoptr (GVariant) value = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL);

  g_assert_nonnull (value);
  return ferry_tab_note_from_variant (value);
}

static void
test_round (void)
{
  g_autoptr (FerryTabNote) note = ferry_tab_note_new (TRUE);
  g_autoptr (FerryTabNote) again = NULL;
  g_autoptr (GVariant) value = NULL;

  /* Bytes that are no text in any set */
  note->local_folder = g_strdup ("/home/mia/\xff\xfe");
  note->server_url = g_strdup ("ftp://mia@ftp.example.org:2121/");
  note->server_folder = g_strdup ("/\x93\xfa\x96{");
  value = g_variant_ref_sink (ferry_tab_note_to_variant (note));
  again = ferry_tab_note_from_variant (value);
  g_assert_true (again->is_server);
  g_assert_cmpstr (again->local_folder, ==, note->local_folder);
  g_assert_cmpstr (again->server_url, ==, note->server_url);
  g_assert_cmpstr (again->server_folder, ==, note->server_folder);
}

static void
test_gaps (void)
{
  g_autoptr (FerryTabNote) nothing = parse ("{}");
  g_autoptr (FerryTabNote) wrong =
      parse ("{'is-server': <'yes'>, 'local-folder': <7>, 'server': <true>, 'more': <1>}");

  g_assert_false (nothing->is_server);
  g_assert_null (nothing->local_folder);
  g_assert_null (nothing->server_url);
  g_assert_null (nothing->server_folder);
  g_assert_false (wrong->is_server);
  g_assert_null (wrong->local_folder);
  g_assert_null (wrong->server_url);
}

static void
test_titles (void)
{
  g_autoptr (FerryServer) server = ferry_server_new ("ftp.example.org");
  g_autoptr (FerryPlace) place = ferry_remote_place_new (server);
  static const struct
  {
    const char *host;
    gboolean has_place;
    const char *path;
    const char *title;
  } cases[] = {
    { NULL, FALSE, NULL, "Not connected" },
    { "ftp.example.org", FALSE, NULL, "ftp.example.org" },
    { "ftp.example.org", TRUE, "/", "ftp.example.org · /" },
    { "ftp.example.org", TRUE, "/pub/日本語", "ftp.example.org · 日本語" },
    { NULL, TRUE, "/home/mia", "mia" },
    { NULL, TRUE, "/", "/" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title =
          ferry_tab_text_title (cases[i].host, cases[i].has_place ? place : NULL, cases[i].path);

      g_assert_cmpstr (title, ==, cases[i].title);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tab-note/round", test_round);
  g_test_add_func ("/tab-note/gaps", test_gaps);
  g_test_add_func ("/tab-text/titles", test_titles);
  return g_test_run ();
}
