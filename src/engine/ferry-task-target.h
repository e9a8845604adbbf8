/* Before a file is written: is something at the target, and what is done about it? And the name
 * that it is written under until it is whole. Worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-file-task.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean is_taken;   /* something is there and will be replaced */
  gboolean is_resumed; /* what is there is a beginning */
  guint16 mode;        /* of what is there, or FERRY_MODE_UNKNOWN */
} FerryTaskTarget;

gboolean
ferry_task_settle_target (FerryFileTask *task, FerryFtpClient *client, FerryTaskTarget *target);
gboolean ferry_task_learn_source (FerryFileTask *task,
                                  FerryFtpClient *client,
                                  gboolean expects_data,
                                  GError **error);
gboolean ferry_task_ask_time (FerryFtpClient *client,
                              const char *path,
                              FerryEntry *entry,
                              GCancellable *cancellable,
                              GError **error);
char *ferry_task_dup_part (FerryFileTask *task);
char *ferry_task_dup_part_of (const char *target);
void ferry_task_begin_anew (FerryFileTask *task, FerryFtpClient *client, FerryAnew reason);
gboolean ferry_task_is_exact (const FerryEntry *entry);
gboolean ferry_task_is_synced (const FerryFileTask *task, gint64 size);
gboolean ferry_task_keeps_part (FerryFileTask *task);

G_END_DECLS
