/* Timers of systemd, of the user: two unit files, and systemctl that is told of them. See
 * ferry-sync-timer.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-timer.h"

#include "ferry-sync-units.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* What a thread is given. */
typedef struct
{
  char *name;    /* of the units, without suffix */
  char *service; /* nullable: they are taken away */
  char *timer;
} Units;

static void
units_free (gpointer data)
{
  Units *units = data;

  g_free (units->name);
  g_free (units->service);
  g_free (units->timer);
  g_free (units);
}

/**
 * ferry_sync_timer_is_available:
 *
 * Returns: whether a systemd of this user is there to be asked
 */
gboolean
ferry_sync_timer_is_available (void)
{
  g_autofree char *systemctl = g_find_program_in_path ("systemctl");
  g_autofree char *manager = g_build_filename (g_get_user_runtime_dir (), "systemd", NULL);

  return systemctl != NULL && g_file_test (manager, G_FILE_TEST_IS_DIR);
}

static char *
dup_path (const Units *units, const char *suffix)
{
  g_autofree char *file = g_strconcat (units->name, suffix, NULL);

  return g_build_filename (g_get_user_config_dir (), "systemd", "user", file, NULL);
}

static gboolean
call_systemctl (GCancellable *cancellable, GError **error, const char *verb, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *complaint = NULL;
  const char *word;
  va_list more;

  g_ptr_array_add (words, (gpointer) "systemctl");
  g_ptr_array_add (words, (gpointer) "--user");
  g_ptr_array_add (words, (gpointer) verb);
  va_start (more, verb);
  while ((word = va_arg (more, const char *)) != NULL)
    g_ptr_array_add (words, (gpointer) word);
  va_end (more);
  g_ptr_array_add (words, NULL);
  process =
      g_subprocess_newv ((const char *const *) words->pdata,
                         G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE, error);
  if (process == NULL ||
      !g_subprocess_communicate_utf8 (process, NULL, cancellable, NULL, &complaint, error))
    return FALSE;
  if (g_subprocess_get_successful (process))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("systemd does not take the timer: %s"),
               g_strstrip (complaint));
  return FALSE;
}

static gboolean
write_unit (const Units *units, const char *suffix, const char *text, GError **error)
{
  g_autofree char *path = dup_path (units, suffix);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0755);
  return g_file_set_contents (path, text, -1, error);
}

static void
remove_unit (const Units *units, const char *suffix)
{
  g_autofree char *path = dup_path (units, suffix);

  g_unlink (path);
}

static gboolean
install (const Units *units, GCancellable *cancellable, GError **error)
{
  g_autofree char *timer = g_strconcat (units->name, ".timer", NULL);

  return write_unit (units, ".service", units->service, error) &&
         write_unit (units, ".timer", units->timer, error) &&
         call_systemctl (cancellable, error, "daemon-reload", NULL) &&
         call_systemctl (cancellable, error, "enable", timer, NULL) &&
         /* It may run by another schedule already. */
         call_systemctl (cancellable, error, "restart", timer, NULL);
}

static gboolean
take_away (const Units *units, GCancellable *cancellable, GError **error)
{
  g_autofree char *timer = g_strconcat (units->name, ".timer", NULL);
  g_autofree char *path = dup_path (units, ".timer");

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!call_systemctl (cancellable, error, "disable", "--now", timer, NULL))
    return FALSE;
  remove_unit (units, ".timer");
  remove_unit (units, ".service");
  return call_systemctl (cancellable, error, "daemon-reload", NULL);
}

static void
apply (GTask *job, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Units *units = data;
  GError *error = NULL;

  if (units->service != NULL ? install (units, cancellable, &error)
                             : take_away (units, cancellable, &error))
    g_task_return_boolean (job, TRUE);
  else
    g_task_return_error (job, error);
}

static void
begin (Units *units, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) job = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (job, units, units_free);
  g_task_run_in_thread (job, apply);
}

/**
 * ferry_sync_timer_apply_async:
 */
void
ferry_sync_timer_apply_async (const FerrySyncTask *task,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Units *units = g_new0 (Units, 1);
  g_autofree char *found = g_find_program_in_path ("ferry-cli");
  const char *program = found != NULL ? found : "ferry-cli";

  units->name = ferry_sync_units_dup_name (ferry_sync_task_get_name (task));
  if (ferry_sync_task_get_schedule (task) != NULL)
    {
      units->service = ferry_sync_units_dup_service (task, program);
      units->timer = ferry_sync_units_dup_timer (task);
    }
  begin (units, cancellable, callback, user_data);
}

/**
 * ferry_sync_timer_remove_async:
 * @name: of the task
 */
void
ferry_sync_timer_remove_async (const char *name,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Units *units = g_new0 (Units, 1);

  units->name = ferry_sync_units_dup_name (name);
  begin (units, cancellable, callback, user_data);
}

/**
 * ferry_sync_timer_finish:
 */
gboolean
ferry_sync_timer_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
