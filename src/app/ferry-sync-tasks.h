/* The button of saved tasks: those that there are, to be taken up or forgotten, and a form to save
 * what is chosen now, run by itself at times if wanted. Main thread.
 *
 * Signals: "task-chosen" (tasks, FerrySyncTask *): about the two folders that are shown;
 *          "task-wanted" (tasks, name, schedule (nullable)): ferry_sync_tasks_save() with the rest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"
#include "ferry-sync-task.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_SYNC_TASKS (ferry_sync_tasks_get_type ())
G_DECLARE_FINAL_TYPE (FerrySyncTasks, ferry_sync_tasks, FERRY, SYNC_TASKS, GtkBox)

void ferry_sync_tasks_set_folders (FerrySyncTasks *tasks,
                                   FerryPlace *left,
                                   const char *left_folder,
                                   FerryPlace *right,
                                   const char *right_folder);
void ferry_sync_tasks_save (FerrySyncTasks *tasks,
                            const char *name,
                            const char *schedule,
                            const FerrySyncOptions *options);

G_END_DECLS
