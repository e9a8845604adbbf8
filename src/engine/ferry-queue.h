/* The inside of the queue, shared by its files: the object and its properties
 * (ferry-transfer-queue.c), what happens to rows (ferry-queue-events.c), what people ask of them
 * (ferry-queue-commands.c, ferry-queue-removal.c), what the journal is told (ferry-queue-journal.c)
 * and what comes back from it (ferry-queue-restore.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-changed-folders.h"
#include "ferry-journal.h"
#include "ferry-queue-rows.h"
#include "ferry-queue-totals.h"
#include "ferry-transfer-queue.h"
#include "ferry-transfer-scheduler.h"

G_BEGIN_DECLS

struct _FerryTransferQueue
{
  GObject parent_instance;

  FerryQueueRows *rows;
  FerryQueueTotals totals;
  FerryTransferScheduler *scheduler;
  FerryChangedFolders *changed;
  FerryJournal *journal; /* nullable */
  double last_position;
  GHashTable *open_folders; /* of FerryQueueItem, borrowed: not ended */
  FerryTransferRules rules;
  FerryExistsAction exists_action; /* outside of “for all” */
  gboolean is_paused;
  gboolean has_worked; /* since it was last told that everything is done */
  guint tick_source;
  GQueue done_below; /* of FerryQueueItem, referenced: files of folders, the oldest first */

  /* As last notified. */
  gint64 shown_done;
  gint64 shown_size;
  double shown_speed;
  gint64 shown_time_left;
  guint shown_active;
  guint shown_waiting;
  guint shown_failed;
};

extern const FerrySchedulerFuncs ferry_queue_scheduler_funcs; /* owner is the queue */

/* ferry-transfer-queue.c */
void ferry_queue_show (FerryTransferQueue *queue);
void ferry_queue_start_ticking (FerryTransferQueue *queue);
void ferry_queue_emit_state_changed (FerryTransferQueue *queue, FerryTransfer *transfer);
void ferry_queue_emit_asking (FerryTransferQueue *queue, FerryTransfer *transfer);
void ferry_queue_emit_ended (FerryTransferQueue *queue, FerryTransfer *transfer);
void ferry_queue_emit_drained (FerryTransferQueue *queue);

/* ferry-queue-events.c */
void ferry_queue_set_state (FerryTransferQueue *queue,
                            FerryQueueItem *item,
                            FerryTransferState state,
                            GError *error);
void ferry_queue_insert (FerryTransferQueue *queue, FerryQueueItem *folder, GPtrArray *rows);
gboolean ferry_queue_has_work (FerryTransferQueue *queue);

void ferry_queue_count_state (FerryTransferQueue *queue,
                              FerryQueueItem *item,
                              FerryTransferState state,
                              gint difference);
guint *ferry_queue_get_counter (FerryQueueItem *folder, FerryTransferState state);

/* ferry-queue-journal.c */
void ferry_queue_journal_insert (FerryTransferQueue *queue, GPtrArray *rows);
void ferry_queue_journal_note_state (FerryTransferQueue *queue, FerryQueueItem *item);
void ferry_queue_journal_note_progress (FerryTransferQueue *queue, FerryQueueItem *item);
void ferry_queue_journal_note_move (FerryTransferQueue *queue, FerryQueueItem *item);
void ferry_queue_journal_note_removal (FerryTransferQueue *queue, FerryQueueItem *item);
void ferry_queue_journal_prepare_walk (FerryTransferQueue *queue, FerryQueueItem *folder);

/* ferry-queue-commands.c */
FerryQueueItem *ferry_queue_make_row (FerryPlace *from,
                                      const char *source,
                                      FerryPlace *to,
                                      const char *target,
                                      const FerryEntry *entry,
                                      FerryTransferFlags flags);
void ferry_queue_apply_rules (FerryTransferQueue *queue);

/* ferry-queue-removal.c */
void ferry_queue_remove_rows (FerryTransferQueue *queue, GPtrArray *items);

G_END_DECLS
