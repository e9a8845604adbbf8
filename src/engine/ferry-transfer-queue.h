/* All transfers, waiting, running and ended: a GListModel of FerryTransfer in the order in which
 * they will run. Main thread. Workers hold one job each; everything that waits is here, so that it
 * can be seen, reordered and cancelled at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-exists.h"
#include "ferry-journal.h"
#include "ferry-local-disk.h"
#include "ferry-speed-history.h"
#include "ferry-transfer.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_TRANSFER_FLAGS_NONE = 0,
  FERRY_TRANSFER_FLAGS_MOVE = 1 << 0,        /* the source is removed once the target is whole */
  FERRY_TRANSFER_FLAGS_PERMISSIONS = 1 << 1, /* carry permission bits too */
  FERRY_TRANSFER_FLAGS_TEXT = 1 << 2,        /* change line ends, whatever the site's rule */
  FERRY_TRANSFER_FLAGS_BYTES = 1 << 3,       /* change nothing, whatever the site's rule */
  FERRY_TRANSFER_FLAGS_OVERWRITE = 1 << 4,   /* what is at the target, unasked */
  FERRY_TRANSFER_FLAGS_KEEP_BOTH = 1 << 5,   /* beside what is at the target, unasked */
} FerryTransferFlags;

#define FERRY_TYPE_TRANSFER_QUEUE (ferry_transfer_queue_get_type ())
G_DECLARE_FINAL_TYPE (FerryTransferQueue, ferry_transfer_queue, FERRY, TRANSFER_QUEUE, GObject)

/* Properties, notified at most ten times a second: "bytes-done", "size" (int64), "speed" (double),
 * "time-left" (int64), "active" (uint: running and retrying), "waiting" (uint: still to run,
 * paused and asking not counted), "failed" (uint), "is-paused" (boolean, read-write: nothing new
 * starts, and what runs goes back to where it waits, to go on from there). Signals: "state-changed"
 * (queue, transfer): of a row that is there; "asking" (queue, transfer): a file exists and the
 * action is ASK; "transfer-ended" (queue, transfer);
 * "drained" (queue): nothing runs or waits any more. */

FerryTransferQueue *ferry_transfer_queue_new (void);

void ferry_transfer_queue_add (FerryTransferQueue *queue,
                               FerryPlace *from,
                               const char *from_folder,
                               FerryListing *entries,
                               FerryPlace *to,
                               const char *to_folder,
                               FerryTransferFlags flags);
/* One file or folder under another name at the target ("content of a goes into b"). */
FerryTransfer *ferry_transfer_queue_add_as (FerryTransferQueue *queue,
                                            FerryPlace *from,
                                            const char *source,
                                            const FerryEntry *entry,
                                            FerryPlace *to,
                                            const char *target,
                                            FerryTransferFlags flags);

/* A file and where it goes; what stands there was looked at already, and is overwritten. */
typedef struct
{
  const char *source; /* raw path */
  const char *target;
  const FerryEntry *entry;
} FerryTransferPair;

GPtrArray *ferry_transfer_queue_add_pairs (FerryTransferQueue *queue,
                                           FerryPlace *from,
                                           FerryPlace *to,
                                           const FerryTransferPair *pairs,
                                           guint count);

void ferry_transfer_queue_set_exists_action (FerryTransferQueue *queue, FerryExistsAction action);
/* How often a row is tried again by itself after a lost connection and the like; 3. */
void ferry_transfer_queue_set_retries (FerryTransferQueue *queue, guint retries);
/* When a file is on this computer's disk before it has its name; FERRY_SYNC_LARGE. */
void ferry_transfer_queue_set_sync (FerryTransferQueue *queue, FerrySync sync);
void ferry_transfer_queue_set_parts (FerryTransferQueue *queue, guint parts);
void ferry_transfer_queue_decide (FerryTransferQueue *queue,
                                  FerryTransfer *transfer,
                                  FerryExistsAction action,
                                  const char *new_name,
                                  gboolean for_all);

void ferry_transfer_queue_pause (FerryTransferQueue *queue, FerryTransfer *transfer);
void ferry_transfer_queue_resume (FerryTransferQueue *queue, FerryTransfer *transfer);
void ferry_transfer_queue_cancel (FerryTransferQueue *queue, FerryTransfer *transfer);
void ferry_transfer_queue_cancel_all (FerryTransferQueue *queue);
void ferry_transfer_queue_retry (FerryTransferQueue *queue, FerryTransfer *transfer);
void ferry_transfer_queue_retry_as (FerryTransferQueue *queue,
                                    FerryTransfer *transfer,
                                    const char *name);
void ferry_transfer_queue_remove (FerryTransferQueue *queue, FerryTransfer *transfer);
void ferry_transfer_queue_remove_in (FerryTransferQueue *queue, guint states);
void ferry_transfer_queue_remove_ended (FerryTransferQueue *queue);
void ferry_transfer_queue_move (FerryTransferQueue *queue, FerryTransfer *transfer, gint by);

/* The journal: what outlives this process. */

/* Gives the place (transfer full, nullable) that a key of ferry_server_dup_key() means, with the
 * settings that the journal has, which hold no password; "" is this computer, without a server. */
typedef FerryPlace *(*FerryPlaceResolver) (const char *key,
                                           const FerryServer *server,
                                           gpointer user_data);

void ferry_transfer_queue_set_journal (FerryTransferQueue *queue, FerryJournal *journal);
FerryJournal *ferry_transfer_queue_get_journal (FerryTransferQueue *queue);
guint ferry_transfer_queue_restore (FerryTransferQueue *queue,
                                    FerryPlaceResolver resolver,
                                    gpointer user_data,
                                    GError **error);
FerryTransfer *ferry_transfer_queue_repeat (FerryTransferQueue *queue,
                                            const FerryJournalRow *row,
                                            FerryPlaceResolver resolver,
                                            gpointer user_data);

gboolean
ferry_transfer_queue_find (FerryTransferQueue *queue, FerryTransfer *transfer, guint *position);
gboolean ferry_transfer_queue_is_failed_below (FerryTransferQueue *queue, FerryTransfer *transfer);
FerrySpeedHistory *ferry_transfer_queue_get_speed_history (FerryTransferQueue *queue);
gboolean ferry_transfer_queue_is_busy (FerryTransferQueue *queue);
guint ferry_transfer_queue_count_connections (FerryTransferQueue *queue, FerryPlace *place);

G_END_DECLS
