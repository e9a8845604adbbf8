/* Both ends of a connection as far as they are known, also where it could not be made. A plain
 * value. What is noted into %NULL is forgotten, so that whoever makes connections need not ask
 * whether somebody watches.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *our_address; /* numeric, nullable like all strings here */
  guint16 our_port;  /* 0: not known */
  char *server_address;
  guint16 server_port;
  char *announced; /* PASV: the address in the reply, where it is not the server's */
  char *told;      /* PORT, EPRT: the address that we named */
} FerryFtpEnds;

void ferry_ftp_ends_clear (FerryFtpEnds *ends);
void ferry_ftp_ends_note_socket (FerryFtpEnds *ends, GSocket *socket);
void ferry_ftp_ends_note_target (FerryFtpEnds *ends, GSocketAddress *server, guint16 port);
void ferry_ftp_ends_note_announced (FerryFtpEnds *ends, const char *address);
void ferry_ftp_ends_note_listener (FerryFtpEnds *ends, GSocket *listener, GInetAddress *told);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FerryFtpEnds, ferry_ftp_ends_clear)

G_END_DECLS
