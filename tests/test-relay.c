/* From server to server: straight where both allow it, else through here and never by a disk; cut
 * and taken up again, moved, refused, with names in two character sets. Real servers, each at an
 * address of its own, for at one address nobody is a stranger.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-charset.h"
#include "ferry-path.h"
#include "ferry-remote-place.h"
#include "ferry-test-cli.h"
#include "ferry-test-server.h"
#include "ferry-test-tree.h"
#include "ferry-test-wait.h"
#include "ferry-transfer-queue.h"

#include <glib/gstdio.h>
#include <string.h>

#define PATIENCE 60
#define LARGE    (12 * 1024 * 1024)

typedef struct
{
  FerryTestServer *server;
  FerryPlace *place;
  GPtrArray *connections; /* of FerryConnectionRecord: those that this computer had */
  guint commands;         /* RETR, STOR and APPE */
  guint stores;           /* STOR: from the beginning */
} End;

typedef struct
{
  End from;
  End to;
  FerryTransferQueue *queue;
  guint drained;
} Fixture;

typedef struct
{
  const char *name;
  FerryTestServerOptions from;
  FerryTestServerOptions to;
  gboolean is_direct;
} Pair;

#define VSFTPD    FERRY_TEST_SERVER_VSFTPD
#define PROFTPD   FERRY_TEST_SERVER_PROFTPD
#define PURE_FTPD FERRY_TEST_SERVER_PURE_FTPD
#define PYFTPDLIB FERRY_TEST_SERVER_PYFTPDLIB
#define TLS       FERRY_TEST_SECURITY_EXPLICIT
#define FROM      .address = "127.0.0.2"
#define TO        .address = "127.0.0.3"

static const Pair pairs[] = {
  { "vsftpd/proftpd", { VSFTPD, FROM }, { PROFTPD, TO }, FALSE },
  { "proftpd/vsftpd", { PROFTPD, FROM }, { VSFTPD, TO }, FALSE },
  { "pure-ftpd/vsftpd", { PURE_FTPD, FROM }, { VSFTPD, TO }, FALSE },
  { "vsftpd/pure-ftpd", { VSFTPD, FROM }, { PURE_FTPD, TO }, FALSE },
  { "pyftpdlib/proftpd", { PYFTPDLIB, FROM }, { PROFTPD, TO }, FALSE },
  { "proftpd/pyftpdlib", { PROFTPD, FROM }, { PYFTPDLIB, TO }, FALSE },
  { "vsftpd/proftpd/direct",
    { VSFTPD, FROM, .allows_foreign = TRUE },
    { PROFTPD, TO, .allows_foreign = TRUE },
    TRUE },
  { "proftpd/vsftpd/direct",
    { PROFTPD, FROM, .allows_foreign = TRUE },
    { VSFTPD, TO, .allows_foreign = TRUE },
    TRUE },
  { "pyftpdlib/vsftpd/direct",
    { PYFTPDLIB, FROM, .allows_foreign = TRUE },
    { VSFTPD, TO, .allows_foreign = TRUE },
    TRUE },
  { "vsftpd/pyftpdlib/direct",
    { VSFTPD, FROM, .allows_foreign = TRUE },
    { PYFTPDLIB, TO, .allows_foreign = TRUE },
    TRUE },
  { "proftpd/pyftpdlib/direct/ipv6",
    { PROFTPD, .is_ipv6 = TRUE, .allows_foreign = TRUE },
    { PYFTPDLIB, .is_ipv6 = TRUE, .allows_foreign = TRUE },
    TRUE },
  { "proftpd/proftpd/direct/tls",
    { PROFTPD, TLS, FROM, .allows_foreign = TRUE, .ignores_tls_resume = TRUE },
    { PROFTPD, TLS, TO, .allows_foreign = TRUE, .ignores_tls_resume = TRUE },
    TRUE },
};

/* By a process of its own: GIO resumes no TLS session in a test. */
static const Pair tls_pairs[] = {
  { "vsftpd/pyftpdlib/tls", { VSFTPD, TLS, FROM }, { PYFTPDLIB, TLS, TO }, FALSE },
  { "proftpd/vsftpd/tls", { PROFTPD, TLS, FROM }, { VSFTPD, TLS, TO }, FALSE },
  { "pyftpdlib/vsftpd/half-tls", { PYFTPDLIB, TLS, FROM }, { VSFTPD, TO }, FALSE },
};

static const Pair plain_pair = { "", { VSFTPD, FROM }, { PROFTPD, TO }, FALSE };
static const Pair slow_pair = { "",
                                { VSFTPD, FROM, .max_rate = 4 * 1024 * 1024 },
                                { PROFTPD, TO },
                                FALSE };
static const Pair slow_direct_pair = { "",
                                       { VSFTPD, FROM, .max_rate = 4 * 1024 * 1024,
                                         .allows_foreign = TRUE },
                                       { VSFTPD, TO, .allows_foreign = TRUE },
                                       TRUE };
static const Pair small_disk_pair = { "",
                                      { PYFTPDLIB, FROM },
                                      { VSFTPD, TO, .max_file_size = 4 * 1024 * 1024 },
                                      FALSE };
static const Pair narrow_pair = { "", { VSFTPD, FROM }, { VSFTPD, TO, .max_clients = 2 }, FALSE };
static const Pair read_only_pair = { "",
                                     { VSFTPD, FROM },
                                     { VSFTPD, TO, .is_read_only = TRUE },
                                     FALSE };

static gboolean
is_here (const Pair *pair)
{
  if (ferry_test_server_is_available (pair->from.kind) &&
      ferry_test_server_is_available (pair->to.kind))
    return TRUE;
  g_test_skip ("the servers are not installed");
  return FALSE;
}

static gboolean
is_transfer (const char *command)
{
  static const char *const verbs[] = { "RETR ", "STOR ", "APPE " };

  for (guint i = 0; command != NULL && i < G_N_ELEMENTS (verbs); i++)
    if (g_str_has_prefix (command, verbs[i]))
      return TRUE;
  return FALSE;
}

static void
on_log_line (FerryPlace *place, const FerryLogLine *line, End *end)
{
  g_test_message ("%c %s: %s", "*><=!"[line->kind], ferry_test_server_get_host (end->server),
                  line -> text);
  end->commands += line->kind == FERRY_LOG_COMMAND && is_transfer (line->text);
  end->stores += line->kind == FERRY_LOG_COMMAND && g_str_has_prefix (line->text, "STOR ");
}

static void
on_connection (FerryPlace *place, FerryConnectionRecord *record, End *end)
{
  g_ptr_array_add (end->connections, ferry_connection_record_ref (record));
}

/* Those that moved a file. */
static guint
count_data (End *end)
{
  guint count = 0;

  for (guint i = 0; i < end->connections->len; i++)
    {
      g_auto (FerryConnectionLife) life = { 0 };

      ferry_connection_record_read (g_ptr_array_index (end->connections, i), &life);
      count += life.kind != FERRY_CONNECTION_CONTROL && is_transfer (life.purpose);
    }
  return count;
}

static void
end_set_up (End *end, const FerryTestServerOptions *options, const char *charset)
{
  g_autoptr (FerryServer) settings = NULL;
  g_autoptr (GError) error = NULL;

  end->connections =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_connection_record_unref);
  end->server = ferry_test_server_start (options, &error);
  g_assert_no_error (error);
  settings = ferry_server_new (ferry_test_server_get_host (end->server));
  settings->port = ferry_test_server_get_port (end->server);
  settings->user = g_strdup (ferry_test_server_get_user (end->server));
  settings->password = g_strdup (ferry_test_server_get_password (end->server));
  settings->charset = g_strdup (charset);
  settings->security = options->security == TLS ? FERRY_SECURITY_EXPLICIT : FERRY_SECURITY_NONE;
  settings->pinned_fingerprint = g_strdup (ferry_test_server_get_fingerprint (end->server));
  end->place = ferry_remote_place_new (settings);
  g_signal_connect (end->place, "log-line", G_CALLBACK (on_log_line), end);
  g_signal_connect (end->place, "connection-begun", G_CALLBACK (on_connection), end);
}

static void
count (gpointer source, guint *counter)
{
  (*counter)++;
}

static void
set_up_with (Fixture *fixture, const Pair *pair, const char *charset, const char *other_charset)
{
  *fixture = (Fixture){ 0 };
  end_set_up (&fixture->from, &pair->from, charset);
  end_set_up (&fixture->to, &pair->to, other_charset);
  fixture->queue = ferry_transfer_queue_new ();
  g_signal_connect (fixture->queue, "drained", G_CALLBACK (count), &fixture->drained);
}

static void
set_up (Fixture *fixture, const Pair *pair)
{
  set_up_with (fixture, pair, "UTF-8", "UTF-8");
}

static void
tear_down (Fixture *fixture)
{
  g_assert_finalize_object (fixture->queue);
  g_assert_finalize_object (fixture->from.place);
  g_assert_finalize_object (fixture->to.place);
  ferry_test_server_free (fixture->from.server);
  ferry_test_server_free (fixture->to.server);
  g_ptr_array_unref (fixture->from.connections);
  g_ptr_array_unref (fixture->to.connections);
}

/* As the test sees the server's disk. */
static char *
on_disk (End *end, const char *name)
{
  return ferry_path_join (ferry_test_server_get_root (end->server), name);
}

static void
make_file (Fixture *fixture, const char *name, gsize size)
{
  g_autofree char *path = on_disk (&fixture->from, name);

  ferry_test_tree_make_file (path, size, 7);
}

static FerryTransfer *
copy_to (Fixture *fixture,
         const char *name,
         FerryKind kind,
         FerryPlace *to,
         const char *new_name,
         FerryTransferFlags flags)
{
  FerryEntry entry = {
    .name = name, .kind = kind, .size = FERRY_SIZE_UNKNOWN, .mode = FERRY_MODE_UNKNOWN
  };

  return ferry_transfer_queue_add_as (fixture->queue, fixture->from.place, name, &entry, to,
                                      new_name, flags);
}

static FerryTransfer *
copy (Fixture *fixture, const char *name, FerryKind kind, FerryTransferFlags flags)
{
  return copy_to (fixture, name, kind, fixture->to.place, name, flags);
}

static void
wait_until_drained (Fixture *fixture)
{
  guint before = fixture->drained;

  ferry_test_wait_until (fixture->drained > before, PATIENCE);
}

static void
assert_done (FerryTransfer *row)
{
  if (ferry_transfer_get_error (row) != NULL)
    g_test_message ("%s", ferry_transfer_get_error (row)->message);
  g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_DONE);
}

static void
assert_same (Fixture *fixture, const char *name, const char *new_name)
{
  g_autofree char *source = on_disk (&fixture->from, name);
  g_autofree char *target = on_disk (&fixture->to, new_name);
  g_autofree char *hash = ferry_test_tree_dup_hash (source);
  g_autofree char *other = ferry_test_tree_dup_hash (target);

  g_assert_cmpstr (hash, ==, other);
}

static guint
count_names (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

/* The second file takes the way that the first has found. */
static void
test_pair (gconstpointer data)
{
  const Pair *pair = data;
  Fixture fixture;
  FerryTransfer *row;
  guint tried;

  if (!is_here (pair))
    return;
  set_up (&fixture, pair);
  make_file (&fixture, "one.bin", 3000001);
  row = copy (&fixture, "one.bin", FERRY_KIND_FILE, FERRY_TRANSFER_FLAGS_NONE);
  wait_until_drained (&fixture);
  assert_done (row);
  g_assert_cmpint (ferry_transfer_get_bytes_done (row), ==, 3000001);
  assert_same (&fixture, "one.bin", "one.bin");
  tried = fixture.from.commands;

  make_file (&fixture, "日本語.bin", 70000);
  row = copy (&fixture, "日本語.bin", FERRY_KIND_FILE, FERRY_TRANSFER_FLAGS_NONE);
  wait_until_drained (&fixture);
  assert_done (row);
  assert_same (&fixture, "日本語.bin", "日本語.bin");
  g_assert_cmpuint (count_names (ferry_test_server_get_root (fixture.to.server)), ==, 2);
  g_assert_cmpuint (fixture.from.commands, ==, tried + 1);
  if (pair->is_direct)
    g_assert_cmpuint (count_data (&fixture.from) + count_data (&fixture.to), ==, 0);
  else
    g_assert_cmpuint (MIN (count_data (&fixture.from), count_data (&fixture.to)), >=, 2);
  tear_down (&fixture);
}

static void
test_tree (void)
{
  Fixture fixture;
  FerryTransfer *row;
  g_autofree char *source = NULL;
  g_autofree char *target = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *other = NULL;

  if (!is_here (&plain_pair))
    return;
  set_up (&fixture, &plain_pair);
  source = on_disk (&fixture.from, "tree");
  target = on_disk (&fixture.to, "tree");
  ferry_test_tree_make (source);
  digest = ferry_test_tree_dup_digest (source);
  row = copy (&fixture, "tree", FERRY_KIND_DIRECTORY, FERRY_TRANSFER_FLAGS_MOVE);
  wait_until_drained (&fixture);
  assert_done (row);
  other = ferry_test_tree_dup_digest (target);
  g_assert_cmpstr (digest, ==, other);
  g_assert_false (g_file_test (source, G_FILE_TEST_EXISTS));
  tear_down (&fixture);
}

static void
test_two_charsets (void)
{
  static const char name[] = "表の日本語.txt";
  g_autofree char *old = ferry_charset_encode ("SHIFT_JIS", name, NULL);
  g_autofree char *euc = ferry_charset_encode ("EUC-JP", name, NULL);
  g_autofree char *path = NULL;
  Fixture fixture;
  FerryTransfer *row;

  if (!is_here (&plain_pair))
    return;
  set_up_with (&fixture, &plain_pair, "SHIFT_JIS", "EUC-JP");
  path = on_disk (&fixture.from, "tree");
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_free (path);
  path = g_strconcat ("tree/", old, NULL);
  make_file (&fixture, path, 5000);
  row = copy (&fixture, "tree", FERRY_KIND_DIRECTORY, FERRY_TRANSFER_FLAGS_NONE);
  wait_until_drained (&fixture);
  assert_done (row);
  g_free (path);
  path = g_strconcat ("tree/", euc, NULL);
  {
    g_autofree char *source_name = g_strconcat ("tree/", old, NULL);

    assert_same (&fixture, source_name, path);
  }
  tear_down (&fixture);
}

/* Paused in the middle, and on from there. */
static void
check_paused (const Pair *pair)
{
  Fixture fixture;
  FerryTransfer *row;

  if (!is_here (pair))
    return;
  set_up (&fixture, pair);
  make_file (&fixture, "large.bin", LARGE);
  row = copy (&fixture, "large.bin", FERRY_KIND_FILE, FERRY_TRANSFER_FLAGS_NONE);
  if (pair->is_direct)
    {
      g_autofree char *part = on_disk (&fixture.to, "large.bin.ferrypart");
      GStatBuf info = { 0 };

      ferry_test_wait_until (g_stat (part, &info) == 0 && info.st_size > LARGE / 8, PATIENCE);
    }
  else
    {
      ferry_test_wait_until (ferry_transfer_get_bytes_done (row) > LARGE / 8, PATIENCE);
    }
  ferry_transfer_queue_pause (fixture.queue, row);
  ferry_test_wait_until (!ferry_transfer_queue_is_busy (fixture.queue), PATIENCE);
  ferry_transfer_queue_resume (fixture.queue, row);
  wait_until_drained (&fixture);
  assert_done (row);
  g_assert_cmpint (ferry_transfer_get_bytes_done (row), ==, LARGE);
  assert_same (&fixture, "large.bin", "large.bin");
  g_assert_cmpuint (fixture.to.stores, ==, 1);
  g_assert_cmpuint (count_names (ferry_test_server_get_root (fixture.to.server)), ==, 1);
  tear_down (&fixture);
}

static void
test_paused (void)
{
  check_paused (&slow_pair);
}

static void
test_paused_direct (void)
{
  check_paused (&slow_direct_pair);
}

/* Both servers go in the middle, one after the other, and come back. */
static void
test_cut (void)
{
  Fixture fixture;
  FerryTransfer *row;
  g_autoptr (GError) error = NULL;

  if (!is_here (&slow_pair))
    return;
  set_up (&fixture, &slow_pair);
  make_file (&fixture, "large.bin", LARGE);
  row = copy (&fixture, "large.bin", FERRY_KIND_FILE, FERRY_TRANSFER_FLAGS_MOVE);
  ferry_test_wait_until (ferry_transfer_get_bytes_done (row) > LARGE / 8, PATIENCE);
  ferry_test_server_restart (fixture.from.server, &error);
  g_assert_no_error (error);
  ferry_test_wait_until (ferry_transfer_get_state (row) == FERRY_TRANSFER_RETRYING, PATIENCE);
  ferry_test_wait_until (ferry_transfer_get_bytes_done (row) > LARGE / 2, PATIENCE);
  ferry_test_server_restart (fixture.to.server, &error);
  g_assert_no_error (error);
  wait_until_drained (&fixture);
  assert_done (row);
  {
    g_autofree char *source = on_disk (&fixture.from, "large.bin");
    g_autofree char *target = on_disk (&fixture.to, "large.bin");
    g_autofree char *again = on_disk (&fixture.from, "again.bin");
    g_autofree char *hash = NULL;
    g_autofree char *other = NULL;

    g_assert_false (g_file_test (source, G_FILE_TEST_EXISTS));
    make_file (&fixture, "again.bin", LARGE);
    hash = ferry_test_tree_dup_hash (again);
    other = ferry_test_tree_dup_hash (target);
    g_assert_cmpstr (hash, ==, other);
  }
  tear_down (&fixture);
}

static void
check_failure (const Pair *pair, gsize size, const char *name, FerryFtpError code)
{
  Fixture fixture;
  FerryTransfer *row;

  if (!is_here (pair))
    return;
  set_up (&fixture, pair);
  make_file (&fixture, "one.bin", size);
  ferry_transfer_queue_set_retries (fixture.queue, 0);
  row = copy (&fixture, name, FERRY_KIND_FILE, FERRY_TRANSFER_FLAGS_NONE);
  wait_until_drained (&fixture);
  g_assert_error (ferry_transfer_get_error (row), FERRY_FTP_ERROR, (int) code);
  g_assert_cmpuint (count_names (ferry_test_server_get_root (fixture.to.server)), ==, 0);
  tear_down (&fixture);
}

static void
test_missing (void)
{
  check_failure (&plain_pair, 10, "no-such-file", FERRY_FTP_ERROR_NOT_FOUND);
}

static void
test_denied (void)
{
  check_failure (&read_only_pair, 10, "one.bin", FERRY_FTP_ERROR_DENIED);
}

static void
test_full_disk (void)
{
  Fixture fixture;
  FerryTransfer *row;

  if (!is_here (&small_disk_pair))
    return;
  set_up (&fixture, &small_disk_pair);
  make_file (&fixture, "large.bin", LARGE);
  make_file (&fixture, "one.bin", 1000);
  ferry_transfer_queue_set_retries (fixture.queue, 0);
  row = copy (&fixture, "large.bin", FERRY_KIND_FILE, FERRY_TRANSFER_FLAGS_NONE);
  wait_until_drained (&fixture);
  g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_FAILED);
  row = copy (&fixture, "one.bin", FERRY_KIND_FILE, FERRY_TRANSFER_FLAGS_NONE);
  wait_until_drained (&fixture);
  assert_done (row);
  tear_down (&fixture);
}

/* A copy on one server takes two connections to it. */
static void
test_within (void)
{
  Fixture fixture;
  FerryTransfer *row;
  g_autofree char *source = NULL;
  g_autofree char *target = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *other = NULL;

  if (!is_here (&plain_pair))
    return;
  set_up (&fixture, &plain_pair);
  make_file (&fixture, "one.bin", 3000001);
  row = copy_to (&fixture, "one.bin", FERRY_KIND_FILE, fixture.from.place, "two.bin",
                 FERRY_TRANSFER_FLAGS_NONE);
  wait_until_drained (&fixture);
  assert_done (row);
  source = on_disk (&fixture.from, "one.bin");
  target = on_disk (&fixture.from, "two.bin");
  hash = ferry_test_tree_dup_hash (source);
  other = ferry_test_tree_dup_hash (target);
  g_assert_cmpstr (hash, ==, other);
  tear_down (&fixture);
}

/* Several files at a time to a server that takes two connections. */
static void
test_narrow (void)
{
  Fixture fixture;
  g_autofree char *source = NULL;
  g_autofree char *target = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *other = NULL;
  FerryTransfer *row;

  if (!is_here (&narrow_pair))
    return;
  set_up (&fixture, &narrow_pair);
  source = on_disk (&fixture.from, "tree");
  target = on_disk (&fixture.to, "tree");
  ferry_test_tree_make (source);
  row = copy (&fixture, "tree", FERRY_KIND_DIRECTORY, FERRY_TRANSFER_FLAGS_NONE);
  wait_until_drained (&fixture);
  assert_done (row);
  digest = ferry_test_tree_dup_digest (source);
  other = ferry_test_tree_dup_digest (target);
  g_assert_cmpstr (digest, ==, other);
  tear_down (&fixture);
}

static char *
dup_authorities (Fixture *fixture)
{
  const char *files[] = { ferry_test_server_get_certificate (fixture->from.server),
                          ferry_test_server_get_certificate (fixture->to.server) };
  g_autofree char *path = on_disk (&fixture->from, "../authorities.pem");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *certificate = NULL;

      if (files[i] != NULL && g_file_get_contents (files[i], &certificate, NULL, NULL))
        g_string_append (text, certificate);
    }
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  return g_steal_pointer (&path);
}

static void
test_tls (gconstpointer data)
{
  const Pair *pair = data;
  Fixture fixture;
  g_autofree char *authorities = NULL;
  g_autofree char *source = NULL;
  g_autofree char *target = NULL;
  g_autoptr (FerryTestCli) cli = NULL;
  g_autofree char *options = NULL;

  if (!is_here (pair))
    return;
  set_up (&fixture, pair);
  make_file (&fixture, "one.bin", 3000001);
  authorities = dup_authorities (&fixture);
  source = ferry_test_server_dup_url (fixture.from.server, "one.bin");
  target = ferry_test_server_dup_url (fixture.to.server, "");
  options = g_strdup_printf ("--log --tls=optional --ca-file=%s", authorities);
  cli = ferry_test_cli_run (options, "copy", source, target, NULL);
  ferry_test_cli_expect (cli, 0);
  assert_same (&fixture, "one.bin", "one.bin");
  g_assert_nonnull (strstr (cli->errors, ", TLS"));
  g_assert_cmpuint (count_names (ferry_test_server_get_root (fixture.to.server)), ==, 1);
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *path = g_strconcat ("/relay/pair/", pairs[i].name, NULL);

      g_test_add_data_func (path, &pairs[i], test_pair);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tls_pairs); i++)
    {
      g_autofree char *path = g_strconcat ("/relay/tls/", tls_pairs[i].name, NULL);

      g_test_add_data_func (path, &tls_pairs[i], test_tls);
    }
  g_test_add_func ("/relay/tree", test_tree);
  g_test_add_func ("/relay/two-charsets", test_two_charsets);
  g_test_add_func ("/relay/paused", test_paused);
  g_test_add_func ("/relay/paused-direct", test_paused_direct);
  g_test_add_func ("/relay/cut", test_cut);
  g_test_add_func ("/relay/missing", test_missing);
  g_test_add_func ("/relay/denied", test_denied);
  g_test_add_func ("/relay/full-disk", test_full_disk);
  g_test_add_func ("/relay/within", test_within);
  g_test_add_func ("/relay/narrow", test_narrow);
  return g_test_run ();
}
