/* One action on a place on its way through a worker: what is asked, what came of it. The kinds of
 * place differ only in the function that runs it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-hash.h"
#include "ferry-job.h"
#include "ferry-place.h"
#include "ferry-tally.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_VERB_LIST,
  FERRY_VERB_STAT,
  FERRY_VERB_MAKE_FOLDER,
  FERRY_VERB_RENAME,
  FERRY_VERB_MOVE,
  FERRY_VERB_REMOVE,
  FERRY_VERB_REMOVE_FOLDER,
  FERRY_VERB_SET_PERMISSIONS,
  FERRY_VERB_SET_MODES,
  FERRY_VERB_PEEK,
  FERRY_VERB_HASH,
  FERRY_VERB_MAKE_FILE,
  FERRY_VERB_SET_MODIFIED,
  FERRY_VERB_COMMAND,
  FERRY_VERB_INFO,
  FERRY_VERB_CONNECT,
} FerryVerb;
#define FERRY_VERBS (FERRY_VERB_CONNECT + 1)

struct _FerryPlaceJob
{
  FerryJob job;
  GTask *task;             /* owned; main thread only */
  FerryPlacePartFunc func; /* main thread only */
  gpointer func_data;
  GPtrArray *parts; /* owned, nullable: of a listing, as they came; main thread only */

  /* What is asked. */
  FerryVerb verb;
  char *path;
  char *new_path;
  char **from; /* for a move of many, with to */
  char **to;
  guint mode;
  FerryModesOf modes_of;
  FerryListing *entries;
  FerryRemoval removal;
  gboolean is_undo;  /* nothing that could be taken back once more */
  FerryTally *tally; /* owned, nullable: of what goes on for long */
  gsize most;        /* bytes to peek at */
  FerryHashKind hash_kind;
  gboolean is_read; /* by us, for a hash */
  gint64 modified;
  char *command; /* raw bytes; runs in the folder @path, which is where it has led afterwards */

  /* What came of it. */
  FerryEntry *entry;
  char *text; /* the reply to a command, UTF-8; digits of a hash */
  GBytes *bytes;
  FerryServerInfo *info;
  GError *error;
  gboolean has_published; /* parts of a listing are on their way */
  gboolean is_connected;  /* of the connection afterwards, on a server */
  gboolean is_tls;
  FerryWay way;
  char *network;                        /* owned, nullable */
  gboolean is_stumbling;                /* commands sent ahead have confused the server */
  gboolean is_utf8_on;                  /* the server may translate names */
  char *home;                           /* nullable */
  void (*did_run) (FerryPlaceJob *job); /* nullable; main thread, before the caller is told */
};

FerryPlaceJob *ferry_place_job_new (FerryPlace *place,
                                    FerryVerb verb,
                                    const char *path,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void ferry_place_job_take_failure (FerryPlaceJob *job);
void ferry_place_job_publish (FerryPlaceJob *job, FerryListing *part);

G_END_DECLS
