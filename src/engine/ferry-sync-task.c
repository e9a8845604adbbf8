/* A synchronization that was saved under a name. Main thread. See ferry-sync-task.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-task.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _FerrySyncTask
{
  char *name;
  char *left;
  char *right;
  FerrySyncOptions *options;
  char *schedule; /* as systemd.time has it for OnCalendar=; nullable */
};

/**
 * ferry_sync_task_new:
 * @name: UTF-8
 * @left: a path, or a URL without a password
 */
FerrySyncTask *
ferry_sync_task_new (const char *name,
                     const char *left,
                     const char *right,
                     const FerrySyncOptions *options)
{
  FerrySyncTask *task = g_new0 (FerrySyncTask, 1);

  task->name = g_strdup (name);
  task->left = g_strdup (left);
  task->right = g_strdup (right);
  task->options = ferry_sync_options_copy (options);
  return task;
}

/**
 * ferry_sync_task_free:
 */
void
ferry_sync_task_free (FerrySyncTask *task)
{
  g_free (task->name);
  g_free (task->left);
  g_free (task->right);
  g_clear_pointer (&task->options, ferry_sync_options_free);
  g_free (task->schedule);
  g_free (task);
}

const char *
ferry_sync_task_get_name (const FerrySyncTask *task)
{
  return task->name;
}

const char *
ferry_sync_task_get_left (const FerrySyncTask *task)
{
  return task->left;
}

const char *
ferry_sync_task_get_right (const FerrySyncTask *task)
{
  return task->right;
}

const FerrySyncOptions *
ferry_sync_task_get_options (const FerrySyncTask *task)
{
  return task->options;
}

const char *
ferry_sync_task_get_schedule (const FerrySyncTask *task)
{
  return task->schedule;
}

/**
 * ferry_sync_task_set_schedule:
 * @schedule: (nullable): when it runs by itself
 */
void
ferry_sync_task_set_schedule (FerrySyncTask *task, const char *schedule)
{
  g_free (task->schedule);
  task->schedule = g_strdup (schedule);
}

/**
 * ferry_sync_task_is_url:
 *
 * Returns: whether @folder is on a server
 */
gboolean
ferry_sync_task_is_url (const char *folder)
{
  return strstr (folder, "://") != NULL || g_str_has_prefix (folder, "site:");
}

static char *
dup_file_name (void)
{
  return g_build_filename (g_get_user_config_dir (), "ferry", "tasks.ini", NULL);
}

/* A file that cannot be read is an error, and is not written over. */
static GKeyFile *
read_all (GError **error)
{
  g_autofree char *name = dup_file_name ();
  g_autoptr (GKeyFile) tasks = g_key_file_new ();
  g_autoptr (GError) reason = NULL;

  if (g_key_file_load_from_file (tasks, name, G_KEY_FILE_KEEP_COMMENTS, &reason) ||
      g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_steal_pointer (&tasks);
  g_propagate_prefixed_error (error, g_steal_pointer (&reason), "%s: ", name);
  return NULL;
}

static FerrySyncTask *
read_one (GKeyFile *tasks, const char *name)
{
  FerrySyncTask *task = g_new0 (FerrySyncTask, 1);

  task->name = g_strdup (name);
  task->left = g_key_file_get_string (tasks, name, "Left", NULL);
  task->right = g_key_file_get_string (tasks, name, "Right", NULL);
  task->schedule = g_key_file_get_string (tasks, name, "Schedule", NULL);
  task->options = ferry_sync_options_load (tasks, name);
  if (task->left != NULL && task->right != NULL)
    return task;
  ferry_sync_task_free (task);
  return NULL;
}

/**
 * ferry_sync_task_list:
 *
 * Returns: (transfer full) (nullable): of #FerrySyncTask, in the order of the file
 */
GPtrArray *
ferry_sync_task_list (GError **error)
{
  g_autoptr (GKeyFile) tasks = read_all (error);
  g_auto (GStrv) names = NULL;
  GPtrArray *list;

  if (tasks == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_sync_task_free);
  names = g_key_file_get_groups (tasks, NULL);
  for (char **name = names; *name != NULL; name++)
    {
      FerrySyncTask *task = read_one (tasks, *name);

      if (task != NULL)
        g_ptr_array_add (list, task);
    }
  return list;
}

/**
 * ferry_sync_task_load:
 *
 * Returns: (transfer full) (nullable): the one of this name
 */
FerrySyncTask *
ferry_sync_task_load (const char *name, GError **error)
{
  g_autoptr (GKeyFile) tasks = read_all (error);
  FerrySyncTask *task;

  if (tasks == NULL)
    return NULL;
  task = g_key_file_has_group (tasks, name) ? read_one (tasks, name) : NULL;
  if (task == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is no task “%s”."), name);
  return task;
}

/* It is the name of a group of a key file, and of a unit of systemd. */
static gboolean
check_name (const char *name, GError **error)
{
  for (const char *p = name; *p != '\0'; p++)
    if (*p == '[' || *p == ']' || g_ascii_iscntrl (*p))
      {
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                             _ ("The name of a task has no brackets and is one line."));
        return FALSE;
      }
  if (*name != '\0' && strlen (name) <= 100 && g_utf8_validate (name, -1, NULL))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                       _ ("A task needs a name, and not too long a one."));
  return FALSE;
}

static gboolean
write_all (GKeyFile *tasks, GError **error)
{
  g_autofree char *name = dup_file_name ();
  g_autofree char *folder = g_path_get_dirname (name);
  gsize length;
  g_autofree char *text = g_key_file_to_data (tasks, &length, NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents_full (name, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                   0600, error);
}

/**
 * ferry_sync_task_save:
 *
 * Adds it, or replaces the one of the same name; all others are left as the file has them now.
 */
gboolean
ferry_sync_task_save (const FerrySyncTask *task, GError **error)
{
  g_autoptr (GKeyFile) tasks = check_name (task->name, error) ? read_all (error) : NULL;

  if (tasks == NULL)
    return FALSE;
  g_key_file_set_string (tasks, task->name, "Left", task->left);
  g_key_file_set_string (tasks, task->name, "Right", task->right);
  ferry_sync_options_save (task->options, tasks, task->name);
  if (task->schedule != NULL)
    g_key_file_set_string (tasks, task->name, "Schedule", task->schedule);
  else
    g_key_file_remove_key (tasks, task->name, "Schedule", NULL);
  return write_all (tasks, error);
}

/**
 * ferry_sync_task_remove:
 */
gboolean
ferry_sync_task_remove (const char *name, GError **error)
{
  g_autoptr (GKeyFile) tasks = read_all (error);

  if (tasks == NULL)
    return FALSE;
  g_key_file_remove_group (tasks, name, NULL);
  return write_all (tasks, error);
}
