/* Lines from the control connection: a buffer of its own, bounds, Telnet bytes taken out.
 * Blocking, with a deadline.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FerryFtpLineReader FerryFtpLineReader;

FerryFtpLineReader *ferry_ftp_line_reader_new (GInputStream *input, GSocket *socket);
void ferry_ftp_line_reader_free (FerryFtpLineReader *reader);

const char *ferry_ftp_line_reader_get_rest (FerryFtpLineReader *reader);
const char *ferry_ftp_line_reader_read (FerryFtpLineReader *reader,
                                        gint64 deadline,
                                        GCancellable *cancellable,
                                        GError **error);
gboolean ferry_ftp_line_reader_peek (FerryFtpLineReader *reader);
gboolean ferry_ftp_line_reader_has_bytes (FerryFtpLineReader *reader);

G_END_DECLS
