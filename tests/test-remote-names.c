/* Names in old character sets on real servers: with the right guess, with the wrong choice, chosen
 * while connected, and new ones. What is on the server's disk tells whether the right file was
 * meant.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-charset.h"
#include "ferry-names-fixture.h"

#include <string.h>

/* --- Old character sets --- */

typedef struct
{
  const char *name;
  FerryTestServerKind kind;
  const char *charset; /* of the disk */
  const char *wrong;   /* what somebody may choose instead */
  const char *texts[6];
} Set;

static const Set sets[] = {
  { "cp932/vsftpd",
    FERRY_TEST_SERVER_VSFTPD,
    "CP932",
    "KOI8-R",
    { "表示能力.txt", "ソース.c", "ﾃﾞｰﾀ.csv", "予定十〜申.txt", "①㈱髙.txt" } },
  { "euc-jp/vsftpd",
    FERRY_TEST_SERVER_VSFTPD,
    "EUC-JP",
    "CP932",
    { "表示能力.txt", "ソース.c", "写真.jpg", "会議資料.doc", "ﾃﾞｰﾀ.csv" } },
  { "koi8-r/vsftpd",
    FERRY_TEST_SERVER_VSFTPD,
    "KOI8-R",
    "EUC-JP",
    { "Новая папка.txt", "отчёт.doc", "ОБЪЯВЛЕНИЕ.txt", "письмо маме.txt", "игры.zip" } },
  { "windows-1251/vsftpd",
    FERRY_TEST_SERVER_VSFTPD,
    "WINDOWS-1251",
    "CP932",
    { "Новая папка.txt", "яблоня.doc", "статья.txt", "письмо маме.txt", "игры.zip" } },
  { "windows-1251/proftpd",
    FERRY_TEST_SERVER_PROFTPD,
    "WINDOWS-1251",
    "CP932",
    { "Новая папка.txt", "яблоня.doc", "статья.txt", "письмо маме.txt", "игры.zip" } },
  { "windows-1251/inetutils",
    FERRY_TEST_SERVER_INETUTILS,
    "WINDOWS-1251",
    "CP932",
    { "Новая папка.txt", "яблоня.doc", "статья.txt", "письмо маме.txt", "игры.zip" } },
  { "windows-1251/netkit",
    FERRY_TEST_SERVER_NETKIT,
    "WINDOWS-1251",
    "CP932",
    { "Новая папка.txt", "яблоня.doc", "статья.txt", "письмо маме.txt", "игры.zip" } },
};

static char *
encode (const char *charset, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *bytes = ferry_charset_encode (charset, text, &error);

  g_assert_no_error (error);
  return bytes;
}

static gboolean
start_with_set (NamesFixture *fixture, const Set *set, const char *charset)
{
  const FerryTestServerOptions options = { .kind = set->kind };

  if (!ferry_test_server_is_available (set->kind))
    {
      g_test_skip ("the server is not installed here");
      return FALSE;
    }
  names_set_up (fixture, &options, charset);
  for (guint i = 0; set->texts[i] != NULL; i++)
    {
      g_autofree char *bytes = encode (set->charset, set->texts[i]);

      names_put_there (fixture, bytes, set->texts[i]);
    }
  names_connect_place (fixture);
  names_list (fixture);
  return TRUE;
}

/* Automatic finds the set, shows the names in it and gives them to what is downloaded. */
static void
test_found (gconstpointer data)
{
  const Set *set = data;
  NamesFixture fixture;

  if (!start_with_set (&fixture, set, NULL))
    return;
  g_assert_cmpstr (ferry_remote_place_get_charset (FERRY_REMOTE_PLACE (fixture.remote)), ==,
                   set->charset);
  names_download_all (&fixture);
  for (guint i = 0; set->texts[i] != NULL; i++)
    {
      g_autofree char *name = encode (set->charset, set->texts[i]);
      g_autofree char *shown = ferry_charset_decode (set->charset, name, NULL);

      g_assert_nonnull (names_find (&fixture, shown));
      names_assert_downloaded (&fixture, shown, set->texts[i]);
    }
  names_tear_down (&fixture);
}

static guint
count_downloads (NamesFixture *fixture, const Set *set)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->root, 0, NULL);
  const char *name;
  guint right = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->root, name, NULL);
      g_autofree char *content = NULL;

      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      right += g_strv_contains (set->texts, content);
    }
  return right;
}

/* With the wrong set all is shown wrong, and each action still meets the right file. */
static void
test_wrong (gconstpointer data)
{
  const Set *set = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = encode (set->charset, set->texts[0]);
  g_autofree char *third = encode (set->charset, set->texts[2]);
  NamesFixture fixture;

  if (!start_with_set (&fixture, set, set->wrong))
    return;
  g_assert_null (names_find (&fixture, set->texts[0]));
  names_download_all (&fixture);
  g_assert_cmpuint (count_downloads (&fixture, set), ==, g_strv_length ((char **) set->texts));

  names_rename_to (&fixture, first, "plain name", &error);
  g_assert_no_error (error);
  names_assert_there (&fixture, "plain name", set->texts[0]);
  g_assert_false (names_is_there (&fixture, first));
  names_rename_to (&fixture, "plain name", third, &error); /* is there */
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_EXISTS);
  names_assert_there (&fixture, third, set->texts[2]);

  names_list (&fixture);
  names_remove_all (&fixture);
  g_assert_cmpuint (names_count_there (&fixture), ==, 0);
  names_tear_down (&fixture);
}

/* Chosen while connected: the same listing reads differently, on the same login. */
static void
test_changed (gconstpointer data)
{
  const Set *set = data;
  g_autofree char *name = encode (set->charset, set->texts[0]);
  g_autofree char *shown = ferry_charset_decode (set->charset, name, NULL);
  NamesFixture fixture;
  FerryRemotePlace *place;

  if (!start_with_set (&fixture, set, set->wrong))
    return;
  place = FERRY_REMOTE_PLACE (fixture.remote);
  g_assert_null (names_find (&fixture, shown));
  ferry_remote_place_set_charset (place, set->charset);
  g_assert_nonnull (names_find (&fixture, shown));
  ferry_remote_place_set_charset (place, set->wrong);
  g_assert_null (names_find (&fixture, shown));
  ferry_remote_place_set_charset (place, NULL);
  g_assert_cmpstr (ferry_remote_place_get_charset (place), ==, set->charset);
  g_assert_nonnull (names_find (&fixture, shown));
  ferry_transfer_queue_set_exists_action (fixture.queue, FERRY_EXISTS_OVERWRITE);
  names_upload_well (&fixture, shown, "new");
  names_assert_there (&fixture, name, "new");
  names_list (&fixture);
  ferry_remote_place_flush_log (place);
  g_assert_cmpuint (fixture.logins, ==, 2); /* browsing, and the upload's */
  names_tear_down (&fixture);
}

/* --- New names --- */

static void
test_new_names (void)
{
  static const FerryTestServerOptions vsftpd = { .kind = FERRY_TEST_SERVER_VSFTPD };
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryTransfer) refused = NULL;
  g_autofree char *bytes = NULL;
  NamesFixture fixture;

  names_set_up (&fixture, &vsftpd, "CP932");
  names_connect_place (&fixture);
  names_upload_well (&fixture, "表〜ｱ.txt", "1");
  names_assert_there (&fixture, "\x95\x5c\x81\x60\xb1.txt", "1");

  bytes = ferry_place_encode (fixture.remote, "ソ～", &error);
  g_assert_no_error (error);
  g_assert_true (names_make_folder (&fixture, bytes, NULL));
  g_assert_true (names_is_there (&fixture, "\x83\x5c\x81\x60"));

  /* What the set does not have is refused with just that, and nothing is lost. */
  refused = names_upload (&fixture, "a한b.txt", "2");
  g_assert_cmpint (ferry_transfer_get_state (refused), ==, FERRY_TRANSFER_FAILED);
  g_assert_nonnull (strstr (ferry_transfer_get_error (refused)->message, "a한b.txt"));
  g_assert_nonnull (strstr (ferry_transfer_get_error (refused)->message, "“한”"));
  g_assert_nonnull (strstr (ferry_transfer_get_error (refused)->message, "CP932"));
  g_assert_cmpuint (names_count_there (&fixture), ==, 2);
  names_assert_downloaded (&fixture, "a한b.txt", "2");
  g_assert_null (ferry_place_encode (fixture.remote, "한", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
  g_clear_object (&refused);
  names_tear_down (&fixture);
}

static void
add_cases (const char *what, GTestDataFunc func)
{
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autofree char *path = g_strconcat ("/remote-names/", what, "/", sets[i].name, NULL);

      g_test_add_data_func (path, &sets[i], func);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_cases ("found", test_found);
  add_cases ("wrong", test_wrong);
  add_cases ("changed", test_changed);
  g_test_add_func ("/remote-names/new", test_new_names);
  return g_test_run ();
}
