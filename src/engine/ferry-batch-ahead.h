/* The small files of a batch that go one behind the other with their commands sent ahead: which
 * they are, and their way in and out. Kinds of tasks differ in the functions below. Worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-file-batch.h"
#include "ferry-ftp-ahead.h"

G_BEGIN_DECLS

/* A carried file begins with a FerryFtpAheadFile. */
typedef struct
{
  gboolean is_upload;

  /* Asks for what @tasks, in a row from the first, lack to be carried; nullable. */
  void (*learn) (FerryFileTask **tasks, guint count, FerryFtpClient *client);
  gboolean (*may_carry) (const FerryFileTask *task);

  /* Returns: %NULL where @task has its outcome already, or cannot be carried after all */
  FerryFtpAheadFile *(*begin) (FerryFileTask *task, FerryFtpClient *client);
  FerryFileTask *(*get_task) (FerryFtpAheadFile *file);
  gboolean (*is_unchanged) (FerryFtpAheadFile *file);

  /* Each leaves an outcome, but again: the task begins anew by itself. */
  void (*finish) (FerryFtpAheadFile *file, FerryFtpClient *client);
  void (*fail) (FerryFtpAheadFile *file);
  void (*again) (FerryFtpAheadFile *file);
  void (*free) (FerryFtpAheadFile *file);
} FerryBatchCarrier;

extern const FerryBatchCarrier ferry_batch_download;
extern const FerryBatchCarrier ferry_batch_upload;

void ferry_batch_ahead_run (FerryFileBatch *batch, guint first, FerryFtpClient *client);

G_END_DECLS
