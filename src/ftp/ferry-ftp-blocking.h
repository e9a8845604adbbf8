/* One asynchronous call of GIO's, waited for here with an end of its own: connecting to several
 * addresses side by side, looking up a name, a TLS handshake have none when they block.
 *
 *   FerryFtpBlocking call;
 *   ferry_ftp_blocking_begin (&call, seconds, cancellable);
 *   g_..._async (..., call.stop, did_it, ...);      did_it() calls ferry_ftp_blocking_done()
 *   ferry_ftp_blocking_wait (&call);
 *
 * Inside src/ftp only. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GCancellable *stop; /* for the call: cancelled by the time or by whoever waits */

  /* the inner side */
  GMainContext *context;
  GSource *timer;
  GCancellable *cancellable; /* borrowed, nullable */
  gulong handler;
  gboolean is_late;
  gboolean is_done;
} FerryFtpBlocking;

void ferry_ftp_blocking_begin (FerryFtpBlocking *call, guint seconds, GCancellable *cancellable);
void ferry_ftp_blocking_done (FerryFtpBlocking *call);
gboolean ferry_ftp_blocking_wait (FerryFtpBlocking *call);

G_END_DECLS
