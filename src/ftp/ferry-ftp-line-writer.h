/* Lines out to the control connection: gathered, then sent at once. Blocking. The other way is
 * ferry-ftp-line-reader.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FerryFtpLineWriter FerryFtpLineWriter;

FerryFtpLineWriter *ferry_ftp_line_writer_new (GSocket *socket, guint timeout);
void ferry_ftp_line_writer_free (FerryFtpLineWriter *writer);
void ferry_ftp_line_writer_set_output (FerryFtpLineWriter *writer, GOutputStream *output);
void ferry_ftp_line_writer_set_doubles_iac (FerryFtpLineWriter *writer, gboolean doubles_iac);
gboolean ferry_ftp_line_writer_get_doubles_iac (FerryFtpLineWriter *writer);

gboolean ferry_ftp_line_writer_add (FerryFtpLineWriter *writer, const char *line, GError **error);
gboolean ferry_ftp_line_writer_flush (FerryFtpLineWriter *writer,
                                      gsize *sent,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
