/* Bytes from a data connection to a stream and back, as fast as the machine and the limits
 * of speed allow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"
#include "ferry-ftp-exchange.h"

G_BEGIN_DECLS

typedef struct
{
  FerryFtpSession *session;
  FerryFtpExchange *exchange;
  FerryFtpProgressFunc progress; /* nullable */
  gpointer user_data;
  /* The server says something while it takes no data. Returns: whether to wait on. NULL: it ends */
  gboolean (*heard) (gpointer user_data, GError **error);
  gpointer heard_data;
  gint64 size;             /* how many bytes are expected, FERRY_SIZE_UNKNOWN if not known */
  gint64 limit;            /* of a download: more bytes than this are no file */
  gint64 moved;            /* how many have been */
  gint64 skip;             /* of a download: the first ones, which are here already */
  gboolean is_local_error; /* the stream's end failed, not the network's */
} FerryFtpPump;

gssize ferry_ftp_pump_read (FerryFtpPump *pump,
                            char *buffer,
                            gsize size,
                            GCancellable *cancellable,
                            GError **error);
gboolean ferry_ftp_pump_download (FerryFtpPump *pump,
                                  GOutputStream *target,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean ferry_ftp_pump_upload (FerryFtpPump *pump,
                                GInputStream *source,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
