/* One folder of a tree for a worker: make it at the target, list it at the source. The main thread
 * fills it, one worker runs it as a part of a #FerryFolderBatch, the main thread reads the result.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_FOLDER_MAKE = 1 << 0,   /* the target */
  FERRY_FOLDER_LIST = 1 << 1,   /* the source */
  FERRY_FOLDER_REMOVE = 1 << 2, /* the sources in @ancestors, last first, where empty */
} FerryFolderSteps;

typedef struct
{
  gpointer owner; /* the main thread's */

  /* What is asked. */
  FerryFolderSteps steps;
  char *source;
  char *target;
  gboolean is_source_remote;
  gboolean is_target_remote;
  gboolean lists_target;     /* on this computer too, if it is not new */
  gboolean makes_parents;    /* for the top of a tree */
  gboolean is_made;          /* the target is there and new: it was made with others */
  GPtrArray *ancestors;      /* of char *: identities of the source folders above, nullable */
  GCancellable *cancellable; /* owned, nullable */

  /* What came of it. */
  gboolean is_tried;          /* else there was no connection for it */
  char *identity;             /* of the source folder, wherever a link led */
  char *likeness;             /* a sum of what is in it, nullable */
  gboolean is_loop;           /* it is one of its own ancestors: leave it out */
  FerryListing *entries;      /* files and folders; links are what they lead to */
  FerryListing *existing;     /* what is at the target; NULL where that is new */
  gboolean is_existing_known; /* nothing else is there */
  GError *error;
} FerryFolderTask;

FerryFolderTask *ferry_folder_task_new (FerryFolderSteps steps,
                                        const char *source,
                                        const char *target,
                                        GCancellable *cancellable);
void ferry_folder_task_free (FerryFolderTask *task);
void ferry_folder_task_run (FerryFolderTask *task, FerryFtpClient *client);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryFolderTask, ferry_folder_task_free)

G_END_DECLS
