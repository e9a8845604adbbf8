/* An asynchronous call with an end. See ferry-ftp-blocking.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-blocking.h"

static gboolean
did_time_out (gpointer user_data)
{
  FerryFtpBlocking *call = user_data;

  call->is_late = TRUE;
  g_cancellable_cancel (call->stop);
  return G_SOURCE_REMOVE;
}

static void
did_cancel (GCancellable *cancellable, GCancellable *stop)
{
  g_cancellable_cancel (stop);
}

/**
 * ferry_ftp_blocking_begin:
 * @call: (out caller-allocates): must stay where it is until ferry_ftp_blocking_wait() returns
 * @seconds: until it has to be done
 *
 * From here on asynchronous calls of this thread come back in ferry_ftp_blocking_wait().
 */
void
ferry_ftp_blocking_begin (FerryFtpBlocking *call, guint seconds, GCancellable *cancellable)
{
  *call = (FerryFtpBlocking){
    .stop = g_cancellable_new (),
    .context = g_main_context_new (),
    .timer = g_timeout_source_new (seconds * 1000),
    .cancellable = cancellable,
  };
  if (cancellable != NULL)
    call->handler = g_cancellable_connect (cancellable, G_CALLBACK (did_cancel), call->stop, NULL);
  g_main_context_push_thread_default (call->context);
  g_source_set_callback (call->timer, did_time_out, call, NULL);
  g_source_attach (call->timer, call->context);
}

/**
 * ferry_ftp_blocking_done:
 *
 * To be called when the call has come back.
 */
void
ferry_ftp_blocking_done (FerryFtpBlocking *call)
{
  call->is_done = TRUE;
}

/**
 * ferry_ftp_blocking_wait:
 *
 * Waits until the call has come back, which is soon after its time is over or it was cancelled.
 *
 * Returns: whether it was ended because its time was over, and not by a cancel
 */
gboolean
ferry_ftp_blocking_wait (FerryFtpBlocking *call)
{
  while (!call->is_done)
    g_main_context_iteration (call->context, TRUE);
  g_source_destroy (call->timer);
  g_main_context_pop_thread_default (call->context);
  g_cancellable_disconnect (call->cancellable, call->handler);
  g_clear_pointer (&call->timer, g_source_unref);
  g_clear_pointer (&call->context, g_main_context_unref);
  g_clear_object (&call->stop);
  return call->is_late && !g_cancellable_is_cancelled (call->cancellable);
}
