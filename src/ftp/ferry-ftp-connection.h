/* The control connection as a line of commands and replies (RFC 959 section 4): it sends lines,
 * reads replies, counts which are still owed, upgrades itself to TLS and writes the log.
 * It knows no command's meaning. Blocking, for one thread at a time.
 *
 * Once an error of the network has happened it is broken, for good. A cancel leaves it usable:
 * the replies that are still owed have to be drained before the next command.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-line-writer.h"
#include "ferry-ftp-owed.h"
#include "ferry-log.h"
#include "ferry-server.h"

G_BEGIN_DECLS

typedef struct _FerryFtpConnection FerryFtpConnection;

FerryFtpConnection *ferry_ftp_connection_open (const FerryServer *server,
                                               FerryLog *log,
                                               GCancellable *cancellable,
                                               GError **error);
void ferry_ftp_connection_free (FerryFtpConnection *connection);
gboolean ferry_ftp_connection_start_tls (FerryFtpConnection *connection,
                                         const FerryServer *server,
                                         GCancellable *cancellable,
                                         GError **error);

void ferry_ftp_connection_set_deadline (FerryFtpConnection *connection, gint64 deadline);

gboolean
ferry_ftp_connection_queue (FerryFtpConnection *connection, const char *command, GError **error);
gboolean ferry_ftp_connection_flush (FerryFtpConnection *connection,
                                     GCancellable *cancellable,
                                     GError **error);
FerryFtpReply *ferry_ftp_connection_read_reply (FerryFtpConnection *connection,
                                                GCancellable *cancellable,
                                                GError **error);
gboolean ferry_ftp_connection_take_aside (FerryFtpConnection *connection,
                                          GCancellable *cancellable,
                                          GError **error);
gboolean ferry_ftp_connection_has_reply (FerryFtpConnection *connection);
guint ferry_ftp_connection_get_owed (FerryFtpConnection *connection);
FerryFtpOwed *ferry_ftp_connection_get_all_owed (FerryFtpConnection *connection);
void ferry_ftp_connection_set_prompt (FerryFtpConnection *connection);
void ferry_ftp_connection_break (FerryFtpConnection *connection);

gboolean ferry_ftp_connection_is_broken (FerryFtpConnection *connection);
gboolean ferry_ftp_connection_is_proxied (FerryFtpConnection *connection);
guint ferry_ftp_connection_get_number (FerryFtpConnection *connection);
FerryFtpLineWriter *ferry_ftp_connection_get_writer (FerryFtpConnection *connection);
GSocket *ferry_ftp_connection_get_socket (FerryFtpConnection *connection);
GTlsConnection *ferry_ftp_connection_get_tls (FerryFtpConnection *connection);
GSocketAddress *ferry_ftp_connection_get_peer (FerryFtpConnection *connection);
GSocketAddress *ferry_ftp_connection_get_local (FerryFtpConnection *connection);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryFtpConnection, ferry_ftp_connection_free)

G_END_DECLS
