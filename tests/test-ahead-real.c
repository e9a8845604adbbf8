/* Many small files with commands sent ahead, against real servers: every server, mode and security,
 * both ways, compared by content; then by the client alone, with a file that is missing and one
 * that is cancelled in the middle.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-client-fixture.h"

#include "ferry-entry.h"
#include "ferry-ftp-ahead.h"
#include "ferry-test-cli.h"
#include "ferry-test-tree.h"

#include <string.h>

#define FILES     120
#define TLS_FILES 45 /* a handshake takes its time, with sanitizers above all */
#define MISSING   20
#define CANCELLED 40
#define CUT_SIZE  (64 * 1024)

static const char *const mode_names[] = { "passive", "active" };
static const char *const security_names[] = { "none", "explicit", "implicit" };

static guint
count_files (Fixture *fixture)
{
  gboolean is_plain = fixture->settings->security == FERRY_SECURITY_NONE;

  return is_plain ? FILES : TLS_FILES;
}

static void
make_files (const char *folder, guint count)
{
  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *name = g_strdup_printf ("file %03u ö.txt", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      /* Empty ones too: their data connection ends before anything was seen on it. */
      ferry_test_tree_make_file (path, i % 10 == 0 ? 0 : 100 + i, i);
    }
}

static void
assert_same_tree (const char *a, const char *b)
{
  g_autofree char *digest_a = ferry_test_tree_dup_digest (a);
  g_autofree char *digest_b = ferry_test_tree_dup_digest (b);

  g_assert_cmpstr (digest_a, ==, digest_b);
}

/* How often a line of the log with @first is directly followed by one with @second. */
static guint
count_pairs (const char *log, const char *first, const char *second)
{
  g_auto (GStrv) lines = g_strsplit (log, "\n", -1);
  guint count = 0;

  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    count += strstr (lines[i], first) != NULL && strstr (lines[i + 1], second) != NULL;
  return count;
}

/* Whether that server is known to stand it in that mode. */
static gboolean
goes_ahead (const FerryTestServerOptions *options, FerryMode mode, gboolean is_upload)
{
  FerryTestServerKind kind = options->kind;

  if (mode == FERRY_MODE_ACTIVE)
    return !is_upload && (kind == FERRY_TEST_SERVER_VSFTPD || kind == FERRY_TEST_SERVER_PROFTPD);
  return kind == FERRY_TEST_SERVER_VSFTPD || kind == FERRY_TEST_SERVER_PROFTPD ||
         kind == FERRY_TEST_SERVER_PURE_FTPD;
}

static void
check_log (Fixture *fixture, FerryMode mode, gboolean is_upload, const char *log)
{
  const FerryTestServerOptions *options = ferry_test_server_get_options (fixture->server);
  const char *transfer = is_upload ? " > STOR " : " > RETR ";
  guint count = mode == FERRY_MODE_ACTIVE ? count_pairs (log, " > PORT ", transfer)
                                          : count_pairs (log, transfer, " > EPSV");

  if (goes_ahead (options, mode, is_upload))
    g_assert_cmpuint (count, >, count_files (fixture) * 8 / 10);
  else if (options->kind == FERRY_TEST_SERVER_PYFTPDLIB || mode == FERRY_MODE_ACTIVE)
    g_assert_cmpuint (count, ==, 0);
}

static void
transfer (Fixture *fixture,
          FerryMode mode,
          gboolean is_upload,
          const char *local,
          const char *served)
{
  const FerryTestServerOptions *options = ferry_test_server_get_options (fixture->server);
  g_autofree char *url = ferry_test_server_dup_url (fixture->server, served);
  const char *fingerprint = ferry_test_server_get_fingerprint (fixture->server);
  g_autofree char *words = g_strdup_printf (
      "--timeout=20 --parallel=1 --log -q --mode=%s --tls=%s%s%s", mode_names[mode],
      security_names[options->security], fingerprint != NULL ? " --accept-fingerprint=" : "",
      fingerprint != NULL ? fingerprint : "");
  g_autoptr (FerryTestCli) cli = is_upload
                                     ? ferry_test_cli_run (words, "put", "-r", local, url, NULL)
                                     : ferry_test_cli_run (words, "get", "-r", url, local, NULL);

  ferry_test_cli_expect (cli, 0);
  check_log (fixture, mode, is_upload, cli->errors);
}

static void
run_both_ways (Fixture *fixture)
{
  FerryMode mode = fixture->settings->mode;
  g_autofree char *source = fixture_dup_local (fixture, "source");
  g_autofree char *up = fixture_dup_served (fixture, "up");
  g_autofree char *down = fixture_dup_local (fixture, "down");

  make_files (source, count_files (fixture));
  transfer (fixture, mode, TRUE, source, "up");
  assert_same_tree (source, up);
  transfer (fixture, mode, FALSE, down, "up");
  assert_same_tree (source, down);
}

/* The client alone: one run of files in memory. */
typedef struct
{
  FerryFtpAheadFile file;
  char *path;
  FerryFtpAheadEnd end;
  gboolean has_ended;
} Item;

typedef struct
{
  gboolean is_upload;
  guint count;
  guint position;
  Item items[FILES];
} Run;

static void
cancel (gint64 bytes, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static FerryFtpAheadFile *
next (gpointer user_data)
{
  Run *run = user_data;
  Item *item = &run->items[run->position];
  gsize size = run->position == CANCELLED ? CUT_SIZE : 1024;

  if (run->position == run->count)
    return NULL;
  item->path = run->is_upload && run->position == MISSING
                   ? g_strdup ("nowhere/file")
                   : g_strdup_printf ("f%03u", run->position);
  item->file.path = item->path;
  item->file.size = (gint64) size;
  item->file.mode = FERRY_MODE_UNKNOWN;
  item->file.cancellable = g_cancellable_new ();
  if (run->is_upload)
    {
      char *bytes = g_malloc (size);

      memset (bytes, 'a' + (char) (run->position % 26), size);
      item->file.source = g_memory_input_stream_new_from_data (bytes, (gssize) size, g_free);
    }
  else
    {
      item->file.target = g_memory_output_stream_new_resizable ();
    }
  if (run->position == CANCELLED)
    {
      item->file.progress = cancel;
      item->file.progress_data = item->file.cancellable;
    }
  run->position++;
  return &item->file;
}

static gboolean
has_more (gpointer user_data)
{
  return ((Run *) user_data)->position < ((Run *) user_data)->count;
}

static gboolean
is_unchanged (FerryFtpAheadFile *file, gpointer user_data)
{
  return TRUE;
}

static void
did_end (FerryFtpAheadFile *file, FerryFtpAheadEnd end, const GError *error, gpointer user_data)
{
  Item *item = (Item *) file;

  g_assert_false (item->has_ended);
  item->has_ended = TRUE;
  item->end = end;
  if (end == FERRY_FTP_AHEAD_FAILED)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static const FerryFtpAheadFuncs funcs = { next, has_more, is_unchanged, did_end };

static void
check_content (Fixture *fixture, Run *run, guint number)
{
  Item *item = &run->items[number];
  g_autofree char *served = fixture_dup_served (fixture, item->path);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (served, &bytes, &length, NULL));
  if (run->is_upload)
    {
      g_assert_cmpuint (length, ==, item->file.size);
      g_assert_cmpint (bytes[0], ==, 'a' + (char) (number % 26));
    }
  else
    {
      GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (item->file.target);

      g_assert_cmpmem (g_memory_output_stream_get_data (memory),
                       g_memory_output_stream_get_data_size (memory), bytes, length);
    }
}

static FerryFtpAheadEnd
get_expected (guint number)
{
  if (number == MISSING)
    return FERRY_FTP_AHEAD_AGAIN;
  return number == CANCELLED ? FERRY_FTP_AHEAD_FAILED : FERRY_FTP_AHEAD_DONE;
}

static void
run_ahead (Fixture *fixture, gboolean is_upload)
{
  g_autofree Run *run = g_new0 (Run, 1);

  run->is_upload = is_upload;
  run->count = count_files (fixture);
  ferry_ftp_client_go_ahead (fixture->client, is_upload, &funcs, run);
  for (guint i = 0; i < run->count; i++)
    {
      Item *item = &run->items[i];

      g_assert_true (item->has_ended);
      g_assert_cmpint (item->end, ==, get_expected (i));
      if (item->end == FERRY_FTP_AHEAD_DONE)
        check_content (fixture, run, i);
      g_clear_object (&item->file.source);
      g_clear_object (&item->file.target);
      g_clear_object (&item->file.cancellable);
      g_free (item->path);
    }
  g_assert_true (ferry_ftp_client_is_connected (fixture->client));
  g_assert_false (ferry_ftp_client_is_stumbling (fixture->client));
  g_assert_true (ferry_ftp_client_noop (fixture->client, NULL, NULL));
}

/* What is uploaded comes back; but the file that nobody has. */
static void
run_in_the_middle (Fixture *fixture)
{
  g_autofree char *missing = g_strdup_printf ("f%03u", MISSING);
  g_autofree char *served = fixture_dup_served (fixture, missing);
  g_autofree char *cancelled = g_strdup_printf ("f%03u", CANCELLED);
  g_autofree char *cut = fixture_dup_served (fixture, cancelled);
  g_autofree char *names = NULL;

  fixture_connect (fixture);
  names = fixture_list (fixture, ".");
  g_assert_true (ferry_ftp_client_can_go_ahead (fixture->client, FALSE));
  if (ferry_ftp_client_can_go_ahead (fixture->client, TRUE))
    run_ahead (fixture, TRUE);
  else
    for (guint i = 0; i < FILES; i++)
      {
        g_autofree char *name = g_strdup_printf ("f%03u", i);
        g_autofree char *path = fixture_dup_served (fixture, name);

        if (i != MISSING)
          ferry_test_tree_make_file (path, 1024, i);
      }
  g_assert_false (g_file_test (served, G_FILE_TEST_EXISTS));
  ferry_test_tree_make_file (cut, CUT_SIZE, 7);
  run_ahead (fixture, FALSE);
}

#define CASE(which, mode, security_name, func)                                                     \
  {                                                                                                \
    "/ahead/" #func "/" #which "/" #mode "/" #security_name,                                       \
        { .kind = FERRY_TEST_SERVER_##which, .security = FERRY_TEST_SECURITY_##security_name },    \
        FERRY_MODE_##mode, run_##func                                                              \
  }

static const FixtureCase cases[] = {
  CASE (VSFTPD, PASSIVE, NONE, both_ways),
  CASE (VSFTPD, ACTIVE, NONE, both_ways),
  CASE (VSFTPD, PASSIVE, EXPLICIT, both_ways),
  CASE (VSFTPD, ACTIVE, EXPLICIT, both_ways),
  CASE (PROFTPD, PASSIVE, NONE, both_ways),
  CASE (PROFTPD, ACTIVE, NONE, both_ways),
  CASE (PROFTPD, PASSIVE, EXPLICIT, both_ways),
  CASE (PROFTPD, ACTIVE, EXPLICIT, both_ways),
  CASE (PURE_FTPD, PASSIVE, NONE, both_ways),
  CASE (PURE_FTPD, ACTIVE, NONE, both_ways),
  CASE (PURE_FTPD, PASSIVE, EXPLICIT, both_ways),
  CASE (PURE_FTPD, ACTIVE, EXPLICIT, both_ways),
  CASE (PYFTPDLIB, PASSIVE, NONE, both_ways),
  CASE (PYFTPDLIB, ACTIVE, NONE, both_ways),
  CASE (PYFTPDLIB, PASSIVE, EXPLICIT, both_ways),
  CASE (PYFTPDLIB, ACTIVE, EXPLICIT, both_ways),
  CASE (INETUTILS, PASSIVE, NONE, both_ways),
  CASE (NETKIT, PASSIVE, NONE, both_ways),
  CASE (AIOFTP, PASSIVE, NONE, both_ways),
  CASE (FTP_SRV, PASSIVE, NONE, both_ways),
  CASE (VSFTPD, PASSIVE, NONE, in_the_middle),
  CASE (VSFTPD, ACTIVE, NONE, in_the_middle),
  CASE (VSFTPD, PASSIVE, EXPLICIT, in_the_middle),
  CASE (PROFTPD, PASSIVE, NONE, in_the_middle),
  CASE (PROFTPD, ACTIVE, NONE, in_the_middle),
  CASE (PROFTPD, PASSIVE, EXPLICIT, in_the_middle),
  CASE (PURE_FTPD, PASSIVE, NONE, in_the_middle),
  CASE (PURE_FTPD, PASSIVE, EXPLICIT, in_the_middle),
};

int
main (int argc, char *argv[])
{
  return fixture_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
