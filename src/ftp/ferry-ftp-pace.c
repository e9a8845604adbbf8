/* Holding back where speed is limited. See ferry-ftp-pace.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-pace.h"

#define LONGEST_NAP 100 /* ms; then the limits are looked at again */

static void
nap (gint64 microseconds, GCancellable *cancellable)
{
  gint64 milliseconds = MIN (microseconds / 1000 + 1, LONGEST_NAP);
  GPollFD poll;

  if (cancellable != NULL && g_cancellable_make_pollfd (cancellable, &poll))
    {
      g_poll (&poll, 1, (int) milliseconds);
      g_cancellable_release_fd (cancellable);
    }
  else
    {
      g_usleep ((gulong) milliseconds * 1000);
    }
}

/**
 * ferry_ftp_pace_begin:
 * @wanted: bytes
 * @turn: (out): for how many bytes it is in @turn->bytes; to be ended by ferry_ftp_pace_end()
 *
 * Waits until bytes may be moved. Time-outs of the network begin after it.
 *
 * Returns: %FALSE on a cancel; there is no turn to be ended then
 */
gboolean
ferry_ftp_pace_begin (FerryFtpSession *session,
                      FerryRateDirection direction,
                      gsize wanted,
                      FerryRateTurn *turn,
                      GCancellable *cancellable,
                      GError **error)
{
  gint64 wait;

  *turn = ferry_rate_take (session->rate, direction, wanted, g_get_monotonic_time ());
  while ((wait = ferry_rate_get_wait (session->rate, turn, g_get_monotonic_time ())) > 0)
    {
      nap (wait, cancellable);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          ferry_ftp_pace_end (session, turn, 0);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * ferry_ftp_pace_end:
 * @moved: how many bytes have been moved; the rest of the turn goes to whoever waits
 */
void
ferry_ftp_pace_end (FerryFtpSession *session, const FerryRateTurn *turn, gsize moved)
{
  ferry_rate_give_back (session->rate, turn, turn->bytes - moved, g_get_monotonic_time ());
}
