/* One listing command: its bytes go through the parser, its entries to whoever wants them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-list.h"
#include "ferry-ftp-listing.h"

G_BEGIN_DECLS

typedef struct
{
  /* what to do with the parts */
  FerryFtpListingFunc func;
  gpointer user_data;
  gboolean is_held; /* keep them back until the listing shows "." or ".." */
  GPtrArray *held;  /* of FerryListing, made for is_held */

  /* what has come */
  gboolean has_dots; /* an entry "." or ".." was among the lines */
  guint entries;     /* handed out or held */
  gint64 bytes;
  guint8 tail[6]; /* the last bytes, where a line end may be cut */
} FerryFtpListRun;

gboolean ferry_ftp_list_run (FerryFtpListRun *run,
                             FerryFtpSession *session,
                             const char *command,
                             FerryFtpListingSource source,
                             FerryFtpReply **refusal,
                             GCancellable *cancellable,
                             GError **error);
void ferry_ftp_list_run_release (FerryFtpListRun *run);

G_END_DECLS
