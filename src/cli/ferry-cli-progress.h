/* What a person sees of a running queue: a bar on a terminal, a line a file elsewhere, nothing when
 * quiet. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-transfer-queue.h"

G_BEGIN_DECLS

typedef struct _FerryCliProgress FerryCliProgress;

FerryCliProgress *ferry_cli_progress_new (FerryTransferQueue *queue, gboolean is_quiet);
void ferry_cli_progress_free (FerryCliProgress *progress);
void ferry_cli_progress_show_ended (FerryCliProgress *progress,
                                    const char *name,
                                    FerryTransfer *transfer);
void ferry_cli_progress_clear (FerryCliProgress *progress);

char *
ferry_cli_progress_format (gint64 done, gint64 size, double speed, gint64 time_left, guint width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryCliProgress, ferry_cli_progress_free)

G_END_DECLS
