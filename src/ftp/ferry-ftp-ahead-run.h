/* A run of files whose commands are sent ahead: what its parts share. Each command that goes out is
 * written down, and each reply that comes is held against the oldest of them: one that does not
 * belong there means that the server has lost its way. Inside src/ftp only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-ahead.h"
#include "ferry-ftp-data.h"

G_BEGIN_DECLS

/* What a command is for, and with it the replies that belong to it. */
typedef enum
{
  FERRY_FTP_AHEAD_TRANSFER,
  FERRY_FTP_AHEAD_PORT,   /* EPSV or PASV */
  FERRY_FTP_AHEAD_LISTEN, /* EPRT or PORT */
  FERRY_FTP_AHEAD_SIZE,
  FERRY_FTP_AHEAD_TIME,
  FERRY_FTP_AHEAD_MODE,
  FERRY_FTP_AHEAD_RENAME_FROM,
  FERRY_FTP_AHEAD_RENAME_TO,
} FerryFtpAheadKind;

typedef struct
{
  FerryFtpSession *session;
  const FerryFtpAheadFuncs *funcs;
  gpointer user_data;
  gboolean is_upload;

  /* ferry-ftp-ahead-replies.c */
  GQueue owed;         /* commands without their final reply, the oldest first */
  gboolean is_ahead;   /* some of them were sent before the reply to another */
  FerryFtpReply *port; /* names the next file's port; nullable */

  /* ferry-ftp-ahead-follow.c, uploads: their bytes are on the server */
  GQueue sent;           /* their size is not known to be right yet */
  GQueue sized;          /* it is: they lack their name */
  gboolean is_following; /* the commands for these are on their way */
} FerryFtpAheadRun;

/* Commands and replies. */
gboolean ferry_ftp_ahead_add (FerryFtpAheadRun *run,
                              FerryFtpAheadKind kind,
                              FerryFtpAheadFile *file,
                              const char *line,
                              GError **error);
gboolean ferry_ftp_ahead_read (FerryFtpAheadRun *run, FerryFtpAheadFile *file, GError **error);
gboolean ferry_ftp_ahead_read_all (FerryFtpAheadRun *run, FerryFtpAheadFile *file, GError **error);
gboolean ferry_ftp_ahead_fail_silent (FerryFtpAheadRun *run, GError **error);
void ferry_ftp_ahead_forget (FerryFtpAheadRun *run, FerryFtpAheadFile *file);
guint ferry_ftp_ahead_get_patience (const FerryFtpAheadRun *run, guint usual);

/* One file. */
gboolean ferry_ftp_ahead_move (FerryFtpAheadRun *run,
                               FerryFtpAheadFile *file,
                               FerryFtpData *data,
                               GError **error);
void ferry_ftp_ahead_settle (FerryFtpAheadRun *run, FerryFtpAheadFile *file);
void ferry_ftp_ahead_end (FerryFtpAheadRun *run, FerryFtpAheadFile *file, FerryFtpAheadEnd how);
void ferry_ftp_ahead_give_up (FerryFtpAheadRun *run, FerryFtpAheadFile *file, const GError *reason);

/* What follows uploads. */
gsize ferry_ftp_ahead_get_follow_length (FerryFtpAheadRun *run);
gboolean ferry_ftp_ahead_follow (FerryFtpAheadRun *run, GError **error);
void ferry_ftp_ahead_take_followed (FerryFtpAheadRun *run);
gboolean ferry_ftp_ahead_follow_now (FerryFtpAheadRun *run, GError **error);
gboolean ferry_ftp_ahead_follow_all (FerryFtpAheadRun *run, GError **error);

/* The modes. Each carries files until none is left; %FALSE if it cannot go on. */
gboolean ferry_ftp_ahead_run_passive (FerryFtpAheadRun *run, GError **error);
gboolean ferry_ftp_ahead_run_active (FerryFtpAheadRun *run, GError **error);

G_END_DECLS
