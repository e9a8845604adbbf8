/* What the queue knows of one of its rows beyond what the row shows. Main thread; a plain struct
 * that only the queue and its scheduler reach into.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-file-task.h"
#include "ferry-passed.h"
#include "ferry-transfer.h"

G_BEGIN_DECLS

typedef struct _FerryQueueItem FerryQueueItem;
typedef struct _FerryLane FerryLane;
typedef struct _FerryTreeWalk FerryTreeWalk;

struct _FerryQueueItem
{
  guint ref_count;
  FerryTransfer *transfer; /* owned */
  FerryQueueItem *parent;  /* owned, nullable: the row of the folder above */
  gboolean is_move;
  gboolean has_permissions;
  gboolean wants_text; /* somebody said so, whatever the site's rule */
  gboolean wants_bytes;

  /* Where it stands. */
  GSequenceIter *row;      /* in the queue; NULL once removed */
  GSequenceIter *last_row; /* of a folder: the last row below it, or its own */
  FerryLane *lane;         /* borrowed, nullable */
  GSequenceIter *waiting;  /* in the lane; NULL unless it waits there */
  gint64 waiting_bytes;    /* as the lane counts it */

  /* On its way. */
  gboolean is_with_worker;
  gpointer slot;             /* borrowed: the connection that has it */
  FerryProgress *progress;   /* owned, nullable: of the task that a worker has */
  GCancellable *cancellable; /* owned, nullable: of that task */
  FerryExistsAction action;
  gboolean is_decided; /* the user said what to do about this one */
  char *new_name;      /* raw, nullable */
  FerryResume resume;
  gboolean is_target_known;
  gboolean is_target_absent; /* when the folder was opened */
  gint64 known_since;        /* monotonic */
  FerryEntry *known_target;
  guint tries;
  gboolean had_last_chance; /* for what is tried again once */
  gint64 furthest;          /* bytes that an earlier try reached */
  gint64 metered;           /* bytes of the task at hand that its lane has counted; -1: none yet */
  gint64 moved;             /* bytes that its lane has counted and the queue has not */
  gint64 not_before;        /* monotonic; 0: at once */
  GError *early_error;      /* it will fail when its turn comes */

  /* A folder. */
  FerryTreeWalk *walk; /* owned; NULL before and after */
  guint errands;       /* that workers do for the folder itself */
  gboolean must_walk;  /* cannot be moved by renaming */
  gboolean is_dirty;   /* what it shows of those below is old */
  guint n_open;        /* rows below that have not ended */
  guint n_failed;
  guint n_cancelled;
  guint n_skipped;
  GPtrArray *sources;       /* of char *: the folders of a move, to remove at its end; nullable */
  gboolean has_walk_failed; /* a part of the tree could not even be seen */
  GError *first_error;

  /* In the journal. */
  gint64 journal_id; /* 0: it is not there */
  double position;
  gint64 added;                     /* seconds since 1970 */
  guint8 digest[FERRY_PASSED_SIZE]; /* below a folder: of what was listed */
  gboolean is_restored;             /* an earlier process may have done with it */
  gboolean is_noted;                /* what its part is made from */
  gboolean is_walk_due;             /* a folder that was restored: there may be more in it */
  gboolean was_walked;              /* in part, by this process or one before it */
  FerryPassed *passed;              /* owned, nullable: what a walk leaves out */

  /* What it adds to the folders above and to the total. */
  gint64 counted_done;
  gint64 counted_size;
  guint counted_files_done;
  guint counted_files;

  /* A folder: what those below add to it. */
  gint64 below_done;
  gint64 below_size;
  guint below_files_done;
  guint below_files;
};

FerryQueueItem *ferry_queue_item_new (FerryTransfer *transfer, FerryQueueItem *parent);
FerryQueueItem *ferry_queue_item_ref (FerryQueueItem *item);
void ferry_queue_item_unref (FerryQueueItem *item);

gboolean ferry_queue_item_is_folder (FerryQueueItem *item);
FerryTransferState ferry_queue_item_get_state (FerryQueueItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryQueueItem, ferry_queue_item_unref)

G_END_DECLS
