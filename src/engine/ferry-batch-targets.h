/* What stands at the targets of a batch's uploads, found out with one listing a folder. Worker
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-file-task.h"

G_BEGIN_DECLS

void ferry_batch_targets_look_up (GPtrArray *tasks, FerryFtpClient *client);

G_END_DECLS
