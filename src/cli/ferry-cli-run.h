/* The engine's queue as a command runs it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-cli-session.h"
#include "ferry-transfer-queue.h"

G_BEGIN_DECLS

typedef struct _FerryCliRun FerryCliRun;

FerryCliRun *ferry_cli_run_new (FerryCliSession *session);
void ferry_cli_run_free (FerryCliRun *run);

FerryTransferQueue *ferry_cli_run_get_queue (FerryCliRun *run);
FerryCliExit ferry_cli_run_wait (FerryCliRun *run);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryCliRun, ferry_cli_run_free)

G_END_DECLS
