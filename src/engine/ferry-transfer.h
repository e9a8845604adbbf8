/* One row of the queue: a file under way, or a folder that stands for all below it.
 * Main thread; workers reach only its progress counter. Every property notifies, at most ten times
 * a second while bytes move, and only when the value changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-anew.h"
#include "ferry-place.h"

G_BEGIN_DECLS

/* The journal keeps the numbers: new ones come at the end. */
typedef enum
{
  FERRY_TRANSFER_WAITING,
  FERRY_TRANSFER_RUNNING,  /* bytes move, or a folder below is being walked */
  FERRY_TRANSFER_RETRYING, /* the connection was lost; it goes on by itself */
  FERRY_TRANSFER_ASKING,   /* the target exists: waits for ferry_transfer_queue_decide() */
  FERRY_TRANSFER_PAUSED,
  FERRY_TRANSFER_DONE,
  FERRY_TRANSFER_SKIPPED,
  FERRY_TRANSFER_FAILED, /* "error" says why */
  FERRY_TRANSFER_CANCELLED,
} FerryTransferState;

#define FERRY_TYPE_TRANSFER_STATE (ferry_transfer_state_get_type ())
GType ferry_transfer_state_get_type (void) G_GNUC_CONST;

#define FERRY_TYPE_TRANSFER (ferry_transfer_get_type ())
G_DECLARE_FINAL_TYPE (FerryTransfer, ferry_transfer, FERRY, TRANSFER, GObject)

/* Properties: "state" (FerryTransferState), "bytes-done" (int64), "size" (int64, -1 unknown),
 * "speed" (double, bytes a second, 0 unknown), "time-left" (int64 seconds, -1 unknown),
 * "files-done", "files-total" (uint; a folder counts what was found so far), "error" (GError boxed,
 * nullable). Constant: name, paths, places. */

FerryPlace *ferry_transfer_get_from (FerryTransfer *transfer);
FerryPlace *ferry_transfer_get_to (FerryTransfer *transfer);
const char *ferry_transfer_get_source (FerryTransfer *transfer); /* raw path */
const char *ferry_transfer_get_target (FerryTransfer *transfer); /* raw path */
const char *ferry_transfer_get_name (FerryTransfer *transfer);   /* UTF-8, for display */
gboolean ferry_transfer_is_folder (FerryTransfer *transfer);
gboolean ferry_transfer_is_move (FerryTransfer *transfer);
gboolean ferry_transfer_is_text (FerryTransfer *transfer); /* its line ends change */
FerryAnew ferry_transfer_get_anew (FerryTransfer *transfer);
FerryTransfer *
ferry_transfer_get_parent (FerryTransfer *transfer); /* the dropped folder, or NULL */

FerryTransferState ferry_transfer_get_state (FerryTransfer *transfer);
gboolean ferry_transfer_is_ended (FerryTransfer *transfer);
gint64 ferry_transfer_get_bytes_done (FerryTransfer *transfer);
gint64 ferry_transfer_get_size (FerryTransfer *transfer);
double ferry_transfer_get_speed (FerryTransfer *transfer);
gint64 ferry_transfer_get_time_left (FerryTransfer *transfer);
guint ferry_transfer_get_files_done (FerryTransfer *transfer);
guint ferry_transfer_get_files_total (FerryTransfer *transfer);
const GError *ferry_transfer_get_error (FerryTransfer *transfer);

/* While ASKING: the file at hand and the one in its way. */
const FerryEntry *ferry_transfer_get_source_entry (FerryTransfer *transfer);
const FerryEntry *ferry_transfer_get_target_entry (FerryTransfer *transfer); /* nullable */

/* For the queue, which alone makes and changes rows. */
FerryTransfer *ferry_transfer_new (FerryPlace *from,
                                   const char *source,
                                   FerryPlace *to,
                                   const char *target,
                                   const FerryEntry *entry,
                                   gboolean is_move,
                                   FerryTransfer *parent);
void ferry_transfer_set_text (FerryTransfer *transfer, gboolean is_text);
void ferry_transfer_set_anew (FerryTransfer *transfer, FerryAnew anew);
void ferry_transfer_set_state (FerryTransfer *transfer, FerryTransferState state);
void ferry_transfer_take_error (FerryTransfer *transfer, GError *error);
void ferry_transfer_set_progress (FerryTransfer *transfer, gint64 bytes_done, gint64 size);
void ferry_transfer_set_files (FerryTransfer *transfer, guint files_done, guint files_total);
void ferry_transfer_measure (FerryTransfer *transfer, gint64 time);
void ferry_transfer_set_target (FerryTransfer *transfer, const char *target);
void ferry_transfer_take_source_entry (FerryTransfer *transfer, FerryEntry *entry);
void ferry_transfer_become_folder (FerryTransfer *transfer);
void ferry_transfer_take_target_entry (FerryTransfer *transfer, FerryEntry *entry);

G_END_DECLS
