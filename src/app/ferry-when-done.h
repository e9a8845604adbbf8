/* What happens when all transfers are done: a notification, and what was chosen for this run of the
 * queue. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-choices.h"
#include "ferry-transfer-queue.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_WHEN_DONE_NOTHING,
  FERRY_WHEN_DONE_SOUND,
  FERRY_WHEN_DONE_QUIT,
  FERRY_WHEN_DONE_SLEEP,
  FERRY_WHEN_DONE_SHUT_DOWN,
} FerryWhenDoneAction;

#define FERRY_TYPE_WHEN_DONE (ferry_when_done_get_type ())
G_DECLARE_FINAL_TYPE (FerryWhenDone, ferry_when_done, FERRY, WHEN_DONE, GObject)

/* Signal "changed": another choice, or others are possible. */

FerryWhenDone *
ferry_when_done_new (GtkWindow *window, FerryTransferQueue *queue, GSettings *settings);

const FerryChoice *ferry_when_done_get_choices (FerryWhenDone *done);
FerryWhenDoneAction ferry_when_done_get_action (FerryWhenDone *done);
void ferry_when_done_set_action (FerryWhenDone *done, FerryWhenDoneAction action);
gboolean ferry_when_done_is_despite_failures (FerryWhenDone *done);
void ferry_when_done_set_despite_failures (FerryWhenDone *done, gboolean is_despite_failures);

G_END_DECLS
