/* The hash of a file on the server, or of a part of it, counted there: HASH (draft-bryan-ftpext-
 * hash), XSHA512, XSHA256, XSHA1, XMD5, XCRC, MD5, by what FEAT offers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"
#include "ferry-ftp-reply.h"
#include "ferry-hash.h"

G_BEGIN_DECLS

typedef struct
{
  FerryHashKind kind;
  char *digits; /* hex, small letters; NULL: the server did not tell */
} FerryFtpHash;

gboolean ferry_ftp_client_can_hash (FerryFtpClient *client);
gboolean ferry_ftp_client_hash (FerryFtpClient *client,
                                const char *path,
                                gint64 start,
                                gint64 end,
                                gint64 size,
                                FerryFtpHash *hash,
                                GCancellable *cancellable,
                                GError **error);
void ferry_ftp_hash_clear (FerryFtpHash *hash);

/* Pure: what the replies say. */
char *ferry_ftp_hash_parse (const FerryFtpReply *reply, FerryHashKind kind);
gboolean ferry_ftp_hash_parse_range (const FerryFtpReply *reply, gint64 *start, gint64 *end);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FerryFtpHash, ferry_ftp_hash_clear)

G_END_DECLS
