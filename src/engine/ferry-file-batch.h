/* Files for one go of a worker: one large, or some dozens of small ones, so that a small file does
 * not cost two changes of thread, and that their commands can be sent ahead. Each comes back by the
 * mailbox as soon as it is done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-file-task.h"
#include "ferry-job.h"
#include "ferry-mailbox.h"

G_BEGIN_DECLS

/* Files up to this size share a go. */
#define FERRY_BATCH_SMALL (64 * 1024)

typedef struct
{
  FerryJob job; /* finish is the owner's */
  gpointer owner;
  GPtrArray *tasks; /* of FerryFileTask, owned until they are posted */
  FerryMailbox *box;
  gboolean may_go_ahead; /* commands may be sent ahead of their answers */
  FerryWay way;          /* what came of it beside the tasks */
  gboolean is_stumbling; /* they may not: that has confused the server */
  char *network;         /* owned, nullable */
} FerryFileBatch;

FerryFileBatch *ferry_file_batch_new (FerryMailbox *box, void (*finish) (FerryJob *));
void ferry_file_batch_add (FerryFileBatch *batch, FerryFileTask *task);
void ferry_file_batch_post (FerryFileBatch *batch, FerryFileTask *task);
void ferry_file_batch_free (FerryFileBatch *batch);

G_END_DECLS
