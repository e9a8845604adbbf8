/* The journal of transfers: what is put in comes out, whatever ends the process; what is damaged or
 * newer is never lost; two processes do not fight; a full disk holds nothing up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-journal-history.h"
#include "ferry-journal.h"
#include "ferry-test-folder.h"

#include <glib/gstdio.h>
#include <string.h>

#ifdef G_OS_UNIX
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#endif

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Fixture;

static const char *program;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("ferry-journal-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "ferry", "queue.sqlite", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ferry_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->file);
}

static FerryJournal *
open_journal (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  FerryJournal *journal = ferry_journal_open (fixture->file, &error);

  g_assert_no_error (error);
  g_assert_nonnull (journal);
  return journal;
}

static void
close_journal (FerryJournal *journal)
{
  ferry_journal_close (journal);
  g_assert_finalize_object (journal);
}

static GPtrArray *
adopt (FerryJournal *journal)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = ferry_journal_adopt (journal, &error);

  g_assert_no_error (error);
  return rows;
}

static FerryJournalRow *
make_row (FerryJournal *journal, const char *source)
{
  FerryJournalRow *row = ferry_journal_row_new ();

  row->id = ferry_journal_make_id (journal);
  row->position = (double) row->id;
  g_free (row->source);
  row->source = g_strdup (source);
  return row;
}

static gint64
put (FerryJournal *journal, const char *source)
{
  FerryJournalRow *row = make_row (journal, source);
  gint64 id = row->id;

  ferry_journal_put (journal, row);
  return id;
}

static gint64
put_history (FerryJournal *journal, const char *source, gint64 ended)
{
  FerryJournalRow *row = make_row (journal, source);
  gint64 id = row->id;

  row->is_history = TRUE;
  row->ended = ended;
  ferry_journal_put (journal, row);
  return id;
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryJournal) journal = open_journal (fixture);
  g_autoptr (FerryJournalRow) row = make_row (journal, "/from/\xff\xfe \n name");
  g_autoptr (FerryJournalRow) back = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_free (row->from);
  row->from = g_strdup ("kai@example.org:21");
  g_free (row->target);
  row->target = g_strdup ("/to/é");
  row->name = g_strdup ("名前");
  row->flags = 5;
  row->new_name = g_strdup ("\x80");
  row->size = G_MAXINT64;
  row->modified = -5;
  row->mode = 0755;
  row->is_utc = TRUE;
  row->state = 3;
  row->resume = g_strdup ("size=5");
  row->bytes_done = 7;
  row->attempts = 2;
  row->error_domain = g_strdup ("ferry-ftp-error-quark");
  row->error_code = -3;
  row->error_text = g_strdup ("550 no");
  row->added = 1234567890;
  ferry_journal_put (journal, ferry_journal_row_copy (row));
  close_journal (g_steal_pointer (&journal));

  journal = open_journal (fixture);
  rows = adopt (journal);
  g_assert_cmpuint (rows->len, ==, 1);
  back = ferry_journal_row_copy (g_ptr_array_index (rows, 0));
  g_assert_cmpint (back->id, ==, row->id);
  g_assert_cmpfloat_with_epsilon (back->position, row->position, 0.1);
  g_assert_cmpstr (back->from, ==, row->from);
  g_assert_cmpstr (back->to, ==, "");
  g_assert_cmpstr (back->source, ==, row->source);
  g_assert_cmpstr (back->target, ==, row->target);
  g_assert_cmpstr (back->name, ==, row->name);
  g_assert_cmpuint (back->flags, ==, row->flags);
  g_assert_cmpstr (back->new_name, ==, row->new_name);
  g_assert_cmpint (back->size, ==, row->size);
  g_assert_cmpint (back->modified, ==, row->modified);
  g_assert_cmpuint (back->mode, ==, row->mode);
  g_assert_true (back->is_utc);
  g_assert_cmpuint (back->state, ==, row->state);
  g_assert_cmpstr (back->resume, ==, row->resume);
  g_assert_cmpint (back->bytes_done, ==, row->bytes_done);
  g_assert_cmpuint (back->attempts, ==, row->attempts);
  g_assert_cmpstr (back->error_domain, ==, row->error_domain);
  g_assert_cmpint (back->error_code, ==, row->error_code);
  g_assert_cmpstr (back->error_text, ==, row->error_text);
  g_assert_cmpint (back->added, ==, row->added);
  g_assert_cmpint (back->ended, ==, 0);

  /* The latest record of a row counts, and one that is removed is gone. */
  back->state = 4;
  ferry_journal_put (journal, g_steal_pointer (&back));
  ferry_journal_remove (journal, put (journal, "/gone"));
  close_journal (g_steal_pointer (&journal));
  journal = open_journal (fixture);
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = adopt (journal);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpuint (((FerryJournalRow *) g_ptr_array_index (rows, 0))->state, ==, 4);
  close_journal (g_steal_pointer (&journal));
}

static void
test_private (Fixture *fixture, gconstpointer data)
{
  static const char *const ends[] = { "", "-wal", "-shm" };
  FerryJournal *journal = open_journal (fixture);
  g_autoptr (FerryServer) server = ferry_server_new ("example.org");
  g_autoptr (FerryServer) back = NULL;
  g_autofree char *key = NULL;

  server->user = g_strdup ("kai");
  server->password = g_strdup ("s3cret!passw0rd");
  server->account = g_strdup ("acc0unt!numb3r");
  server->security = FERRY_SECURITY_IMPLICIT;
  server->max_connections = 7;
  key = ferry_server_dup_key (server);
  ferry_journal_put_place (journal, server);
  put (journal, "/x");
  g_assert_true (ferry_journal_flush (journal));

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, ends[i], NULL);
      g_autofree char *content = NULL;
      GStatBuf facts;
      gsize length;

      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      g_assert_null (g_strstr_len (content, (gssize) length, "s3cret!"));
      g_assert_null (g_strstr_len (content, (gssize) length, "acc0unt!"));
      g_assert_cmpint (g_stat (path, &facts), ==, 0);
#ifdef G_OS_UNIX
      g_assert_cmpint (facts.st_mode & 07777, ==, 0600);
#endif
    }
  back = ferry_journal_dup_server (journal, key);
  g_assert_cmpstr (back->host, ==, "example.org");
  g_assert_cmpstr (back->user, ==, "kai");
  g_assert_cmpuint (back->max_connections, ==, 7);
  g_assert_cmpint (back->security, ==, FERRY_SECURITY_IMPLICIT);
  g_assert_null (back->password);
  g_assert_null (ferry_journal_dup_server (journal, "nobody@nowhere:21"));
  close_journal (journal);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  FerryJournal *journal = open_journal (fixture);
  gint64 last = 0;
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *name = g_strdup_printf ("/%u", i);
      FerryJournalRow *row = make_row (journal, name);

      row->position = -(double) i;
      g_assert_cmpint (row->id, >, last);
      last = row->id;
      ferry_journal_put (journal, row);
    }
  close_journal (journal);
  journal = open_journal (fixture);
  rows = adopt (journal);
  g_assert_cmpuint (rows->len, ==, 5000);
  for (guint i = 0; i < rows->len; i++)
    {
      FerryJournalRow *row = g_ptr_array_index (rows, i);
      g_autofree char *name = g_strdup_printf ("/%u", 4999 - i);

      g_assert_cmpstr (row->source, ==, name);
    }
  close_journal (journal);
}

static void
test_below (Fixture *fixture, gconstpointer data)
{
  FerryJournal *journal = open_journal (fixture);
  FerryJournalRow *folder = make_row (journal, "/folder");
  FerryJournalRow *below = make_row (journal, "/folder/failed");
  gint64 id = folder->id;
  guint8 begun[FERRY_JOURNAL_DIGEST] = { 1 };
  guint8 digests[3][FERRY_JOURNAL_DIGEST] = { { 9, 1 }, { 3, 0, 7 }, { 9, 0 } };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) passed = NULL;
  FerryJournalPassed sums;

  folder->is_folder = TRUE;
  below->parent = id;
  ferry_journal_put (journal, ferry_journal_row_copy (folder));
  ferry_journal_put (journal, below);
  for (guint i = 0; i < G_N_ELEMENTS (digests); i++)
    ferry_journal_pass (journal, id, digests[i], 1 + i);
  ferry_journal_pass (journal, id, digests[0], FERRY_JOURNAL_SKIPPED);
  ferry_journal_pass (journal, id, begun, FERRY_JOURNAL_BEGUN);
  ferry_journal_pass (journal, id, digests[1], FERRY_JOURNAL_BEGUN);
  ferry_journal_pass (journal, id, digests[1], 2);
  close_journal (journal);

  journal = open_journal (fixture);
  rows = adopt (journal);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpint (((FerryJournalRow *) g_ptr_array_index (rows, 1))->parent, ==, id);
  passed = ferry_journal_dup_passed (journal, id, FALSE);
  g_assert_cmpuint (passed->len, ==, 3);
  ferry_journal_sum_passed (journal, id, &sums);
  g_assert_cmpuint (sums.n_done, ==, 2);
  g_assert_cmpuint (sums.n_skipped, ==, 1);
  g_assert_cmpint (sums.size, ==, 5);
  g_assert_cmpint (memcmp (passed->data, digests[1], FERRY_JOURNAL_DIGEST), ==, 0);

  g_clear_pointer (&passed, g_array_unref);
  passed = ferry_journal_dup_passed (journal, id, TRUE);
  g_assert_cmpuint (passed->len, ==, 1);
  g_assert_cmpmem (passed->data, FERRY_JOURNAL_DIGEST, begun, FERRY_JOURNAL_DIGEST);

  /* A folder that is through takes with it what was below. */
  folder->is_history = TRUE;
  folder->ended = 1;
  ferry_journal_put (journal, folder);
  ferry_journal_flush (journal);
  g_clear_pointer (&passed, g_array_unref);
  passed = ferry_journal_dup_passed (journal, id, FALSE);
  g_assert_cmpuint (passed->len, ==, 0);
  close_journal (journal);
  journal = open_journal (fixture);
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = adopt (journal);
  g_assert_cmpuint (rows->len, ==, 0);
  close_journal (journal);
}

static void
test_two_owners (Fixture *fixture, gconstpointer data)
{
  FerryJournal *first = open_journal (fixture);
  FerryJournal *second = open_journal (fixture);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) left = NULL;

  put (first, "/first");
  put (second, "/second");
  g_assert_true (ferry_journal_flush (first));
  g_assert_true (ferry_journal_flush (second));
  rows = adopt (second);
  g_assert_cmpuint (rows->len, ==, 1);
  left = ferry_journal_list_left (fixture->file, NULL);
  g_assert_cmpuint (left->len, ==, 0);

  close_journal (first);
  g_clear_pointer (&left, g_ptr_array_unref);
  left = ferry_journal_list_left (fixture->file, NULL);
  g_assert_cmpuint (left->len, ==, 1);
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = adopt (second);
  g_assert_cmpuint (rows->len, ==, 2);
  close_journal (second);
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  FerryJournal *journal = open_journal (fixture);
  gint64 first = put_history (journal, "/a/Straße.txt", 100);
  FerryJournalRow *remote = make_row (journal, "/b/日本語");
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) left = NULL;

  g_free (remote->to);
  remote->to = g_strdup ("kai@FTP.example.org:21");
  remote->is_history = TRUE;
  remote->ended = 200;
  ferry_journal_put (journal, remote);
  put_history (journal, "/c/third", 300);
  put (journal, "/c/not yet");
  ferry_journal_flush (journal);

  g_assert_cmpuint (ferry_journal_history_count (fixture->path, NULL, NULL), ==, 3);
  g_assert_cmpuint (ferry_journal_history_count (fixture->path, "STRASSE", NULL), ==, 1);
  g_assert_cmpuint (ferry_journal_history_count (fixture->path, "日本", NULL), ==, 1);
  g_assert_cmpuint (ferry_journal_history_count (fixture->path, "ftp.EXAMPLE", NULL), ==, 1);
  g_assert_cmpuint (ferry_journal_history_count (fixture->path, "%", NULL), ==, 0);
  rows = ferry_journal_history_find (fixture->path, "", 1, 1, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (((FerryJournalRow *) g_ptr_array_index (rows, 0))->source, ==, "/b/日本語");

  g_assert_true (ferry_journal_history_forget (fixture->path, first, NULL));
  g_assert_true (ferry_journal_history_clear (fixture->path, 300, NULL));
  g_assert_cmpuint (ferry_journal_history_count (fixture->path, NULL, NULL), ==, 1);

  /* Told by an exit status: all of it is history. */
  ferry_journal_end_all (journal);
  close_journal (journal);
  g_assert_cmpuint (ferry_journal_history_count (fixture->path, NULL, NULL), ==, 2);
  left = ferry_journal_list_left (fixture->file, NULL);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_true (ferry_journal_history_clear (fixture->path, G_MAXINT64, NULL));
  g_assert_cmpuint (ferry_journal_history_count (fixture->path, NULL, NULL), ==, 0);
}

static void
test_bounded_history (Fixture *fixture, gconstpointer data)
{
  FerryJournal *journal = open_journal (fixture);
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < 12000; i++)
    put_history (journal, "/x", i + 1);
  ferry_journal_flush (journal);
  g_assert_cmpuint (ferry_journal_history_count (fixture->path, NULL, NULL), <, 10500);
  rows = ferry_journal_history_find (fixture->path, NULL, 0, 1, NULL);
  g_assert_cmpint (((FerryJournalRow *) g_ptr_array_index (rows, 0))->ended, ==, 12000);
  close_journal (journal);
}

static void
got_history (GObject *source, GAsyncResult *result, gpointer data)
{
  GPtrArray **rows = data;

  *rows = ferry_journal_history_find_finish (result, NULL);
}

static void
test_history_async (Fixture *fixture, gconstpointer data)
{
  FerryJournal *journal = open_journal (fixture);
  GPtrArray *rows = NULL;

  put_history (journal, "/x", 1);
  ferry_journal_flush (journal);
  ferry_journal_history_find_async (fixture->path, "x", 0, 10, NULL, got_history, &rows);
  while (rows == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (rows->len, ==, 1);
  g_ptr_array_unref (rows);
  close_journal (journal);
}

/* Every second name of the folder that begins so. */
static char *
find_aside (Fixture *fixture)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "queue.sqlite.damaged-") && !g_str_has_suffix (name, "-wal") &&
        !g_str_has_suffix (name, "-shm"))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

static void
test_no_database (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "This is somebody's letter and no journal at all, by no means.";
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *aside = NULL;
  g_autofree char *kept = NULL;
  FerryJournal *journal;

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  journal = open_journal (fixture);
  aside = find_aside (fixture);
  g_assert_nonnull (aside);
  g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, text);
  g_assert_nonnull (strstr (ferry_journal_get_problem (journal), "queue.sqlite.damaged-"));
  put (journal, "/x");
  g_assert_true (ferry_journal_flush (journal));
  close_journal (journal);
}

/* Bytes in the middle are others: SQLite would read much of it and never say so. */
static void
test_torn (Fixture *fixture, gconstpointer data)
{
  FerryJournal *journal = open_journal (fixture);
  g_autofree char *content = NULL;
  g_autofree char *aside = NULL;
  gsize length;

  for (guint i = 0; i < 2000; i++)
    put (journal, "/some/where/a file with a name");
  close_journal (journal);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  g_assert_cmpuint (length, >, 20 * 4096);
  memset (content + 12 * 4096, 0xa5, 3 * 4096);
  g_assert_true (g_file_set_contents (fixture->path, content, (gssize) length, NULL));

  journal = open_journal (fixture);
  aside = find_aside (fixture);
  g_assert_nonnull (aside);
  g_assert_nonnull (ferry_journal_get_problem (journal));
  close_journal (journal);
}

static void
run_sql (Fixture *fixture, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;

  close_journal (open_journal (fixture));
  run_sql (fixture, "PRAGMA user_version = 1000; CREATE TABLE future (x);");
  g_assert_true (g_file_get_contents (fixture->path, &before, &length_before, NULL));
  g_assert_null (ferry_journal_open (fixture->file, &error));
  g_assert_error (error, FERRY_JOURNAL_ERROR, FERRY_JOURNAL_ERROR_NEWER);
  g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
  g_assert_null (find_aside (fixture));
}

static void
test_unwritable_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "file", NULL);
  g_autofree char *below = g_build_filename (path, "queue.sqlite", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (below);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_null (ferry_journal_open (file, &error));
  g_assert_error (error, FERRY_JOURNAL_ERROR, FERRY_JOURNAL_ERROR_FAILED);
}

#ifdef G_OS_UNIX
static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (size, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
wait_for_problem (FerryJournal *journal, gboolean is_there)
{
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while ((ferry_journal_get_problem (journal) != NULL) != is_there)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (10000);
    }
}

/* No file may grow: the journal waits, says so once, and has everything when there is room. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  FerryJournal *journal = open_journal (fixture);
  g_autoptr (GPtrArray) rows = NULL;
  void (*before) (int) = signal (SIGXFSZ, SIG_IGN);
  gint64 begun;

  limit_files (64 * 1024);
  begun = g_get_monotonic_time ();
  for (guint i = 0; i < 5000; i++)
    put (journal, "/a/file/with/a/name/that/needs/some/room");
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 60 * G_TIME_SPAN_SECOND);
  wait_for_problem (journal, TRUE);
  g_assert_false (ferry_journal_flush (journal));

  limit_files (RLIM_INFINITY);
  wait_for_problem (journal, FALSE);
  g_assert_true (ferry_journal_flush (journal));
  signal (SIGXFSZ, before);
  close_journal (journal);
  journal = open_journal (fixture);
  rows = adopt (journal);
  g_assert_cmpuint (rows->len, ==, 5000);
  close_journal (journal);
}

/* What the child says is in the file is there, wherever it was killed. It says so after each
 * flush; the line tells how many rows it has put in all. */
static int
run_child (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  FerryJournal *journal = ferry_journal_open (file, NULL);
  g_autoptr (GPtrArray) rows = journal != NULL ? ferry_journal_adopt (journal, NULL) : NULL;
  guint count;

  if (rows == NULL)
    return 1;
  g_print ("%u\n", rows->len);
  for (count = rows->len;;)
    {
      for (guint i = 0; i < 50; i++)
        put (journal, "/a/file");
      count += 50;
      if (!ferry_journal_flush (journal))
        return 1;
      g_print ("%u\n", count);
    }
}

static guint
kill_a_child (Fixture *fixture, GRand *rand)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program,
                                                    "--child", fixture->path, NULL);
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  guint count;

  g_assert_no_error (error);
  g_usleep ((gulong) g_rand_int_range (rand, 20000, 200000));
  g_subprocess_force_exit (child);
  g_assert_true (g_subprocess_communicate_utf8 (child, NULL, NULL, &output, NULL, NULL));
  g_assert_true (g_subprocess_get_if_signaled (child));
  lines = g_strsplit (output, "\n", -1);
  count = g_strv_length (lines);
  /* The last piece has no end of line. */
  return count >= 2 ? (guint) g_ascii_strtoull (lines[count - 2], NULL, 10) : 0;
}

static void
check_integrity (Fixture *fixture)
{
  sqlite3 *db;
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "PRAGMA integrity_check", -1, &statement, NULL);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  guint32 seed = g_test_rand_int () & G_MAXINT;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint rounds = g_test_slow () ? 1000 : 40;
  guint known = 0;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (GPtrArray) left = NULL;

      known = MAX (known, kill_a_child (fixture, rand));
      if (!g_file_query_exists (fixture->file, NULL))
        continue;
      check_integrity (fixture);
      left = ferry_journal_list_left (fixture->file, NULL);
      g_assert_cmpuint (left->len, >=, known);
      known = left->len;
    }
  g_test_message ("%u rows after %u kills", known, rounds);
  g_assert_cmpuint (known, >, 0);
}
#endif

/* A program that does nothing but begin. */
static int
run_beginner (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (FerryJournal) journal = ferry_journal_open (file, NULL);

  return journal != NULL ? 0 : 1;
}

/* Programs that begin the file at the same moment: none of them goes without. */
static void
test_begun_together (Fixture *fixture, gconstpointer data)
{
  for (guint round = 0; round < 12; round++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u/queue.sqlite", fixture->folder, round);
      GSubprocess *beginners[4];

      for (guint i = 0; i < G_N_ELEMENTS (beginners); i++)
        beginners[i] =
            g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, program, "--begin", path, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (beginners); i++)
        {
          g_assert_true (g_subprocess_wait_check (beginners[i], NULL, NULL));
          g_object_unref (beginners[i]);
        }
    }
}

#define TEST(path, func) g_test_add ("/journal/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--begin"))
    return run_beginner (argv[2]);
#ifdef G_OS_UNIX
  if (argc == 3 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2]);
#endif
  g_test_init (&argc, &argv, NULL);
  TEST ("begun-together", test_begun_together);
  TEST ("round-trip", test_round_trip);
  TEST ("private", test_private);
  TEST ("order", test_order);
  TEST ("below", test_below);
  TEST ("two-owners", test_two_owners);
  TEST ("history", test_history);
  TEST ("history/bounded", test_bounded_history);
  TEST ("history/async", test_history_async);
  TEST ("damaged/no-database", test_no_database);
  TEST ("damaged/torn", test_torn);
  TEST ("newer", test_newer);
  TEST ("unwritable-folder", test_unwritable_folder);
#ifdef G_OS_UNIX
  TEST ("full-disk", test_full_disk);
  TEST ("killed", test_killed);
#endif
  return g_test_run ();
}
