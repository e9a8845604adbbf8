/* Uploads that are cut, continued, proven and put in the place of others: by real servers, and by
 * one that is at fault.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-safe-fixture.h"
#include "ferry-test-tree.h"

#include <glib/gstdio.h>
#include <string.h>

#define HALF (SAFE_SIZE / 2)

typedef struct
{
  char *source;
  char *part; /* on the server */
  char *target;
} Paths;

static void
paths_clear (Paths *paths)
{
  g_free (paths->source);
  g_free (paths->part);
  g_free (paths->target);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paths, paths_clear)

static Paths
begin (Fixture *fixture)
{
  Paths paths = { fixture_dup_local (fixture, "file"),
                  fixture_dup_served (fixture, "file.ferrypart"),
                  fixture_dup_served (fixture, "file") };

  fixture_connect (fixture);
  safe_make (paths.source, 1, SAFE_SIZE);
  return paths;
}

/* A part with @seed's first @size bytes, begun when the source was as it is. */
static FerryFileTask *
begin_part (Fixture *fixture, const Paths *paths, guint seed, gsize size)
{
  FerryFileTask *task = safe_new_task (fixture, FERRY_TASK_UPLOAD);

  safe_make (paths->part, seed, size);
  safe_set_begun (task, SAFE_SIZE, SAFE_TIME);
  safe_forget_log (fixture);
  return task;
}

/* Without a hash the end of the part is read. */
static void
check_continued (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = begin_part (fixture, &paths, 1, HALF);
  g_autofree char *tail = g_strdup_printf ("REST %d", HALF - 65536);

  safe_run_well (fixture, task);
  g_assert_cmpint (task->anew, ==, FERRY_ANEW_NOT);
  g_assert_cmpuint (safe_count (fixture, tail), ==, 1);
  g_assert_cmpuint (safe_count (fixture, "APPE"), ==, 1);
  g_assert_cmpuint (safe_count (fixture, "STOR"), ==, 0);
  g_assert_false (safe_exists (paths.part));
}

static void
check_continued_hash (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = begin_part (fixture, &paths, 1, HALF);

  safe_run_well (fixture, task);
  g_assert_cmpuint (safe_count (fixture, "XSHA512"), ==, 1);
  g_assert_cmpuint (safe_count (fixture, "RETR"), ==, 0);
  g_assert_cmpuint (safe_count (fixture, "APPE"), ==, 1);
}

static void
check_anew (Fixture *fixture, const Paths *paths, FerryFileTask *task, FerryAnew reason)
{
  safe_run_well (fixture, task);
  g_assert_cmpint (task->anew, ==, reason);
  g_assert_cmpuint (safe_count (fixture, "APPE"), ==, 0);
  g_assert_cmpuint (safe_count (fixture, "STOR"), ==, 1);
  g_assert_false (safe_exists (paths->part));
}

static void
check_changed_time (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = begin_part (fixture, &paths, 1, HALF);

  safe_make (paths.source, 2, SAFE_SIZE);
  safe_set_time (paths.source, SAFE_TIME + 60);
  check_anew (fixture, &paths, task, FERRY_ANEW_SOURCE_CHANGED);
}

static void
check_changed_bytes (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = begin_part (fixture, &paths, 2, HALF);

  check_anew (fixture, &paths, task, FERRY_ANEW_PART_DIFFERS);
}

static void
check_bad_tail (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = begin_part (fixture, &paths, 1, HALF);

  safe_spoil (paths.part, HALF - 1);
  check_anew (fixture, &paths, task, FERRY_ANEW_PART_DIFFERS);
}

static void
check_no_read (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = begin_part (fixture, &paths, 1, HALF);

  check_anew (fixture, &paths, task, FERRY_ANEW_PART_UNPROVEN);
}

/* All is there but the name. */
static void
check_nothing_left (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = begin_part (fixture, &paths, 1, SAFE_SIZE);

  safe_run_well (fixture, task);
  g_assert_cmpuint (safe_count (fixture, "RETR"), ==, 0);
  g_assert_cmpuint (safe_count (fixture, "STOR"), ==, 0);
  g_assert_cmpuint (safe_count (fixture, "APPE"), ==, 0);
  g_assert_false (safe_exists (paths.part));
}

static void
check_nothing_left_hash (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = begin_part (fixture, &paths, 1, SAFE_SIZE);

  safe_spoil (paths.part, 5);
  check_anew (fixture, &paths, task, FERRY_ANEW_PART_DIFFERS);
}

/* The plug was pulled between the renaming and the journal. */
static void
check_in_place (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = safe_new_task (fixture, FERRY_TASK_UPLOAD);
  g_autoptr (FerryFileTask) other = safe_new_task (fixture, FERRY_TASK_UPLOAD);

  safe_make (paths.target, 1, SAFE_SIZE);
  safe_set_begun (task, SAFE_SIZE, SAFE_TIME);
  safe_forget_log (fixture);
  safe_run_well (fixture, task);
  g_assert_cmpuint (safe_count (fixture, "STOR"), ==, 0);
  g_assert_cmpuint (safe_count (fixture, "RNTO"), ==, 0);

  safe_set_time (paths.target, SAFE_TIME - 1);
  safe_set_begun (other, SAFE_SIZE, SAFE_TIME);
  safe_run (fixture, other);
  g_assert_cmpint (other->outcome, ==, FERRY_OUTCOME_ASKING);
}

/* --- Replacing --- */

static void
check_permissions (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = safe_new_task (fixture, FERRY_TASK_UPLOAD);
  GStatBuf info;

  safe_make (paths.target, 2, 100);
  g_chmod (paths.target, 0604);
  task->action = FERRY_EXISTS_OVERWRITE;
  safe_run_well (fixture, task);
  g_assert_cmpint (g_stat (paths.target, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0604);
}

/* Removed first where RNTO does not replace; that is found out once. */
static void
check_no_replace (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);

  safe_make (paths.target, 2, 100);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (FerryFileTask) task = safe_new_task (fixture, FERRY_TASK_UPLOAD);

      task->action = FERRY_EXISTS_OVERWRITE;
      safe_forget_log (fixture);
      safe_run_well (fixture, task);
      g_assert_cmpuint (safe_count (fixture, "RNTO"), ==, i == 0 ? 2 : 1);
      g_assert_cmpuint (safe_count (fixture, "DELE"), ==, 1);
      g_assert_cmpuint (safe_count (fixture, "STOR"), ==, 1);
    }
}

/* A full disk there: the old file stays, the new half goes. */
static void
check_full_disk (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = safe_new_task (fixture, FERRY_TASK_UPLOAD);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  safe_make (paths.target, 2, 1000);
  before = ferry_test_tree_dup_hash (paths.target);
  task->action = FERRY_EXISTS_OVERWRITE;
  safe_run (fixture, task);
  g_assert_cmpint (task->outcome, ==, FERRY_OUTCOME_FAILED);
  after = ferry_test_tree_dup_hash (paths.target);
  g_assert_cmpstr (before, ==, after);
}

/* --- A source that changes while it is sent --- */

typedef struct
{
  FerryFileTask *task;
  const char *source;
} Change;

static gpointer
change (gpointer data)
{
  const Change *change = data;

  while (ferry_progress_get_bytes (change->task->progress) < HALF)
    g_usleep (1000);
  safe_make (change->source, 2, SAFE_SIZE);
  safe_set_time (change->source, SAFE_TIME + 60);
  return NULL;
}

static void
check_changing (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = safe_new_task (fixture, FERRY_TASK_UPLOAD);
  g_autoptr (FerryFileTask) again = safe_new_task (fixture, FERRY_TASK_UPLOAD);
  Change plan = { task, paths.source };
  GThread *thread = g_thread_new ("change", change, &plan);

  safe_run (fixture, task);
  g_thread_join (thread);
  safe_assert_failed (task, FERRY_FTP_ERROR, FERRY_FTP_ERROR_INCOMPLETE);
  g_assert_false (safe_exists (paths.target));
  safe_run_well (fixture, again);
  g_assert_false (safe_exists (paths.part));
}

/* --- Verifying --- */

static void
check_verify (Fixture *fixture, FerryVerify verify, const char *command)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = safe_new_task (fixture, FERRY_TASK_UPLOAD);

  task->verify = verify;
  safe_forget_log (fixture);
  safe_run_well (fixture, task);
  g_assert_cmpuint (safe_count (fixture, command), ==, 1);
}

static void
check_verify_hash (Fixture *fixture)
{
  check_verify (fixture, FERRY_VERIFY_HASH, "XSHA512");
}

static void
check_verify_reading (Fixture *fixture)
{
  check_verify (fixture, FERRY_VERIFY_READ_BACK, "RETR");
}

/* What is different never gets the name, and does not stay. */
static void
check_different (Fixture *fixture, FerryVerify verify)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = safe_new_task (fixture, FERRY_TASK_UPLOAD);
  g_autoptr (FerryFileTask) again = safe_new_task (fixture, FERRY_TASK_UPLOAD);

  task->verify = again->verify = verify;
  safe_run (fixture, task);
  safe_assert_failed (task, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DIFFERENT);
  g_assert_false (safe_exists (paths.target));
  g_assert_false (safe_exists (paths.part));
  safe_run_well (fixture, again);
}

static void
check_different_hash (Fixture *fixture)
{
  check_different (fixture, FERRY_VERIFY_HASH);
}

static void
check_different_bytes (Fixture *fixture)
{
  check_different (fixture, FERRY_VERIFY_READ_BACK);
}

/* A text in UTF-16 without its mark shows by its NULs. */
static void
check_utf16 (Fixture *fixture)
{
  static const char text[] = "a\0\r\0\n\0b\0\n";
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = safe_new_task (fixture, FERRY_TASK_UPLOAD);

  g_assert_true (g_file_set_contents (paths.source, text, sizeof text, NULL));
  task->is_text = TRUE;
  safe_run_well (fixture, task);
  g_assert_false (task->is_text);
}

/* --- Lies and losses --- */

static void
check_lying_size (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = safe_new_task (fixture, FERRY_TASK_UPLOAD);

  safe_run (fixture, task);
  safe_assert_failed (task, FERRY_FTP_ERROR, FERRY_FTP_ERROR_INCOMPLETE);
  g_assert_false (safe_exists (paths.target));
}

static void
check_lost_end (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = safe_new_task (fixture, FERRY_TASK_UPLOAD);

  safe_forget_log (fixture);
  safe_run_well (fixture, task);
  g_assert_cmpuint (safe_count (fixture, "STOR"), ==, 1);
  g_assert_cmpuint (safe_count (fixture, "USER"), ==, 1);
  g_assert_cmpuint (safe_count (fixture, "XMD5"), ==, 1);
}

static void
check_lost_end_spoiled (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = safe_new_task (fixture, FERRY_TASK_UPLOAD);

  safe_run (fixture, task);
  safe_assert_failed (task, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DIFFERENT);
  g_assert_false (safe_exists (paths.target));
  g_assert_false (safe_exists (paths.part));
}

#define VSFTPD                                                                                     \
  {                                                                                                \
    .kind = FERRY_TEST_SERVER_VSFTPD                                                               \
  }
#define PYFTPDLIB                                                                                  \
  {                                                                                                \
    .kind = FERRY_TEST_SERVER_PYFTPDLIB                                                            \
  }
#define PROFTPD                                                                                    \
  {                                                                                                \
    .kind = FERRY_TEST_SERVER_PROFTPD, .has_hashes = TRUE                                          \
  }
#define FAULTY(words)                                                                              \
  {                                                                                                \
    .kind = FERRY_TEST_SERVER_PYFTPDLIB, .faults = words                                           \
  }
#define SLOW                                                                                       \
  {                                                                                                \
    .kind = FERRY_TEST_SERVER_VSFTPD, .max_rate = 2 * SAFE_SIZE                                    \
  }
#define SMALL_DISK                                                                                 \
  {                                                                                                \
    .kind = FERRY_TEST_SERVER_PYFTPDLIB, .max_file_size = HALF                                     \
  }

int
main (int argc, char **argv)
{
  static const FixtureCase cases[] = {
    { "/safe-upload/continued/vsftpd", VSFTPD, FERRY_MODE_PASSIVE, check_continued },
    { "/safe-upload/continued/pyftpdlib", PYFTPDLIB, FERRY_MODE_PASSIVE, check_continued },
    { "/safe-upload/continued/proftpd", PROFTPD, FERRY_MODE_PASSIVE, check_continued_hash },
    { "/safe-upload/changed-time", VSFTPD, FERRY_MODE_PASSIVE, check_changed_time },
    { "/safe-upload/changed-bytes", VSFTPD, FERRY_MODE_PASSIVE, check_changed_bytes },
    { "/safe-upload/bad-tail/vsftpd", VSFTPD, FERRY_MODE_PASSIVE, check_bad_tail },
    { "/safe-upload/bad-tail/proftpd", PROFTPD, FERRY_MODE_PASSIVE, check_bad_tail },
    { "/safe-upload/no-read", FAULTY ("no-read"), FERRY_MODE_PASSIVE, check_no_read },
    { "/safe-upload/nothing-left", VSFTPD, FERRY_MODE_PASSIVE, check_nothing_left },
    { "/safe-upload/nothing-left-hash", PROFTPD, FERRY_MODE_PASSIVE, check_nothing_left_hash },
    { "/safe-upload/in-place/vsftpd", VSFTPD, FERRY_MODE_PASSIVE, check_in_place },
    { "/safe-upload/in-place/pyftpdlib", PYFTPDLIB, FERRY_MODE_PASSIVE, check_in_place },
    { "/safe-upload/permissions/pyftpdlib", PYFTPDLIB, FERRY_MODE_PASSIVE, check_permissions },
    { "/safe-upload/permissions/proftpd", PROFTPD, FERRY_MODE_PASSIVE, check_permissions },
    { "/safe-upload/no-replace", FAULTY ("no-replace"), FERRY_MODE_PASSIVE, check_no_replace },
    { "/safe-upload/full-disk", SMALL_DISK, FERRY_MODE_PASSIVE, check_full_disk },
    { "/safe-upload/changing", SLOW, FERRY_MODE_PASSIVE, check_changing },
    { "/safe-upload/verify/hash", PROFTPD, FERRY_MODE_PASSIVE, check_verify_hash },
    { "/safe-upload/verify/reading", VSFTPD, FERRY_MODE_PASSIVE, check_verify_reading },
    { "/safe-upload/different/hash", FAULTY ("xmd5,spoil=1"), FERRY_MODE_PASSIVE,
      check_different_hash },
    { "/safe-upload/different/reading", FAULTY ("spoil=1"), FERRY_MODE_PASSIVE,
      check_different_bytes },
    { "/safe-upload/text/utf16", PYFTPDLIB, FERRY_MODE_PASSIVE, check_utf16 },
    { "/safe-upload/lying-size", FAULTY ("size-lies"), FERRY_MODE_PASSIVE, check_lying_size },
    { "/safe-upload/lost-end", FAULTY ("xmd5,drop-end=1"), FERRY_MODE_PASSIVE, check_lost_end },
    { "/safe-upload/lost-end-spoiled", FAULTY ("xmd5,spoil=1,drop-end=1"), FERRY_MODE_PASSIVE,
      check_lost_end_spoiled },
  };

  return fixture_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
