/* Rows of the queue that need a password which nobody here knows: the journal has none. They are
 * held, paused, until a session has connected to their server, which asks the user as always.
 * Main thread.
 *
 * Signals: "emptied" (logins): nothing is held any more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sessions.h"
#include "ferry-transfer-queue.h"

G_BEGIN_DECLS

#define FERRY_TYPE_QUEUE_LOGINS (ferry_queue_logins_get_type ())
G_DECLARE_FINAL_TYPE (FerryQueueLogins, ferry_queue_logins, FERRY, QUEUE_LOGINS, GObject)

FerryQueueLogins *ferry_queue_logins_new (FerryTransferQueue *queue, FerrySessions *sessions);

void ferry_queue_logins_hold (FerryQueueLogins *logins, FerryTransfer *row);
gboolean ferry_queue_logins_repeat (FerryQueueLogins *logins, const FerryJournalRow *row);
void ferry_queue_logins_go_on (FerryQueueLogins *logins);
guint ferry_queue_logins_get_count (FerryQueueLogins *logins);

/* A FerryPlaceResolver, with the logins as its data. */
FerryPlace *
ferry_queue_logins_resolve (const char *key, const FerryServer *server, gpointer user_data);

G_END_DECLS
