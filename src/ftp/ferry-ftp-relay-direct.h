/* A file from one server straight to another (FXP): one is asked for a port, the other is told it,
 * and the bytes do not come through here. Two clients, both of the calling thread.
 *
 * Most servers refuse a port that is not their client's, to be no party to attacks on others
 * (RFC 2577 section 3); then the file has to come through here (ferry-ftp-relay-stream.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"

G_BEGIN_DECLS

typedef struct
{
  /* What is asked. */
  FerryFtpClient *source; /* borrowed, as all here */
  FerryFtpClient *target;
  const char *source_path; /* raw bytes */
  const char *target_path;
  gint64 offset; /* bytes that the target has already */
  gint64 size;   /* of the whole file, known */

  /* What came of it. */
  gboolean is_refused;      /* not a fault of the file: this pair of servers does not do it */
  FerryFtpClient *at_fault; /* whose the error is */
} FerryFtpDirect;

gboolean ferry_ftp_relay_direct_may_work (FerryFtpClient *source, FerryFtpClient *target);
gboolean ferry_ftp_relay_direct (FerryFtpDirect *direct, GCancellable *cancellable, GError **error);

G_END_DECLS
