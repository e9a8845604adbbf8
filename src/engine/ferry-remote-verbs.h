/* The verbs of a remote place as jobs for its worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place-job.h"

G_BEGIN_DECLS

void ferry_remote_verb_run (FerryJob *job, FerryFtpClient *client);

G_END_DECLS
