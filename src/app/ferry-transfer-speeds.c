/* The speed of each transfer under way. See ferry-transfer-speeds.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-transfer-speeds.h"

#define MOST_ACTIVE 64 /* rows that are looked at in a second */

struct _FerryTransferSpeeds
{
  GListModel *active;    /* owned */
  GHashTable *histories; /* owned; FerryTransfer, owned, to FerrySpeedHistory */
  guint timeout;
};

static gboolean
has_ended (gpointer transfer, gpointer history, gpointer user_data)
{
  return ferry_transfer_is_ended (transfer);
}

static FerrySpeedHistory *
get_history (FerryTransferSpeeds *speeds, FerryTransfer *transfer)
{
  FerrySpeedHistory *history = g_hash_table_lookup (speeds->histories, transfer);

  if (history == NULL)
    {
      history = ferry_speed_history_new ();
      g_hash_table_insert (speeds->histories, g_object_ref (transfer), history);
    }
  return history;
}

static gboolean
on_second (gpointer user_data)
{
  FerryTransferSpeeds *speeds = user_data;
  guint n_active = g_list_model_get_n_items (speeds->active);
  gint64 now = g_get_monotonic_time ();

  g_hash_table_foreach_remove (speeds->histories, has_ended, NULL);
  for (guint i = 0; i < MIN (n_active, MOST_ACTIVE); i++)
    {
      g_autoptr (FerryTransfer) transfer = g_list_model_get_item (speeds->active, i);
      gboolean is_down = ferry_place_is_local (ferry_transfer_get_to (transfer));
      gint64 speed = (gint64) ferry_transfer_get_speed (transfer);

      ferry_speed_history_add (get_history (speeds, transfer), now, is_down ? speed : 0,
                               is_down ? 0 : speed);
    }
  if (n_active > 0)
    return G_SOURCE_CONTINUE;
  speeds->timeout = 0;
  return G_SOURCE_REMOVE;
}

static void
on_active_changed (GListModel *active,
                   guint position,
                   guint removed,
                   guint added,
                   FerryTransferSpeeds *speeds)
{
  if (added > 0 && speeds->timeout == 0)
    speeds->timeout = g_timeout_add_seconds (1, on_second, speeds);
}

/**
 * ferry_transfer_speeds_new:
 *
 * Returns: (transfer full): notes from now on
 */
FerryTransferSpeeds *
ferry_transfer_speeds_new (FerryTransferPages *pages)
{
  FerryTransferSpeeds *speeds = g_new0 (FerryTransferSpeeds, 1);

  speeds->active = g_object_ref (ferry_transfer_pages_get_rows (pages, FERRY_TRANSFER_PAGE_ACTIVE));
  speeds->histories = g_hash_table_new_full (NULL, NULL, g_object_unref,
                                             (GDestroyNotify) ferry_speed_history_unref);
  g_signal_connect (speeds->active, "items-changed", G_CALLBACK (on_active_changed), speeds);
  return speeds;
}

/**
 * ferry_transfer_speeds_free:
 */
void
ferry_transfer_speeds_free (FerryTransferSpeeds *speeds)
{
  g_clear_handle_id (&speeds->timeout, g_source_remove);
  g_signal_handlers_disconnect_by_data (speeds->active, speeds);
  g_hash_table_unref (speeds->histories);
  g_object_unref (speeds->active);
  g_free (speeds);
}

/**
 * ferry_transfer_speeds_get:
 *
 * Returns: (transfer none) (nullable): of a transfer that has not ended
 */
FerrySpeedHistory *
ferry_transfer_speeds_get (FerryTransferSpeeds *speeds, FerryTransfer *transfer)
{
  if (transfer == NULL || ferry_transfer_is_ended (transfer))
    return NULL;
  return get_history (speeds, transfer);
}
