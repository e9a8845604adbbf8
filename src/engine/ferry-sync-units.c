/* The texts of the units by which systemd runs a task. Pure. See ferry-sync-units.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-units.h"

#include <string.h>

/**
 * ferry_sync_units_dup_name:
 *
 * Returns: (transfer full): of the units, without their suffix: letters and digits stay, all else
 * is written as systemd-escape(1) does it
 */
char *
ferry_sync_units_dup_name (const char *task_name)
{
  g_autoptr (GString) name = g_string_new ("ferry-sync-");

  for (const char *p = task_name; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || *p == '_')
      g_string_append_c (name, *p);
    else
      g_string_append_printf (name, "\\x%02x", (guchar) *p);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* systemd.service(5): in quotes, with its own signs doubled. */
static char *
dup_word (const char *text)
{
  g_autoptr (GString) word = g_string_new ("\"");

  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("\"\\", *p) != NULL)
        g_string_append_c (word, '\\');
      else if (strchr ("%$", *p) != NULL)
        g_string_append_c (word, *p);
      g_string_append_c (word, *p);
    }
  g_string_append_c (word, '"');
  return g_string_free (g_steal_pointer (&word), FALSE);
}

/* A description takes "%" for its own, too. */
static char *
dup_description (const FerrySyncTask *task)
{
  g_autoptr (GString) text = g_string_new (ferry_sync_task_get_name (task));

  g_string_replace (text, "%", "%%", 0);
  g_string_prepend (text, "Ferry synchronizes: ");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * ferry_sync_units_dup_service:
 * @program: absolute path of ferry-cli
 */
char *
ferry_sync_units_dup_service (const FerrySyncTask *task, const char *program)
{
  g_autofree char *description = dup_description (task);
  g_autofree char *path = dup_word (program);
  g_autofree char *option = g_strconcat ("--task=", ferry_sync_task_get_name (task), NULL);
  g_autofree char *word = dup_word (option);

  return g_strdup_printf ("# Written by Ferry; a change is lost when the task is saved again.\n"
                          "[Unit]\n"
                          "Description=%s\n"
                          "\n"
                          "[Service]\n"
                          "Type=oneshot\n"
                          "ExecStart=%s sync --quiet --netrc %s\n",
                          description, path, word);
}

/**
 * ferry_sync_units_dup_timer:
 * @task: one with a schedule
 *
 * What was missed while the computer was off is made up for.
 */
char *
ferry_sync_units_dup_timer (const FerrySyncTask *task)
{
  g_autofree char *description = dup_description (task);

  return g_strdup_printf ("# Written by Ferry; a change is lost when the task is saved again.\n"
                          "[Unit]\n"
                          "Description=%s\n"
                          "\n"
                          "[Timer]\n"
                          "OnCalendar=%s\n"
                          "Persistent=true\n"
                          "\n"
                          "[Install]\n"
                          "WantedBy=timers.target\n",
                          description, ferry_sync_task_get_schedule (task));
}
