/* Is it there, and what is it: facts of one path, and what a 550 really meant.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry.h"
#include "ferry-ftp-session.h"

G_BEGIN_DECLS

/* What the refused path was to the command. */
typedef enum
{
  FERRY_FTP_ROLE_SOURCE, /* it should be there: RETR, CWD, DELE, RMD, RNFR, SITE CHMOD */
  FERRY_FTP_ROLE_FILE,   /* may be there as a file: STOR, APPE */
  FERRY_FTP_ROLE_NEW,    /* should not be there: MKD, RNTO */
} FerryFtpRole;

FerryEntry *ferry_ftp_examine (FerryFtpSession *session,
                               const char *path,
                               GCancellable *cancellable,
                               GError **error);
FerryEntry *ferry_ftp_examine_target (FerryFtpSession *session,
                                      const char *path,
                                      GCancellable *cancellable,
                                      GError **error);
GError *ferry_ftp_examine_refusal (FerryFtpSession *session,
                                   const FerryFtpReply *reply,
                                   const char *path,
                                   FerryFtpRole role,
                                   GCancellable *cancellable,
                                   const char *sentence);
gboolean ferry_ftp_open_folder (FerryFtpSession *session,
                                const char *path,
                                GCancellable *cancellable,
                                GError **error);

char *ferry_ftp_resolve_folder (FerryFtpSession *session,
                                const char *path,
                                GCancellable *cancellable,
                                GError **error);
gboolean ferry_ftp_is_link (FerryFtpSession *session,
                            const char *path,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
