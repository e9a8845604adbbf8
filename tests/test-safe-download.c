/* Downloads that are cut, continued and proven: by real servers, and by one that is at fault.
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
  char *source; /* on the server */
  char *part;
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
  Paths paths = { fixture_dup_served (fixture, "file"),
                  fixture_dup_local (fixture, "file.ferrypart"),
                  fixture_dup_local (fixture, "file") };

  fixture_connect (fixture);
  safe_make (paths.source, 1, SAFE_SIZE);
  return paths;
}

/* A part with @seed's first @size bytes, begun when the source was as it is. */
static FerryFileTask *
begin_part (Fixture *fixture, const Paths *paths, guint seed, gsize size)
{
  FerryFileTask *task = safe_new_task (fixture, FERRY_TASK_DOWNLOAD);

  safe_make (paths->part, seed, size);
  safe_set_begun (task, SAFE_SIZE, SAFE_TIME);
  safe_forget_log (fixture);
  return task;
}

static void
check_continued (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = begin_part (fixture, &paths, 1, HALF);
  g_autofree char *rest = g_strdup_printf ("REST %d", HALF - 65536);

  safe_run_well (fixture, task);
  g_assert_cmpint (task->anew, ==, FERRY_ANEW_NOT);
  g_assert_cmpuint (safe_count (fixture, rest), ==, 1);
  g_assert_cmpuint (safe_count (fixture, "RETR"), ==, 1);
  g_assert_false (safe_exists (paths.part));
  g_assert_cmpint (ferry_progress_get_bytes (task->progress), ==, SAFE_SIZE);
}

/* The same size, another time. */
static void
check_changed_time (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = begin_part (fixture, &paths, 1, HALF);

  safe_make (paths.source, 2, SAFE_SIZE);
  safe_set_time (paths.source, SAFE_TIME + 60);
  safe_run_well (fixture, task);
  g_assert_cmpint (task->anew, ==, FERRY_ANEW_SOURCE_CHANGED);
  g_assert_cmpuint (safe_count (fixture, "REST"), ==, 0);
  g_assert_nonnull (strstr (fixture->lines->str, "the source has changed since: it begins anew"));
}

/* The same size and the same time. */
static void
check_changed_bytes (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = begin_part (fixture, &paths, 2, HALF);

  safe_run_well (fixture, task);
  g_assert_cmpint (task->anew, ==, FERRY_ANEW_PART_DIFFERS);
  g_assert_cmpuint (safe_count (fixture, "RETR"), ==, 2);
}

/* The last byte of the part alone: what a power cut may leave. */
static void
check_bad_tail (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = begin_part (fixture, &paths, 1, HALF);

  safe_spoil (paths.part, HALF - 1);
  safe_run_well (fixture, task);
  g_assert_cmpint (task->anew, ==, FERRY_ANEW_PART_DIFFERS);
}

static void
check_longer_part (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = begin_part (fixture, &paths, 1, SAFE_SIZE);

  safe_make (paths.source, 1, HALF);
  safe_set_begun (task, HALF, SAFE_TIME);
  safe_run_well (fixture, task);
  g_assert_cmpint (task->anew, ==, FERRY_ANEW_PART_DIFFERS);
}

/* All is here but the name: nothing is fetched. */
static void
check_nothing_left (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = begin_part (fixture, &paths, 1, SAFE_SIZE);

  safe_run_well (fixture, task);
  g_assert_cmpuint (safe_count (fixture, "RETR"), ==, 0);
  g_assert_cmpuint (safe_count (fixture, "EPSV"), ==, 0);
}

/* A hash tells where sizes and times do not. */
static void
check_nothing_left_hash (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = begin_part (fixture, &paths, 1, SAFE_SIZE);
  g_autoptr (FerryFileTask) other = NULL;

  safe_run_well (fixture, task);
  g_assert_cmpuint (safe_count (fixture, "XSHA512"), ==, 1);
  g_assert_cmpuint (safe_count (fixture, "RETR"), ==, 0);
  g_unlink (paths.target);

  other = begin_part (fixture, &paths, 1, SAFE_SIZE);
  safe_spoil (paths.part, SAFE_SIZE - 5);
  safe_run_well (fixture, other);
  g_assert_cmpint (other->anew, ==, FERRY_ANEW_PART_DIFFERS);
}

/* The plug was pulled between the renaming and the journal. */
static void
check_in_place (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = safe_new_task (fixture, FERRY_TASK_DOWNLOAD);
  g_autoptr (FerryFileTask) other = safe_new_task (fixture, FERRY_TASK_DOWNLOAD);

  safe_make (paths.target, 1, SAFE_SIZE);
  safe_set_begun (task, SAFE_SIZE, SAFE_TIME);
  safe_forget_log (fixture);
  safe_run_well (fixture, task);
  g_assert_cmpuint (safe_count (fixture, "RETR"), ==, 0);

  /* Of another time it is somebody else's. */
  safe_set_time (paths.target, SAFE_TIME - 1);
  safe_set_begun (other, SAFE_SIZE, SAFE_TIME);
  safe_run (fixture, other);
  g_assert_cmpint (other->outcome, ==, FERRY_OUTCOME_ASKING);
}

/* Nobody remembers the part, but it is one. */
static void
check_left_over (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = safe_new_task (fixture, FERRY_TASK_DOWNLOAD);

  safe_make (paths.part, 1, HALF);
  safe_run_well (fixture, task);
  g_assert_cmpuint (safe_count (fixture, "REST"), ==, 1);
  g_assert_false (safe_exists (paths.part));
}

static void
check_permissions (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = safe_new_task (fixture, FERRY_TASK_DOWNLOAD);
  GStatBuf info;

  safe_make (paths.target, 2, 100);
  g_chmod (paths.target, 0604);
  task->action = FERRY_EXISTS_OVERWRITE;
  safe_run_well (fixture, task);
  g_assert_cmpint (g_stat (paths.target, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0604);
}

/* --- A source that changes while it is read --- */

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
  g_autoptr (FerryFileTask) task = safe_new_task (fixture, FERRY_TASK_DOWNLOAD);
  g_autoptr (FerryFileTask) again = safe_new_task (fixture, FERRY_TASK_DOWNLOAD);
  Change plan = { task, paths.source };
  GThread *thread = g_thread_new ("change", change, &plan);

  safe_run (fixture, task);
  g_thread_join (thread);
  safe_assert_failed (task, FERRY_FTP_ERROR, FERRY_FTP_ERROR_INCOMPLETE);
  g_assert_false (safe_exists (paths.target));
  g_assert_false (safe_exists (paths.part));
  safe_run_well (fixture, again);
}

/* --- Verifying --- */

static void
check_verified (Fixture *fixture, FerryVerify verify, const char *command, guint count)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = safe_new_task (fixture, FERRY_TASK_DOWNLOAD);

  task->verify = verify;
  safe_forget_log (fixture);
  safe_run_well (fixture, task);
  g_assert_cmpuint (safe_count (fixture, command), ==, count);
}

static void
check_verify_hash (Fixture *fixture)
{
  check_verified (fixture, FERRY_VERIFY_HASH, "XSHA512", 1);
}

static void
check_verify_no_hash (Fixture *fixture)
{
  check_verified (fixture, FERRY_VERIFY_HASH, "RETR", 1);
  g_assert_nonnull (strstr (fixture->lines->str, "the server tells no hash"));
}

static void
check_verify_twice (Fixture *fixture)
{
  check_verified (fixture, FERRY_VERIFY_READ_BACK, "RETR", 2);
}

/* What is different is never done, nothing of it stays, and another try is a new one. */
static void
check_different (Fixture *fixture, FerryVerify verify)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = safe_new_task (fixture, FERRY_TASK_DOWNLOAD);
  g_autoptr (FerryFileTask) again = safe_new_task (fixture, FERRY_TASK_DOWNLOAD);

  safe_make (paths.target, 5, 100);
  task->verify = again->verify = verify;
  task->action = again->action = FERRY_EXISTS_OVERWRITE;
  safe_run (fixture, task);
  safe_assert_failed (task, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DIFFERENT);
  g_assert_false (safe_exists (paths.part));
  g_assert_cmpint (task->resume.is_set, ==, FALSE);
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

/* --- Texts that are none: line ends in UTF-16 are two bytes --- */

static void
check_text (Fixture *fixture, const char *begin_of_file, gsize length)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = safe_new_task (fixture, FERRY_TASK_DOWNLOAD);

  g_assert_true (g_file_set_contents (paths.source, begin_of_file, (gssize) length, NULL));
  task->is_text = TRUE;
  safe_run_well (fixture, task);
  g_assert_false (task->is_text);
  g_assert_false (safe_exists (paths.part));
}

static void
check_utf16 (Fixture *fixture)
{
  static const char text[] = "\xff\xfe"
                             "a\0\n\0\x0a\x30\n";

  check_text (fixture, text, sizeof text);
}

static void
check_utf16_without_mark (Fixture *fixture)
{
  static const char text[] = "a\0\r\0\n\0b\0\n";

  check_text (fixture, text, sizeof text);
}

/* --- Lies and losses --- */

static void
check_lying_size (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = safe_new_task (fixture, FERRY_TASK_DOWNLOAD);

  safe_run (fixture, task);
  safe_assert_failed (task, FERRY_FTP_ERROR, FERRY_FTP_ERROR_INCOMPLETE);
  g_assert_false (safe_exists (paths.target));
}

/* The word of success is lost with the connection; size and hash have it. */
static void
check_lost_end (Fixture *fixture)
{
  g_auto (Paths) paths = begin (fixture);
  g_autoptr (FerryFileTask) task = safe_new_task (fixture, FERRY_TASK_DOWNLOAD);

  safe_forget_log (fixture);
  safe_run_well (fixture, task);
  g_assert_cmpuint (safe_count (fixture, "RETR"), ==, 1);
  g_assert_cmpuint (safe_count (fixture, "USER"), ==, 1);
  g_assert_cmpuint (safe_count (fixture, "XMD5"), ==, 1);
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

int
main (int argc, char **argv)
{
  static const FixtureCase cases[] = {
    { "/safe-download/continued/vsftpd", VSFTPD, FERRY_MODE_PASSIVE, check_continued },
    { "/safe-download/continued/pyftpdlib", PYFTPDLIB, FERRY_MODE_PASSIVE, check_continued },
    { "/safe-download/changed-time", VSFTPD, FERRY_MODE_PASSIVE, check_changed_time },
    { "/safe-download/changed-bytes", VSFTPD, FERRY_MODE_PASSIVE, check_changed_bytes },
    { "/safe-download/bad-tail", VSFTPD, FERRY_MODE_PASSIVE, check_bad_tail },
    { "/safe-download/longer-part", VSFTPD, FERRY_MODE_PASSIVE, check_longer_part },
    { "/safe-download/nothing-left", VSFTPD, FERRY_MODE_PASSIVE, check_nothing_left },
    { "/safe-download/nothing-left-hash", PROFTPD, FERRY_MODE_PASSIVE, check_nothing_left_hash },
    { "/safe-download/in-place", VSFTPD, FERRY_MODE_PASSIVE, check_in_place },
    { "/safe-download/left-over", VSFTPD, FERRY_MODE_PASSIVE, check_left_over },
    { "/safe-download/permissions", VSFTPD, FERRY_MODE_PASSIVE, check_permissions },
    { "/safe-download/changing", SLOW, FERRY_MODE_PASSIVE, check_changing },
    { "/safe-download/verify/hash", PROFTPD, FERRY_MODE_PASSIVE, check_verify_hash },
    { "/safe-download/verify/no-hash", VSFTPD, FERRY_MODE_PASSIVE, check_verify_no_hash },
    { "/safe-download/verify/twice", VSFTPD, FERRY_MODE_PASSIVE, check_verify_twice },
    { "/safe-download/different/hash", FAULTY ("xmd5,hash-lies=1"), FERRY_MODE_PASSIVE,
      check_different_hash },
    { "/safe-download/different/sent", FAULTY ("xmd5,flip=1"), FERRY_MODE_PASSIVE,
      check_different_hash },
    { "/safe-download/different/twice", FAULTY ("flip=1"), FERRY_MODE_PASSIVE,
      check_different_bytes },
    { "/safe-download/text/utf16", PYFTPDLIB, FERRY_MODE_PASSIVE, check_utf16 },
    { "/safe-download/text/utf16-without-mark", PYFTPDLIB, FERRY_MODE_PASSIVE,
      check_utf16_without_mark },
    { "/safe-download/lying-size", FAULTY ("size-lies"), FERRY_MODE_PASSIVE, check_lying_size },
    { "/safe-download/lost-end", FAULTY ("xmd5,drop-end=1"), FERRY_MODE_PASSIVE, check_lost_end },
  };

  return fixture_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
