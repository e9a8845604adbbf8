/* Why a transfer failed, and a click that makes it go. See ferry-transfer-remedy.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-transfer-remedy.h"

#include "ferry-explain.h"
#include "ferry-remedy-action.h"
#include "ferry-remote-place.h"

/* The server that the transfer has to do with; of two, the one it comes from. */
static FerryRemotePlace *
get_server_place (FerryTransfer *transfer)
{
  FerryPlace *places[] = { ferry_transfer_get_from (transfer), ferry_transfer_get_to (transfer) };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (FERRY_IS_REMOTE_PLACE (places[i]))
      return FERRY_REMOTE_PLACE (places[i]);
  return NULL;
}

/**
 * ferry_transfer_remedy_explain:
 *
 * Returns: (transfer full) (nullable): why it failed or is tried again; %NULL where it is not. A
 *   file that cannot be read here has no server to do with.
 */
FerryExplanation *
ferry_transfer_remedy_explain (FerryTransfer *transfer)
{
  FerryRemotePlace *place = get_server_place (transfer);
  const GError *error = ferry_transfer_get_error (transfer);
  FerryTransferState state = ferry_transfer_get_state (transfer);

  if (error == NULL || (state != FERRY_TRANSFER_FAILED && state != FERRY_TRANSFER_RETRYING))
    return NULL;
  if (place != NULL)
    return ferry_explain (error, ferry_remote_place_get_server (place));
  return ferry_explanation_new (FERRY_FTP_SYMPTOM_NONE, error->message);
}

/**
 * ferry_transfer_remedy_fits:
 *
 * Returns: whether @action changes how the server of @transfer is spoken to
 */
gboolean
ferry_transfer_remedy_fits (FerryTransfer *transfer, FerryRemedyAction action)
{
  FerryRemotePlace *place = get_server_place (transfer);

  return place != NULL &&
         ferry_remedy_action_changes (action, ferry_remote_place_get_server (place));
}

/* Another mode needs no new login; everything else does. */
static void
change_server (FerryRemotePlace *place, const FerryServer *server, gboolean is_mode_alone)
{
  if (is_mode_alone)
    ferry_remote_place_set_mode (place, server->mode);
  else
    ferry_remote_place_set_server (place, server);
  /* What helped once is remembered with the site. */
  g_signal_emit_by_name (place, "server-learned");
}

static void
retry_all (FerryTransferQueue *queue, FerryRemotePlace *place)
{
  GListModel *model = G_LIST_MODEL (queue);
  g_autoptr (GPtrArray) failed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (FerryTransfer) transfer = g_list_model_get_item (model, i);

      if (ferry_transfer_get_state (transfer) == FERRY_TRANSFER_FAILED &&
          get_server_place (transfer) == place)
        g_ptr_array_add (failed, g_steal_pointer (&transfer));
    }
  for (guint i = 0; i < failed->len; i++)
    ferry_transfer_queue_retry (queue, g_ptr_array_index (failed, i));
}

/**
 * ferry_transfer_remedy_get_server:
 *
 * Returns: (transfer none) (nullable): the server that @transfer has to do with
 */
const FerryServer *
ferry_transfer_remedy_get_server (FerryTransfer *transfer)
{
  FerryRemotePlace *place = get_server_place (transfer);

  return place != NULL ? ferry_remote_place_get_server (place) : NULL;
}

/**
 * ferry_transfer_remedy_use_server:
 * @is_remembered: whether it is so with the site from now on
 *
 * Speaks to the server of @transfer as @server says, and tries again whatever failed there.
 */
void
ferry_transfer_remedy_use_server (FerryTransferQueue *queue,
                                  FerryTransfer *transfer,
                                  const FerryServer *server,
                                  gboolean is_remembered)
{
  FerryRemotePlace *place = get_server_place (transfer);

  if (place == NULL)
    return;
  ferry_remote_place_set_server (place, server);
  if (is_remembered)
    g_signal_emit_by_name (place, "server-learned");
  retry_all (queue, place);
}

/**
 * ferry_transfer_remedy_apply:
 *
 * Applies @action to the server of @transfer and tries again whatever failed there.
 */
void
ferry_transfer_remedy_apply (FerryTransferQueue *queue,
                             FerryTransfer *transfer,
                             FerryRemedyAction action)
{
  FerryRemotePlace *place = get_server_place (transfer);
  g_autoptr (FerryServer) server = NULL;
  FerryMode mode;

  if (place == NULL)
    return;
  server = ferry_server_copy (ferry_remote_place_get_server (place));
  mode = server->mode;
  if (!ferry_remedy_action_apply (action, server))
    return;
  change_server (place, server, server->mode != mode);
  retry_all (queue, place);
}
