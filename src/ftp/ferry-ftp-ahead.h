/* Many small files on one control connection, with commands sent ahead of their answers: the
 * transfer of a file and the request for the next one's port leave together, so that a file costs a
 * round trip less. Nothing is done until it is proven: by the bytes, the 226 and, after an upload,
 * the size.
 *
 * The client must do nothing else while a run lasts: its functions must not call the client.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"

G_BEGIN_DECLS

/* One file of a run: the caller's, who keeps it until it has ended. */
typedef struct
{
  const char *path;      /* raw: where the bytes come from or go to */
  gint64 size;           /* of all of it */
  GInputStream *source;  /* of an upload */
  GOutputStream *target; /* of a download */
  GCancellable *cancellable;
  FerryFtpProgressFunc progress;
  gpointer progress_data;

  /* What follows an upload, beside the check of its size. */
  const char *final_path; /* its name once it is whole; nullable: it has it already */
  gboolean has_time;
  gint64 modified; /* seconds since 1970, UTC */
  guint16 mode;    /* FERRY_MODE_UNKNOWN leaves the permissions alone */

  /* The run's. */
  gint64 moved;
  gboolean has_opened;  /* a 1xx came */
  gboolean is_answered; /* the final reply came, and */
  gboolean is_refused;  /* it says no, or a later one does */
  GError *error;        /* ends this file alone: a cancel, or a stream of ours */
} FerryFtpAheadFile;

typedef enum
{
  FERRY_FTP_AHEAD_DONE,   /* proven to be whole */
  FERRY_FTP_AHEAD_AGAIN,  /* not proven: a transfer of its own will tell */
  FERRY_FTP_AHEAD_FAILED, /* with an error */
} FerryFtpAheadEnd;

typedef struct
{
  /* Returns: the file whose turn it is; %NULL where none is left */
  FerryFtpAheadFile *(*next) (gpointer user_data);
  /* Returns: whether next would find one, as far as can be told */
  gboolean (*has_more) (gpointer user_data);
  /* All bytes of an upload are read. Returns: whether they are still the file */
  gboolean (*is_unchanged) (FerryFtpAheadFile *file, gpointer user_data);
  /* @error is of the function */
  void (*ended) (FerryFtpAheadFile *file,
                 FerryFtpAheadEnd end,
                 const GError *error,
                 gpointer user_data);
} FerryFtpAheadFuncs;

/* What a listing may have told too roughly. */
typedef struct
{
  const char *path; /* raw */
  gint64 size;      /* FERRY_SIZE_UNKNOWN: not told */
  gboolean has_time;
  gint64 modified; /* seconds since 1970, UTC */
} FerryFtpAheadFacts;

gboolean ferry_ftp_client_can_go_ahead (FerryFtpClient *client, gboolean is_upload);
gboolean ferry_ftp_client_is_stumbling (FerryFtpClient *client);
void ferry_ftp_client_go_ahead (FerryFtpClient *client,
                                gboolean is_upload,
                                const FerryFtpAheadFuncs *funcs,
                                gpointer user_data);
gboolean ferry_ftp_client_ask_facts (FerryFtpClient *client,
                                     FerryFtpAheadFacts *facts,
                                     guint count,
                                     gboolean expects_data,
                                     GCancellable *cancellable);

G_END_DECLS
