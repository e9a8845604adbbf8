/* Folders for one go of a worker: one to list on a server, or some to make there, which is a round
 * trip each unless they are made together. The main thread fills it, one worker runs it, the main
 * thread reads the results.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-folder-task.h"
#include "ferry-job.h"

G_BEGIN_DECLS

typedef struct
{
  FerryJob job; /* finish is the owner's */
  gpointer owner;
  GPtrArray *tasks; /* of FerryFolderTask, owned */
} FerryFolderBatch;

FerryFolderBatch *ferry_folder_batch_new (void (*finish) (FerryJob *));
void ferry_folder_batch_add (FerryFolderBatch *batch, FerryFolderTask *task);
void ferry_folder_batch_free (FerryFolderBatch *batch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryFolderBatch, ferry_folder_batch_free)

G_END_DECLS
