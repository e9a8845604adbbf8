/* The texts of the units by which systemd runs a task. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sync-task.h"

G_BEGIN_DECLS

char *ferry_sync_units_dup_name (const char *task_name);
char *ferry_sync_units_dup_service (const FerrySyncTask *task, const char *program);
char *ferry_sync_units_dup_timer (const FerrySyncTask *task);

G_END_DECLS
