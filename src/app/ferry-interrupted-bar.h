/* A line over the panes about transfers that an earlier run did not end: they wait, paused, until
 * the user lets them go on. It says too when transfers cannot be remembered. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sessions.h"
#include "ferry-transfer-queue.h"

G_BEGIN_DECLS

#define FERRY_TYPE_INTERRUPTED_BAR (ferry_interrupted_bar_get_type ())
G_DECLARE_FINAL_TYPE (FerryInterruptedBar, ferry_interrupted_bar, FERRY, INTERRUPTED_BAR, GtkWidget)

void ferry_interrupted_bar_restore (FerryInterruptedBar *self,
                                    FerryTransferQueue *queue,
                                    FerrySessions *sessions,
                                    gboolean goes_on);

G_END_DECLS
