/* A reply of the server: a three-digit code and lines of text (RFC 959 section 4.2).
 * Pure: fed line by line, no network. Any thread, one at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-error.h"

G_BEGIN_DECLS

#define FERRY_FTP_LINE_MAX        8192         /* bytes of one line; what is longer is cut */
#define FERRY_FTP_REPLY_MAX       (256 * 1024) /* bytes of one reply */
#define FERRY_FTP_REPLY_LINES_MAX 1000

typedef enum
{
  FERRY_FTP_REPLY_INVALID, /* not FTP, or without bounds */
  FERRY_FTP_REPLY_MORE,
  FERRY_FTP_REPLY_COMPLETE,
} FerryFtpReplyState;

typedef struct
{
  guint code;        /* 0 until the first line with a code */
  GPtrArray *lines;  /* of char *: raw bytes, the codes left out */
  char *stray;       /* nullable: the first line, where it stood before the first code */
  gsize length;      /* bytes so far */
  guint count;       /* lines so far, those before the code too */
  gboolean is_final; /* set by the connection: no more comes for this command */
} FerryFtpReply;

FerryFtpReply *ferry_ftp_reply_new (void);
FerryFtpReply *ferry_ftp_reply_copy (const FerryFtpReply *reply);
void ferry_ftp_reply_free (FerryFtpReply *reply);
FerryFtpReplyState
ferry_ftp_reply_add_line (FerryFtpReply *reply, const char *line, GError **error);

guint ferry_ftp_reply_get_class (const FerryFtpReply *reply);
gboolean ferry_ftp_reply_is_done (const FerryFtpReply *reply);
char *ferry_ftp_reply_dup_text (const FerryFtpReply *reply);
char *ferry_ftp_reply_dup_path (const FerryFtpReply *reply);

FerryFtpError ferry_ftp_reply_get_error_code (const FerryFtpReply *reply);
gboolean ferry_ftp_reply_says_denied (const FerryFtpReply *reply);
gboolean ferry_ftp_reply_says_too_many (const FerryFtpReply *reply);
GError *ferry_ftp_reply_to_error (const FerryFtpReply *reply, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
GError *ferry_ftp_reply_to_typed_error (const FerryFtpReply *reply,
                                        FerryFtpError code,
                                        const char *format,
                                        ...) G_GNUC_PRINTF (3, 4);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryFtpReply, ferry_ftp_reply_free)

G_END_DECLS
