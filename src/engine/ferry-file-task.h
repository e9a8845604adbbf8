/* One file for a worker: what is asked and what came of it. The main thread fills it, one worker
 * runs it, the main thread reads the result.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-anew.h"
#include "ferry-exists.h"
#include "ferry-ftp-client.h"
#include "ferry-local-disk.h"
#include "ferry-partner.h"
#include "ferry-progress.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_TASK_DOWNLOAD, /* server to this computer */
  FERRY_TASK_UPLOAD,   /* this computer to a server */
  FERRY_TASK_COPY,     /* on this computer; a move renames where it can */
  FERRY_TASK_RENAME,   /* on one server; a folder on this computer, too */
  FERRY_TASK_RELAY,    /* server to server; the worker's is the source's */
  FERRY_TASK_DROP,     /* the half of a file that was cancelled later */
} FerryTaskKind;
#define FERRY_TASK_KINDS (FERRY_TASK_DROP + 1)

typedef enum
{
  FERRY_OUTCOME_NOT_STARTED,
  FERRY_OUTCOME_DONE,
  FERRY_OUTCOME_SKIPPED,
  FERRY_OUTCOME_ASKING, /* target_entry is in the way */
  FERRY_OUTCOME_MERGE,  /* a folder cannot be renamed: walk through it instead */
  FERRY_OUTCOME_FAILED,
} FerryOutcome;

/* What an unfinished target was made from: it is taken up again only if the source still is so. */
typedef struct
{
  gboolean is_set;
  gint64 size;
  gint64 modified;
  gint64 sent; /* upload: not more than this can be of ours */
} FerryResume;

typedef struct
{
  gpointer owner; /* the main thread's */

  /* What is asked. */
  FerryTaskKind kind;
  gboolean is_remote; /* RENAME, DROP: on the server */
  char *source;       /* raw path */
  char *target;       /* raw path; the worker may change its last segment */
  FerryEntry *entry;  /* of the source; the worker may learn more */
  FerryExistsAction action;
  char *new_name;           /* raw, nullable: for RENAME of the target */
  gboolean is_target_known; /* the target folder was listed: known_target is right */
  FerryEntry *known_target; /* nullable */
  gboolean is_move;
  gboolean has_permissions; /* carry them */
  gboolean is_upload_safe;  /* under another name first */
  FerryVerify verify;
  FerrySync sync;
  gboolean is_text;       /* line ends change: never continued, never judged by its size; the
                           * worker finds out where they cannot */
  FerryPartner *partner;  /* RELAY: the server of the target; DOWNLOAD, nullable: for parts */
  guint parts;            /* DOWNLOAD: connections for a large file; 0: as it goes, 1: one */
  gboolean allows_direct; /* RELAY: the servers may be told to do it among themselves */
  FerryProgress *progress;
  GCancellable *cancellable;
  gboolean is_begun; /* the worker's: it has claimed it */

  /* In and out. */
  FerryResume resume;

  /* What came of it. */
  FerryOutcome outcome;
  GError *error;
  FerryEntry *target_entry; /* nullable */
  FerryAnew anew;
  gboolean keeps_part;        /* it was somebody's file before */
  gboolean is_rename_refused; /* no use in safe uploads here */
  gboolean is_direct_refused; /* RELAY: they do not */
  gboolean is_source_error;   /* RELAY: it is not the target's */
} FerryFileTask;

FerryFileTask *ferry_file_task_new (FerryTaskKind kind,
                                    const char *source,
                                    const char *target,
                                    const FerryEntry *entry);
void ferry_file_task_free (FerryFileTask *task);
void ferry_file_task_run (FerryFileTask *task, FerryFtpClient *client);

/* One function a kind, in ferry-task-KIND.c. Each leaves an outcome. */
void ferry_task_download (FerryFileTask *task, FerryFtpClient *client);
void ferry_task_upload (FerryFileTask *task, FerryFtpClient *client);
void ferry_task_copy (FerryFileTask *task, FerryFtpClient *client);
void ferry_task_rename (FerryFileTask *task, FerryFtpClient *client);
void ferry_task_relay (FerryFileTask *task, FerryFtpClient *client);
void ferry_task_drop (FerryFileTask *task, FerryFtpClient *client);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryFileTask, ferry_file_task_free)

G_END_DECLS
