/* A worker's connection to a second server. See ferry-companion.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-companion.h"

#define LIMIT (5 * G_TIME_SPAN_SECOND) /* without a job */

/**
 * ferry_companion_drop:
 */
void
ferry_companion_drop (FerryCompanion *companion)
{
  if (companion->client != NULL)
    ferry_ftp_client_disconnect (companion->client);
  g_clear_pointer (&companion->client, ferry_ftp_client_free);
  g_clear_pointer (&companion->key, g_free);
}

/**
 * ferry_companion_look_after:
 *
 * Returns: how many microseconds it still has; it goes when there are none
 */
gint64
ferry_companion_look_after (FerryCompanion *companion)
{
  gint64 left = companion->used_at + LIMIT - g_get_monotonic_time ();

  if (companion->client != NULL && left <= 0)
    ferry_companion_drop (companion);
  g_atomic_int_set (&companion->is_there, companion->client != NULL);
  return left;
}

/**
 * ferry_companion_get:
 *
 * Returns: (transfer none): the client for the server of @partner, perhaps connected already
 */
FerryFtpClient *
ferry_companion_get (FerryCompanion *companion, const FerryPartner *partner)
{
  if (g_strcmp0 (companion->key, partner->key) != 0)
    {
      ferry_companion_drop (companion);
      companion->client = ferry_partner_new_client (partner);
      companion->key = g_strdup (partner->key);
      g_atomic_int_set (&companion->is_there, TRUE);
    }
  return companion->client;
}

/**
 * ferry_companion_is_there:
 *
 * From any thread.
 */
gboolean
ferry_companion_is_there (FerryCompanion *companion)
{
  return g_atomic_int_get (&companion->is_there);
}
