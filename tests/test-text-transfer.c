/* Texts: the commands by transcript, and what real servers stored compared byte by byte.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-local-place.h"
#include "ferry-path.h"
#include "ferry-remote-place.h"
#include "ferry-script-fixture.h"
#include "ferry-test-cli.h"
#include "ferry-test-tree.h"
#include "ferry-test-wait.h"
#include "ferry-transfer-queue.h"

#include <string.h>

/* --- By transcript --- */

#define RETR_A "expect RETR /home/a", "reply 150 go", "send one", "send two", "end-data"
#define TO_A   "expect TYPE A", "reply 200 text"

typedef struct
{
  const char *name;
  int error;        /* -1: none */
  const char *text; /* of each file */
  const char *script[40];
} Case;

/* Two downloads and a question for the size. */
static const Case cases[] = {
  { "type-is-remembered",
    -1,
    "one\ntwo\n",
    { LOGIN, TO_A, OPEN_PASSIVE, RETR_A, "reply 226 done", OPEN_PASSIVE, RETR_A, "reply 226 done",
      "expect TYPE I", "reply 200 bytes", "expect SIZE /home/a", "reply 213 4000", NULL } },
  { "type-refused",
    FERRY_FTP_ERROR_UNSUPPORTED,
    NULL,
    { LOGIN, "expect TYPE A", "reply 504 no", "expect TYPE A", "reply 504 no", "expect TYPE I",
      "reply 200 bytes", "expect SIZE /home/a", "reply 213 4000", NULL } },
  { "second-1xx",
    FERRY_FTP_ERROR_INCOMPLETE,
    NULL,
    { LOGIN, TO_A, OPEN_PASSIVE, RETR_A, "reply 150 what", OPEN_PASSIVE, RETR_A, "reply 150 what",
      "expect TYPE I", "reply 200 bytes", "expect SIZE /home/a", "reply 213 4000", NULL } },
};

static void
count_bytes (gint64 bytes, gpointer user_data)
{
  *(gint64 *) user_data += bytes;
}

/* The size that is expected is not that of what comes. */
static char *
download (FerryFtpClient *client, gint64 *counted, GError **error)
{
  g_autoptr (GOutputStream) target = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (target);

  *counted = 0;
  if (!ferry_ftp_client_download_text (client, "a", 4000, target, count_bytes, counted, NULL,
                                       error))
    return NULL;
  return g_strndup (g_memory_output_stream_get_data (memory),
                    g_memory_output_stream_get_data_size (memory));
}

static void
test_transcript (gconstpointer data)
{
  const Case *row = data;
  ScriptFixture fixture;

  script_start (&fixture, row->script);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 counted;
      g_autofree char *text = download (fixture.client, &counted, &error);

      g_assert_cmpstr (text, ==, row->text);
      if (row->error < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, FERRY_FTP_ERROR, row->error);
      if (text != NULL)
        g_assert_cmpint (counted, ==, strlen (text));
    }
  g_assert_cmpint (ferry_ftp_client_get_size (fixture.client, "a", NULL, NULL), ==, 4000);
  if (row->text != NULL)
    g_assert_true (script_has_line (&fixture, "text: 8 bytes here, 10 on the wire"));
  script_tear_down (&fixture);
}

/* --- With real servers --- */

typedef struct
{
  FerryTestServer *server;
  char *url;
  char *root; /* on this computer */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const FerryTestServerOptions options = { .kind = GPOINTER_TO_INT (data), .has_ascii = TRUE };
  g_autoptr (GError) error = NULL;

  fixture->server = ferry_test_server_start (&options, &error);
  g_assert_no_error (error);
  fixture->url = ferry_test_server_dup_url (fixture->server, "t.txt");
  fixture->root = g_dir_make_tmp ("ferry-text-XXXXXX", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ferry_test_server_free (fixture->server);
  ferry_test_tree_remove (fixture->root);
  g_free (fixture->root);
  g_free (fixture->url);
}

static char *
here (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->root, name, NULL);
}

static char *
there (Fixture *fixture, const char *name)
{
  return g_build_filename (ferry_test_server_get_root (fixture->server), name, NULL);
}

static void
write_file (const char *path, const char *bytes, gsize size)
{
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
}

static void
assert_file (const char *path, const char *bytes, gsize size)
{
  g_autofree char *have = NULL;
  gsize have_size;

  g_assert_true (g_file_get_contents (path, &have, &have_size, NULL));
  g_assert_cmpmem (have, have_size, bytes, size);
}

#define TEXT(text) text, sizeof text - 1

/* Both servers keep texts with LF. */
static const struct
{
  const char *text;
  gsize size;
  const char *with_lf;
  gsize lf_size;
} texts[] = {
  { TEXT (""), TEXT ("") },
  { TEXT ("a\n"), TEXT ("a\n") },
  { TEXT ("a\nb\r\nc"), TEXT ("a\nb\nc") },
  { TEXT ("\r\n\r\n\n"), TEXT ("\n\n\n") },
  { TEXT ("a\rb\r\r\nc\n"), TEXT ("a\rb\r\nc\n") },
  { TEXT ("\346\227\245\n\0\n"), TEXT ("\346\227\245\n\0\n") },
};

static void
check_both_ways (Fixture *fixture, const char *text, gsize size, const char *with_lf, gsize lf_size)
{
  g_autofree char *local = here (fixture, "t.txt");
  g_autofree char *back = here (fixture, "back.txt");
  g_autofree char *served = there (fixture, "t.txt");
  g_autoptr (FerryTestCli) put = NULL;
  g_autoptr (FerryTestCli) get = NULL;

  write_file (local, text, size);
  put = ferry_test_cli_run ("put --ascii", local, fixture->url, NULL);
  ferry_test_cli_expect (put, 0);
  assert_file (served, with_lf, lf_size);

  /* From the server as it was written there, whatever its line ends. */
  write_file (served, text, size);
  get = ferry_test_cli_run ("get --ascii", fixture->url, back, NULL);
  ferry_test_cli_expect (get, 0);
  assert_file (back, with_lf, lf_size);
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    check_both_ways (fixture, texts[i].text, texts[i].size, texts[i].with_lf, texts[i].lf_size);
}

/* Long enough that buffers end at every kind of place. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  typedef struct
  {
    const char *text;
    const char *with_lf;
  } Piece;
  static const Piece pieces[] = {
    { "\n", "\n" },   { "\r\n", "\n" },       { "a", "a" },       { "bc", "bc" },
    { "\rd", "\rd" }, { "\r\n\r\n", "\n\n" }, { "line", "line" }, { "\n\n", "\n\n" },
  };
  g_autoptr (GRand) dice = g_rand_new_with_seed (7);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) with_lf = g_string_new (NULL);

  while (text->len < 2 * 1024 * 1024)
    {
      const Piece *piece = &pieces[g_rand_int_range (dice, 0, G_N_ELEMENTS (pieces))];

      g_string_append (text, piece->text);
      g_string_append (with_lf, piece->with_lf);
    }
  check_both_ways (fixture, text->str, text->len, with_lf->str, with_lf->len);
}

/* What is there says nothing by its size, and is not gone on with. */
static void
test_exists (Fixture *fixture, gconstpointer data)
{
  g_autofree char *local = here (fixture, "t.txt");
  g_autofree char *served = there (fixture, "t.txt");
  g_autoptr (FerryTestCli) resumed = NULL;
  g_autoptr (FerryTestCli) skipped = NULL;
  g_autoptr (FerryTestCli) both = NULL;

  write_file (local, TEXT ("a new\r\ntext\r\n"));
  write_file (served, TEXT ("an old one"));
  resumed = ferry_test_cli_run ("--log put --ascii --on-exists=resume", local, fixture->url, NULL);
  ferry_test_cli_expect (resumed, 0);
  assert_file (served, TEXT ("a new\ntext\n"));
  g_assert_nonnull (strstr (resumed->errors, "a text is never continued: it begins anew"));

  write_file (served, TEXT ("kept"));
  skipped = ferry_test_cli_run ("put --ascii --on-exists=skip", local, fixture->url, NULL);
  ferry_test_cli_expect (skipped, 0);
  assert_file (served, TEXT ("kept"));

  both = ferry_test_cli_run ("put --ascii -c", local, fixture->url, NULL);
  ferry_test_cli_expect (both, 1);
}

static FerryPlace *
new_place (Fixture *fixture, FerryTextTransfer rule)
{
  g_autoptr (FerryServer) settings =
      ferry_server_new (ferry_test_server_get_host (fixture->server));

  settings->port = ferry_test_server_get_port (fixture->server);
  settings->user = g_strdup (ferry_test_server_get_user (fixture->server));
  settings->password = g_strdup (ferry_test_server_get_password (fixture->server));
  settings->text_transfer = rule;
  settings->text_extensions = g_strdup ("txt");
  return ferry_remote_place_new (settings);
}

static const struct
{
  const char *name;
  FerryTextTransfer rule;
  FerryTransferFlags flags;
  gboolean is_text[2]; /* a.txt, b.bin */
} rules[] = {
  { "never", FERRY_TEXT_NEVER, FERRY_TRANSFER_FLAGS_NONE, { FALSE, FALSE } },
  { "by-name", FERRY_TEXT_BY_NAME, FERRY_TRANSFER_FLAGS_NONE, { TRUE, FALSE } },
  { "always", FERRY_TEXT_ALWAYS, FERRY_TRANSFER_FLAGS_NONE, { TRUE, TRUE } },
  { "asked-for", FERRY_TEXT_NEVER, FERRY_TRANSFER_FLAGS_TEXT, { TRUE, TRUE } },
  { "not-by-name", FERRY_TEXT_BY_NAME, FERRY_TRANSFER_FLAGS_BYTES, { FALSE, FALSE } },
  { "not-always", FERRY_TEXT_ALWAYS, FERRY_TRANSFER_FLAGS_BYTES, { FALSE, FALSE } },
};

/* A folder with a text and another file, uploaded under the site's rule. */
static void
check_rule (Fixture *fixture, guint number)
{
  static const char *const names[] = { "a.txt", "b.bin" };
  g_autofree char *target = there (fixture, rules[number].name);
  g_autofree char *folder = here (fixture, "folder");
  g_autoptr (FerryPlace) local = ferry_local_place_new ();
  g_autoptr (FerryPlace) remote = new_place (fixture, rules[number].rule);
  g_autoptr (FerryTransferQueue) queue = ferry_transfer_queue_new ();
  FerryEntry entry = { .name = "folder",
                       .kind = FERRY_KIND_DIRECTORY,
                       .size = FERRY_SIZE_UNKNOWN,
                       .mode = FERRY_MODE_UNKNOWN };
  FerryTransfer *row;

  row = ferry_transfer_queue_add_as (queue, local, folder, &entry, remote, rules[number].name,
                                     rules[number].flags);
  ferry_test_wait_until (!ferry_transfer_queue_is_busy (queue), 20);
  g_assert_no_error (ferry_transfer_get_error (row));
  g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_DONE);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = g_build_filename (target, names[i], NULL);

      if (rules[number].is_text[i])
        assert_file (path, TEXT ("x\ny\n"));
      else
        assert_file (path, TEXT ("x\r\ny\n"));
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (queue)); i++)
    {
      g_autoptr (FerryTransfer) file = g_list_model_get_item (G_LIST_MODEL (queue), i);

      if (ferry_transfer_is_folder (file))
        continue;
      g_assert_cmpint (
          ferry_transfer_is_text (file), ==,
          rules[number].is_text[g_str_equal (ferry_transfer_get_name (file), "b.bin")]);
      /* In bytes of this side: all of them, though others went over the wire. */
      g_assert_cmpint (ferry_transfer_get_bytes_done (file), ==, 5);
      g_assert_cmpint (ferry_transfer_get_size (file), ==, 5);
    }
}

static void
test_rules (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = here (fixture, "folder");
  g_autofree char *text = g_build_filename (folder, "a.txt", NULL);
  g_autofree char *other = g_build_filename (folder, "b.bin", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  write_file (text, TEXT ("x\r\ny\n"));
  write_file (other, TEXT ("x\r\ny\n"));
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    check_rule (fixture, i);
}

/* Line ends of two bytes each, which no server knows of: the file goes as it is, and its row says
 * so. */
static void
test_utf16 (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *bytes;
    gsize length;
  } files[] = {
    { "little.txt", TEXT ("\xff\xfe\r\0\n\0\x0d\x0a") },
    { "big.txt", TEXT ("\xfe\xff\0\r\0\n\x0a\x0d") },
  };
  g_autoptr (FerryPlace) local = ferry_local_place_new ();
  g_autoptr (FerryPlace) remote = new_place (fixture, FERRY_TEXT_ALWAYS);
  g_autoptr (FerryTransferQueue) queue = ferry_transfer_queue_new ();

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *source = here (fixture, files[i].name);
      g_autofree char *target = there (fixture, files[i].name);
      FerryEntry entry = { .name = (char *) files[i].name,
                           .kind = FERRY_KIND_FILE,
                           .size = (gint64) files[i].length,
                           .mode = FERRY_MODE_UNKNOWN };
      FerryTransfer *row;

      write_file (source, files[i].bytes, files[i].length);
      row = ferry_transfer_queue_add_as (queue, local, source, &entry, remote, files[i].name,
                                         FERRY_TRANSFER_FLAGS_NONE);
      g_assert_true (ferry_transfer_is_text (row));
      ferry_test_wait_until (!ferry_transfer_queue_is_busy (queue), 20);
      g_assert_no_error (ferry_transfer_get_error (row));
      g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_DONE);
      g_assert_false (ferry_transfer_is_text (row));
      assert_file (target, files[i].bytes, files[i].length);
    }
}

static const struct
{
  const char *name;
  void (*run) (Fixture *, gconstpointer);
} tests[] = {
  { "files", test_files }, { "long", test_long },   { "exists", test_exists },
  { "rules", test_rules }, { "utf16", test_utf16 },
};

int
main (int argc, char **argv)
{
  static const char *const kinds[] = { "vsftpd", "pyftpdlib" };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text/transcript/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_transcript);
    }
  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
      {
        g_autofree char *path = g_strdup_printf ("/text/%s/%s", kinds[kind], tests[i].name);

        g_test_add (path, Fixture, GINT_TO_POINTER (kind), set_up, tests[i].run, tear_down);
      }

  return g_test_run ();
}
