/* How far the clock that a server's LIST shows is from UTC. Inside src/ftp only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"
#include "ferry-ftp-session.h"

G_BEGIN_DECLS

/* Stands between a listing and whoever wants it. */
typedef struct
{
  FerryFtpSession *session;
  FerryFtpListingFunc func; /* nullable */
  gpointer user_data;

  GPtrArray *held;   /* of FerryListing, in the server's time; NULL: parts are handed on at once */
  gint64 held_until; /* monotonic; 0: nothing has come yet */
  char *name;        /* the file to ask for, nullable */
  gint64 shown;      /* its time in the listing */
  gboolean has_second; /* shown to the second, else to the minute */
  gboolean is_asked;   /* MDTM is under way */
} FerryFtpTimeOffset;

void ferry_ftp_time_offset_begin (FerryFtpTimeOffset *offset,
                                  FerryFtpSession *session,
                                  FerryFtpListingFunc func,
                                  gpointer user_data);
void ferry_ftp_time_offset_take (FerryListing *part, gpointer user_data);
void ferry_ftp_time_offset_end (FerryFtpTimeOffset *offset,
                                gboolean is_whole,
                                GCancellable *cancellable);

gboolean
ferry_ftp_time_offset_compute (gint64 shown, gboolean has_second, gint64 modified, gint *seconds);

G_END_DECLS
