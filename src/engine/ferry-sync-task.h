/* A synchronization that was saved under a name, to be run again: its two folders, as paths of this
 * computer or URLs without a password, and its options. They lie in a readable file beside the
 * sites. Main thread; files are small, and read and written at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sync-options.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FerrySyncTask FerrySyncTask;

FerrySyncTask *ferry_sync_task_new (const char *name,
                                    const char *left,
                                    const char *right,
                                    const FerrySyncOptions *options);
void ferry_sync_task_free (FerrySyncTask *task);

const char *ferry_sync_task_get_name (const FerrySyncTask *task);
const char *ferry_sync_task_get_left (const FerrySyncTask *task);
const char *ferry_sync_task_get_right (const FerrySyncTask *task);
const FerrySyncOptions *ferry_sync_task_get_options (const FerrySyncTask *task);
const char *ferry_sync_task_get_schedule (const FerrySyncTask *task); /* nullable: by hand only */
void ferry_sync_task_set_schedule (FerrySyncTask *task, const char *schedule);
gboolean ferry_sync_task_is_url (const char *folder);

/* The file. */
GPtrArray *ferry_sync_task_list (GError **error);
FerrySyncTask *ferry_sync_task_load (const char *name, GError **error);
gboolean ferry_sync_task_save (const FerrySyncTask *task, GError **error);
gboolean ferry_sync_task_remove (const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerrySyncTask, ferry_sync_task_free)

G_END_DECLS
