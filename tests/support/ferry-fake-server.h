/* A scripted FTP server for the faults that real ones do not give on demand. It plays a transcript,
 * one step a string, in a thread of its own, for one client:
 *
 *   "reply 220 hello"   sends the line; @PORT@ is the data port, @P1@,@P2@ its bytes as in PASV
 *   "raw TEXT"          sends the text without a line end; @NUL@ is a NUL
 *   "drip TEXT"         sends a byte of it every 100 ms until the client closes, then begins again
 *   "flood TEXT"        sends it again and again until the client closes; @LF@ is a line end
 *   "expect USER kai"   reads a line and compares it; a `*` at the end stands for any rest
 *   "listen"            opens a port for a data connection
 *   "listen-full"       opens one that takes nobody: who connects to it gets no answer
 *   "unlisten"          closes it: who connects to it is refused
 *   "accept"            takes the client's data connection
 *   "note-port"         takes the port from the PORT or EPRT that was just expected
 *   "connect"           connects to it
 *   "send TEXT"         sends a line on the data connection
 *   "send-bytes N"      sends N bytes on it
 *   "flood-data TEXT"   as flood, on it
 *   "stranger"          connects to the noted port from another address, and is shown the door
 *   "receive N"         reads until the client ends it, and wants N bytes
 *   "end-data"          closes it
 *   "reset-data"        breaks it off
 *   "wait MILLISECONDS"
 *   "stall"             says nothing more until the client closes
 *   "close"             closes the control connection, and takes the next client
 *   "reset"             as close, but breaks it off
 *
 * A flood that the client takes without an end fails the transcript.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FerryFakeServer FerryFakeServer;

FerryFakeServer *ferry_fake_server_start (const char *const *script);
guint16 ferry_fake_server_get_port (FerryFakeServer *server);
char *ferry_fake_server_finish (FerryFakeServer *server);

G_END_DECLS
