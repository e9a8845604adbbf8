/* Waiting for sockets. See ferry-ftp-wait.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-wait.h"

#include <glib/gi18n-lib.h>

/* So long a cancel may wait. To be woken by one takes a descriptor that is made for this wait
 * alone, and most waits are over before. */
#define MOMENT (20 * G_TIME_SPAN_MILLISECOND)

/**
 * ferry_ftp_deadline_in:
 *
 * Returns: the moment that is @seconds from now
 */
gint64
ferry_ftp_deadline_in (guint seconds)
{
  return g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
}

/**
 * ferry_ftp_is_readable:
 *
 * Returns: whether a read would not block: there are bytes, an end, or an error
 */
gboolean
ferry_ftp_is_readable (GSocket *socket)
{
  return g_socket_condition_check (socket, G_IO_IN | G_IO_HUP | G_IO_ERR) != 0;
}

/**
 * ferry_ftp_wait_for:
 *
 * Returns: %FALSE with %G_IO_ERROR_TIMED_OUT or %G_IO_ERROR_CANCELLED if @condition did not come
 */
gboolean
ferry_ftp_wait_for (GSocket *socket,
                    GIOCondition condition,
                    gint64 deadline,
                    GCancellable *cancellable,
                    GError **error)
{
  gint64 left = MAX (deadline - g_get_monotonic_time (), 0);
  g_autoptr (GError) reason = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (g_socket_condition_timed_wait (socket, condition, MIN (left, MOMENT), NULL, &reason))
    return TRUE;
  if (left > MOMENT && g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return g_socket_condition_timed_wait (socket, condition, left - MOMENT, cancellable, error);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
did_become_readable (GSocket *socket, GIOCondition condition, gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
did_wake (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
add_source (GMainContext *context, GSource *source, GSourceFunc func)
{
  g_source_set_callback (source, func, NULL, NULL);
  g_source_attach (source, context);
  g_source_unref (source);
}

/**
 * ferry_ftp_wait_for_either:
 *
 * Waits until one of two sockets can be read. A context of its own is GLib's portable way to poll
 * two sockets: on Windows a socket is no file descriptor.
 *
 * Returns: %FALSE with %G_IO_ERROR_TIMED_OUT or %G_IO_ERROR_CANCELLED if neither can
 */
gboolean
ferry_ftp_wait_for_either (GSocket *socket,
                           GSocket *other,
                           gint64 deadline,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GMainContext) context = NULL;

  if (ferry_ftp_is_readable (socket) || ferry_ftp_is_readable (other))
    return TRUE;

  context = g_main_context_new ();
  add_source (context, g_socket_create_source (socket, G_IO_IN, NULL),
              G_SOURCE_FUNC (did_become_readable));
  add_source (context, g_socket_create_source (other, G_IO_IN, NULL),
              G_SOURCE_FUNC (did_become_readable));
  if (cancellable != NULL)
    add_source (context, g_cancellable_source_new (cancellable), G_SOURCE_FUNC (did_wake));

  for (;;)
    {
      gint64 left = deadline - g_get_monotonic_time ();
      g_autoptr (GSource) timer = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (ferry_ftp_is_readable (socket) || ferry_ftp_is_readable (other))
        return TRUE;
      if (left <= 0)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _ ("Connection timed out"));
          return FALSE;
        }
      timer = g_timeout_source_new ((guint) (left / 1000 + 1));
      g_source_set_callback (timer, did_wake, NULL, NULL);
      g_source_attach (timer, context);
      g_main_context_iteration (context, TRUE);
      g_source_destroy (timer);
    }
}
