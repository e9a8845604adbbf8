/* One file and a worker's task for it. See ferry-safe-fixture.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-safe-fixture.h"

#include "ferry-path.h"
#include "ferry-test-tree.h"

#include <glib/gstdio.h>
#include <string.h>

/* As the scheduler makes it, but for what the test changes. */
FerryFileTask *
safe_new_task (Fixture *fixture, FerryTaskKind kind)
{
  g_autofree char *local = fixture_dup_local (fixture, "file");
  g_autofree char *remote = ferry_path_join (ferry_ftp_client_get_home (fixture->client), "file");
  FerryEntry entry = {
    .name = "file", .kind = FERRY_KIND_FILE, .size = FERRY_SIZE_UNKNOWN, .mode = FERRY_MODE_UNKNOWN
  };
  gboolean is_upload = kind == FERRY_TASK_UPLOAD;
  FerryFileTask *task =
      ferry_file_task_new (kind, is_upload ? local : remote, is_upload ? remote : local, &entry);

  task->is_upload_safe = TRUE;
  return task;
}

void
safe_set_begun (FerryFileTask *task, gint64 size, gint64 modified)
{
  task->resume = (FerryResume){ .is_set = TRUE, .size = size, .modified = modified };
}

void
safe_run (Fixture *fixture, FerryFileTask *task)
{
  ferry_file_task_run (task, fixture->client);
  g_assert_true (task->outcome != FERRY_OUTCOME_FAILED || task->error != NULL);
}

void
safe_run_well (Fixture *fixture, FerryFileTask *task)
{
  safe_run (fixture, task);
  g_assert_no_error (task->error);
  g_assert_cmpint (task->outcome, ==, FERRY_OUTCOME_DONE);
  fixture_assert_same (fixture, "file", "file");
}

void
safe_assert_failed (FerryFileTask *task, GQuark domain, int code)
{
  g_assert_cmpint (task->outcome, ==, FERRY_OUTCOME_FAILED);
  g_assert_error (task->error, domain, code);
}

void
safe_make (const char *path, guint seed, gsize size)
{
  ferry_test_tree_make_file (path, SAFE_SIZE, seed);
  fixture_cut_file (path, size);
  safe_set_time (path, SAFE_TIME);
}

/* Another byte at @position, and the time as it was. */
void
safe_spoil (const char *path, gint64 position)
{
  g_autofree char *bytes = NULL;
  gint64 modified = ferry_test_tree_get_modified (path);
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  bytes[position] ^= 1;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  safe_set_time (path, modified);
}

void
safe_set_time (const char *path, gint64 modified)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                              (guint64) modified, G_FILE_QUERY_INFO_NONE, NULL,
                                              NULL));
}

/* How often the client has sent @command. */
guint
safe_count (Fixture *fixture, const char *command)
{
  g_auto (GStrv) lines = g_strsplit (fixture->lines->str, "\n", -1);
  g_autofree char *begin = g_strconcat (command, " ", NULL);
  guint count = 0;

  for (char **line = lines; *line != NULL; line++)
    count += g_str_equal (*line, command) || g_str_has_prefix (*line, begin);
  return count;
}

void
safe_forget_log (Fixture *fixture)
{
  g_string_truncate (fixture->lines, 0);
}

gboolean
safe_exists (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}
