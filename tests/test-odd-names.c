/* Names that are odd but allowed on real servers: the two spellings of Unicode, which people do not
 * tell apart; blanks, quotes, wildcards; and line ends, which are not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-names-fixture.h"
#include "ferry-path.h"

#include <glib/gstdio.h>
#include <string.h>

/* --- The two spellings of Unicode --- */

#define COMPOSED   "\u304c\u3071.txt"             /* がぱ */
#define DECOMPOSED "\u304b\u3099\u306f\u309a.txt" /* the same, as macOS lists it */
#define NEW        "\u3054.txt"                   /* ご */
#define NEW_SPLIT  "\u3053\u3099.txt"

static void
test_spelling (void)
{
  static const FerryTestServerOptions vsftpd = { .kind = FERRY_TEST_SERVER_VSFTPD };
  g_autoptr (FerryTransfer) skipped = NULL;
  g_autoptr (GError) error = NULL;
  NamesFixture fixture;

  names_set_up (&fixture, &vsftpd, NULL);
  names_put_there (&fixture, DECOMPOSED, "old");
  names_put_there (&fixture, "plain", "plain");
  names_connect_place (&fixture);
  names_list (&fixture);
  g_assert_nonnull (names_find (&fixture, COMPOSED));
  g_assert_cmpstr (names_find (&fixture, COMPOSED)->name, ==, DECOMPOSED);

  ferry_transfer_queue_set_exists_action (fixture.queue, FERRY_EXISTS_SKIP);
  skipped = names_upload (&fixture, COMPOSED, "new");
  g_assert_cmpint (ferry_transfer_get_state (skipped), ==, FERRY_TRANSFER_SKIPPED);
  g_clear_object (&skipped);
  names_assert_there (&fixture, DECOMPOSED, "old");

  ferry_transfer_queue_set_exists_action (fixture.queue, FERRY_EXISTS_OVERWRITE);
  names_upload_well (&fixture, COMPOSED, "new");
  names_assert_there (&fixture, DECOMPOSED, "new");
  g_assert_false (names_is_there (&fixture, COMPOSED));

  g_assert_false (names_rename_to (&fixture, "plain", COMPOSED, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (names_make_folder (&fixture, COMPOSED, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_EXISTS);

  /* Where all are decomposed, new ones are. */
  names_upload_well (&fixture, NEW, "2");
  names_assert_there (&fixture, NEW_SPLIT, "2");
  names_put_there (&fixture, "\u00e9", "composed");
  names_list (&fixture);
  names_upload_well (&fixture, "\u3056.txt", "3");
  names_assert_there (&fixture, "\u3056.txt", "3");

  /* And back: what is here under the other spelling is there already. */
  ferry_transfer_queue_set_exists_action (fixture.queue, FERRY_EXISTS_OVERWRITE);
  names_put_there (&fixture, DECOMPOSED, "newest");
  names_list (&fixture);
  names_download_all (&fixture);
  names_assert_downloaded (&fixture, COMPOSED, "newest");
  names_assert_downloaded (&fixture, DECOMPOSED, NULL);
  names_tear_down (&fixture);
}

/* A whole tree into one that macOS made. */
static void
test_spelling_of_trees (void)
{
  static const FerryTestServerOptions vsftpd = { .kind = FERRY_TEST_SERVER_VSFTPD };
  const char *const folders[] = { "\u304b\u3099", "\u304b\u3099/\u304d\u3099" };
  g_autofree char *outer = NULL;
  g_autofree char *inner = NULL;
  g_autofree char *file = NULL;
  g_autoptr (FerryListing) entries = ferry_listing_new ();
  NamesFixture fixture;

  names_set_up (&fixture, &vsftpd, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = names_there (&fixture, folders[i]);

      g_assert_cmpint (g_mkdir (path, 0755), ==, 0);
    }
  names_put_there (&fixture, "\u304b\u3099/\u304d\u3099/" DECOMPOSED, "old");
  outer = g_build_filename (fixture.root, "\u304c", NULL);
  inner = g_build_filename (outer, "\u304e", NULL);
  file = g_build_filename (inner, COMPOSED, NULL);
  g_assert_cmpint (g_mkdir_with_parents (inner, 0755), ==, 0);
  g_assert_true (g_file_set_contents (file, "new", -1, NULL));
  names_connect_place (&fixture);

  ferry_transfer_queue_set_exists_action (fixture.queue, FERRY_EXISTS_OVERWRITE);
  ferry_listing_add (entries, "\u304c", strlen ("\u304c"), NULL, 0)->kind = FERRY_KIND_DIRECTORY;
  ferry_transfer_queue_add (fixture.queue, fixture.local, fixture.root, entries, fixture.remote,
                            ferry_place_get_home (fixture.remote), FERRY_TRANSFER_FLAGS_NONE);
  names_wait_until_drained (&fixture, 0);
  names_assert_there (&fixture, "\u304b\u3099/\u304d\u3099/" DECOMPOSED, "new");
  g_assert_cmpuint (names_count_there (&fixture), ==, 1);
  g_assert_false (names_is_there (&fixture, "\u304b\u3099/\u304e"));
  g_assert_false (names_is_there (&fixture, "\u304b\u3099/\u304d\u3099/" COMPOSED));
  names_tear_down (&fixture);
}

/* --- Odd names --- */

static const char *const odd_names[] = {
  " leading", "trailing ", "  both  ", "back\\slash", "\\",       "\"quotes\"", "'single'",
  "[a-z]*",   "*",         "?",        "~",           "~root",    "-rf",        "--help",
  "-",        "$HOME",     "`id`",     "a;b|c&d",     "#x",       "%41",        "{a,b}",
  "a  b   c", "…",         "a -> b",   "tab\there",   "\x01\x7f", "!",          "a:b",
};

static void
test_odd_names (gconstpointer data)
{
  NamesFixture fixture;

  if (!ferry_test_server_is_available (((const FerryTestServerOptions *) data)->kind))
    {
      g_test_skip ("the server is not installed here");
      return;
    }
  names_set_up (&fixture, data, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (odd_names); i++)
    names_put_there (&fixture, odd_names[i], odd_names[i]);
  names_connect_place (&fixture);
  names_list (&fixture);
  g_assert_cmpuint (ferry_listing_get_length (fixture.listing), ==, G_N_ELEMENTS (odd_names));
  names_download_all (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (odd_names); i++)
    {
      g_autofree char *local = ferry_path_make_local_name (odd_names[i]);
      g_autofree char *renamed = g_strconcat (odd_names[i], "+", NULL);
      g_autoptr (GError) error = NULL;

      names_assert_downloaded (&fixture, local, odd_names[i]);
      names_rename_to (&fixture, odd_names[i], renamed, &error);
      g_assert_no_error (error);
      names_assert_there (&fixture, renamed, odd_names[i]);
      names_upload_well (&fixture, odd_names[i], "uploaded");
      names_assert_there (&fixture, odd_names[i], "uploaded");
    }
  names_list (&fixture);
  g_assert_cmpuint (ferry_listing_get_length (fixture.listing), ==, 2 * G_N_ELEMENTS (odd_names));
  names_remove_all (&fixture);
  g_assert_cmpuint (names_count_there (&fixture), ==, 0);
  names_tear_down (&fixture);
}

static void
test_line_ends (void)
{
  static const FerryTestServerOptions vsftpd = { .kind = FERRY_TEST_SERVER_VSFTPD };
  static const char *const names[] = { "a\nb", "a\rb", "a\r\nDELE keep" };
  NamesFixture fixture;

  names_set_up (&fixture, &vsftpd, NULL);
  names_put_there (&fixture, "keep", "keep");
  names_connect_place (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (FerryTransfer) refused = names_upload (&fixture, names[i], "x");
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (ferry_transfer_get_state (refused), ==, FERRY_TRANSFER_FAILED);
      g_assert_nonnull (strstr (ferry_transfer_get_error (refused)->message, "line break"));
      g_assert_false (names_make_folder (&fixture, names[i], &error));
      g_assert_nonnull (strstr (error->message, "line break"));
      g_clear_error (&error);
      g_assert_false (names_rename_to (&fixture, "keep", names[i], &error));
      g_assert_nonnull (strstr (error->message, "line break"));
    }
  names_assert_there (&fixture, "keep", "keep");
  g_assert_cmpuint (names_count_there (&fixture), ==, 1);
  names_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  static const FerryTestServerOptions vsftpd = { .kind = FERRY_TEST_SERVER_VSFTPD };
  static const FerryTestServerOptions pyftpdlib = { .kind = FERRY_TEST_SERVER_PYFTPDLIB };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/odd-names/spelling", test_spelling);
  g_test_add_func ("/odd-names/spelling-of-trees", test_spelling_of_trees);
  g_test_add_data_func ("/odd-names/odd/vsftpd", &vsftpd, test_odd_names);
  g_test_add_data_func ("/odd-names/odd/pyftpdlib", &pyftpdlib, test_odd_names);
  g_test_add_func ("/odd-names/line-ends", test_line_ends);
  return g_test_run ();
}
