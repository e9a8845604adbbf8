/* Saved tasks, and the units by which systemd runs them; a program that stands in for systemctl
 * writes down what it is asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-timer.h"
#include "ferry-sync-units.h"
#include "ferry-test-tree.h"

#include <glib/gstdio.h>
#include <string.h>

static char *home; /* of this test alone */

static FerrySyncTask *
make_task (const char *name, const char *schedule)
{
  g_autoptr (FerrySyncOptions) options = ferry_sync_options_new ();
  FerrySyncTask *task;

  options->rules.mode = FERRY_SYNC_TWO_WAY;
  task = ferry_sync_task_new (name, "/home/kai/site", "ftp://kai@example.com/%2Fwww", options);
  ferry_sync_task_set_schedule (task, schedule);
  return task;
}

static void
test_tasks (void)
{
  g_autoptr (FerrySyncTask) daily = make_task ("my site", "daily");
  g_autoptr (FerrySyncTask) other = make_task ("日本 50%", NULL);
  g_autoptr (FerrySyncTask) wrong = make_task ("a]b", NULL);
  g_autoptr (FerrySyncTask) again = NULL;
  g_autoptr (FerrySyncTask) gone = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ferry_sync_task_save (daily, NULL));
  g_assert_true (ferry_sync_task_save (other, NULL));
  g_assert_true (ferry_sync_task_save (daily, NULL));
  g_assert_false (ferry_sync_task_save (wrong, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
  g_clear_error (&error);

  list = ferry_sync_task_list (&error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  again = ferry_sync_task_load ("my site", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ferry_sync_task_get_right (again), ==, "ftp://kai@example.com/%2Fwww");
  g_assert_cmpstr (ferry_sync_task_get_schedule (again), ==, "daily");
  g_assert_cmpint (ferry_sync_task_get_options (again)->rules.mode, ==, FERRY_SYNC_TWO_WAY);

  g_assert_true (ferry_sync_task_remove ("my site", NULL));
  gone = ferry_sync_task_load ("my site", &error);
  g_assert_null (gone);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_units (void)
{
  g_autoptr (FerrySyncTask) task = make_task ("50% \"of\" $HOME", "*-*-* 18:30:00");
  g_autofree char *name = ferry_sync_units_dup_name ("50% a");
  g_autofree char *service = ferry_sync_units_dup_service (task, "/usr/bin/ferry-cli");
  g_autofree char *timer = ferry_sync_units_dup_timer (task);

  g_assert_cmpstr (name, ==, "ferry-sync-50\\x25\\x20a");
  g_assert_nonnull (strstr (service, "\nExecStart=\"/usr/bin/ferry-cli\" sync --quiet --netrc "
                                     "\"--task=50%% \\\"of\\\" $$HOME\"\n"));
  g_assert_nonnull (strstr (timer, "\nOnCalendar=*-*-* 18:30:00\n"));
  g_assert_nonnull (strstr (timer, "\nWantedBy=timers.target\n"));
}

/* systemd itself has no complaint, where it is installed. */
static void
test_units_are_valid (void)
{
  g_autofree char *analyze = g_find_program_in_path ("systemd-analyze");
  g_autoptr (FerrySyncTask) task = make_task ("50% \"of\" $HOME 日本", "daily");
  g_autofree char *service = ferry_sync_units_dup_service (task, "/bin/true");
  g_autofree char *timer = ferry_sync_units_dup_timer (task);
  g_autofree char *service_path = g_build_filename (home, "check.service", NULL);
  g_autofree char *timer_path = g_build_filename (home, "check.timer", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *complaint = NULL;

  if (analyze == NULL)
    {
      g_test_skip ("systemd-analyze is not installed");
      return;
    }
  g_assert_true (g_file_set_contents (service_path, service, -1, NULL));
  g_assert_true (g_file_set_contents (timer_path, timer, -1, NULL));
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE, NULL, analyze, "verify", "--user",
                              "--man=no", service_path, timer_path, NULL);
  g_assert_nonnull (process);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &complaint, NULL));
  /* Other units of this machine may be worth a complaint. */
  g_test_message ("%s", complaint);
  g_assert_null (strstr (complaint, "check."));
}

/* All that the window offers, as it writes them. */
static void
test_schedules_are_valid (void)
{
  static const char *const schedules[] = {
    "hourly", "daily", "*-*-* 12:00:00", "Mon..Fri *-*-* 18:00:00", "weekly",
  };
  g_autofree char *analyze = g_find_program_in_path ("systemd-analyze");

  if (analyze == NULL)
    {
      g_test_skip ("systemd-analyze is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (schedules); i++)
    {
      g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL,
                                                          analyze, "calendar", schedules[i], NULL);
      g_autofree char *output = NULL;

      g_assert_nonnull (process);
      g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, NULL));
      g_test_message ("%s", output);
      g_assert_true (g_subprocess_get_successful (process));
      g_assert_nonnull (strstr (output, "Next elapse: "));
      g_assert_null (strstr (output, "Next elapse: never"));
    }
}

static void
did_finish (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static void
wait_for (GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (ferry_sync_timer_finish (*result, &error));
  g_assert_no_error (error);
  g_clear_object (result);
}

static char *
read_asked (void)
{
  g_autofree char *path = g_build_filename (home, "asked", NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_timer (void)
{
  static const char stand_in[] = "#!/bin/sh\necho \"$@\" >> \"$FERRY_TEST_ASKED\"\n";
  g_autofree char *program = g_build_filename (home, "systemctl", NULL);
  g_autofree char *asked_path = g_build_filename (home, "asked", NULL);
  g_autofree char *unit = g_build_filename (g_get_user_config_dir (), "systemd", "user",
                                            "ferry-sync-nightly.timer", NULL);
  g_autofree char *path = g_strconcat (home, ":", g_getenv ("PATH"), NULL);
  g_autofree char *asked = NULL;
  g_autofree char *asked_later = NULL;
  g_autoptr (FerrySyncTask) task = make_task ("nightly", "daily");
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (g_file_set_contents (program, stand_in, -1, NULL));
  g_assert_cmpint (g_chmod (program, 0755), ==, 0);
  g_setenv ("PATH", path, TRUE);
  g_setenv ("FERRY_TEST_ASKED", asked_path, TRUE);

  ferry_sync_timer_apply_async (task, NULL, did_finish, &result);
  wait_for (&result);
  asked = read_asked ();
  g_assert_cmpstr (asked, ==,
                   "--user daemon-reload\n--user enable ferry-sync-nightly.timer\n"
                   "--user restart ferry-sync-nightly.timer\n");
  g_assert_true (g_file_test (unit, G_FILE_TEST_EXISTS));

  ferry_sync_timer_remove_async ("nightly", NULL, did_finish, &result);
  wait_for (&result);
  asked_later = read_asked ();
  g_assert_true (g_str_has_suffix (asked_later, "--user disable --now ferry-sync-nightly.timer\n"
                                                "--user daemon-reload\n"));
  g_assert_false (g_file_test (unit, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_autofree char *config = NULL;
  int status;

  home = g_dir_make_tmp ("ferry-task-XXXXXX", NULL);
  config = g_build_filename (home, "config", NULL);
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_setenv ("XDG_RUNTIME_DIR", home, TRUE); /* systemd-analyze looks there */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync-task/tasks", test_tasks);
  g_test_add_func ("/sync-task/units", test_units);
  g_test_add_func ("/sync-task/units-are-valid", test_units_are_valid);
  g_test_add_func ("/sync-task/schedules-are-valid", test_schedules_are_valid);
  g_test_add_func ("/sync-task/timer", test_timer);
  status = g_test_run ();
  ferry_test_tree_remove (home);
  g_free (home);
  return status;
}
