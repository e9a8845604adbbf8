/* How a row is carried out. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-transfer-plan.h"

#include "ferry-file-batch.h"
#include "ferry-path.h"
#include "ferry-remote-place.h"

/* Smaller ones share a go of a worker. */
/* A listing of the target is right for so long, and for files that cost little to send again. */
#define KNOWN_FOR   (60 * G_TIME_SPAN_SECOND)
#define KNOWN_BELOW (1024 * 1024)

typedef enum
{
  ROUTE_HERE,    /* on this computer */
  ROUTE_DOWN,    /* server to here */
  ROUTE_UP,      /* here to server */
  ROUTE_WITHIN,  /* renaming on one server */
  ROUTE_BETWEEN, /* server to server, or a copy on one */
} Route;

static Route
get_route (FerryQueueItem *item)
{
  FerryPlace *from = ferry_transfer_get_from (item->transfer);
  FerryPlace *to = ferry_transfer_get_to (item->transfer);

  if (ferry_place_is_local (from))
    return ferry_place_is_local (to) ? ROUTE_HERE : ROUTE_UP;
  if (ferry_place_is_local (to))
    return ROUTE_DOWN;
  return from == to && item->is_move ? ROUTE_WITHIN : ROUTE_BETWEEN;
}

/**
 * ferry_transfer_plan_decide_text:
 *
 * Finds out whether the line ends of the row change: for a file between this computer and a server,
 * when somebody said so or the site's rule does.
 */
void
ferry_transfer_plan_decide_text (FerryQueueItem *item)
{
  Route route = get_route (item);
  FerryPlace *place = route == ROUTE_UP ? ferry_transfer_get_to (item->transfer)
                                        : ferry_transfer_get_from (item->transfer);
  g_autofree char *name = ferry_path_dup_name (ferry_transfer_get_source (item->transfer));

  if (ferry_queue_item_is_folder (item) || (route != ROUTE_UP && route != ROUTE_DOWN))
    return;
  ferry_transfer_set_text (
      item->transfer, !item->wants_bytes &&
                          (item->wants_text ||
                           ferry_server_is_text (
                               ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place)), name)));
}

/**
 * ferry_transfer_plan_needs_walk:
 *
 * Returns: whether the row is a folder that has to be gone through; a move within a place renames
 */
gboolean
ferry_transfer_plan_needs_walk (FerryQueueItem *item)
{
  Route route = get_route (item);
  gboolean is_renamed = item->is_move && (route == ROUTE_HERE || route == ROUTE_WITHIN);

  return ferry_queue_item_is_folder (item) && (item->must_walk || !is_renamed);
}

/**
 * ferry_transfer_plan_get_place:
 *
 * Returns: (transfer none): the place whose connections do the next step
 */
FerryPlace *
ferry_transfer_plan_get_place (FerryQueueItem *item)
{
  FerryPlace *from = ferry_transfer_get_from (item->transfer);
  FerryPlace *to = ferry_transfer_get_to (item->transfer);

  switch (get_route (item))
    {
    case ROUTE_UP:
      return to;
    case ROUTE_HERE:
    case ROUTE_DOWN:
    case ROUTE_WITHIN:
    case ROUTE_BETWEEN:
    default:
      return from;
    }
}

static FerryTaskKind
get_kind (FerryQueueItem *item)
{
  switch (get_route (item))
    {
    case ROUTE_HERE:
      return ferry_queue_item_is_folder (item) ? FERRY_TASK_RENAME : FERRY_TASK_COPY;
    case ROUTE_DOWN:
      return FERRY_TASK_DOWNLOAD;
    case ROUTE_UP:
      return FERRY_TASK_UPLOAD;
    case ROUTE_WITHIN:
      return FERRY_TASK_RENAME;
    case ROUTE_BETWEEN:
    default:
      return FERRY_TASK_RELAY;
    }
}

/**
 * ferry_transfer_plan_get_host:
 *
 * Returns: (transfer none) (nullable): from server to server, the place of the target, to which the
 * worker makes a second connection
 */
FerryPlace *
ferry_transfer_plan_get_host (FerryQueueItem *item)
{
  return get_route (item) == ROUTE_BETWEEN && !ferry_queue_item_is_folder (item)
             ? ferry_transfer_get_to (item->transfer)
             : NULL;
}

/**
 * ferry_transfer_plan_get_target_place:
 *
 * Returns: (transfer none): the place whose connections reach what lies at the target
 */
FerryPlace *
ferry_transfer_plan_get_target_place (FerryQueueItem *item)
{
  FerryPlace *host = ferry_transfer_plan_get_host (item);

  return host != NULL ? host : ferry_transfer_plan_get_place (item);
}

static void
add_partner (FerryFileTask *task, FerryQueueItem *item)
{
  FerryRemotePlace *from = FERRY_REMOTE_PLACE (ferry_transfer_get_from (item->transfer));
  FerryRemotePlace *to = FERRY_REMOTE_PLACE (ferry_transfer_get_to (item->transfer));

  task->partner = ferry_remote_place_new_partner (to);
  task->allows_direct = ferry_remote_place_get_server (from)->allows_server_copy &&
                        ferry_remote_place_get_server (to)->allows_server_copy;
}

static gboolean
is_target_known (FerryQueueItem *item)
{
  return item->is_target_known && g_get_monotonic_time () - item->known_since < KNOWN_FOR &&
         ferry_transfer_get_size (item->transfer) < KNOWN_BELOW;
}

/* What the user chose for the site that the step is carried out with. */
static void
take_choices (FerryFileTask *task, FerryQueueItem *item)
{
  FerryPlace *place = ferry_transfer_plan_get_target_place (item);
  const FerryServer *server;

  if (ferry_place_is_local (place))
    return;
  server = ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place));
  task->is_upload_safe = server->is_replace_safe;
  task->verify = server->verify;
}

/**
 * ferry_transfer_plan_make_task:
 *
 * Returns: (transfer full): what a worker has to do
 */
FerryFileTask *
ferry_transfer_plan_make_task (FerryQueueItem *item, const FerryTransferRules *rules)
{
  FerryFileTask *task = ferry_file_task_new (
      get_kind (item), ferry_transfer_get_source (item->transfer),
      ferry_transfer_get_target (item->transfer), ferry_transfer_get_source_entry (item->transfer));

  if (task->kind == FERRY_TASK_RELAY)
    add_partner (task, item);
  task->parts = rules->parts;
  if (task->kind == FERRY_TASK_DOWNLOAD && task->parts != 1 && !ferry_transfer_plan_is_small (item))
    task->partner = ferry_remote_place_new_partner (
        FERRY_REMOTE_PLACE (ferry_transfer_get_from (item->transfer)));
  task->is_remote = get_route (item) == ROUTE_WITHIN;
  task->is_move = item->is_move;
  task->has_permissions = item->has_permissions;
  task->is_text = ferry_transfer_is_text (item->transfer);
  take_choices (task, item);
  task->sync = rules->sync;
  task->action = item->is_decided ? item->action : rules->exists_action;
  task->new_name = g_strdup (item->new_name);
  task->resume = item->resume;
  if (is_target_known (item))
    {
      task->is_target_known = TRUE;
      task->known_target =
          item->known_target != NULL ? ferry_entry_copy (item->known_target) : NULL;
    }
  return task;
}

/**
 * ferry_transfer_plan_is_small:
 *
 * Returns: whether it may share a go of a worker with others
 */
gboolean
ferry_transfer_plan_is_small (FerryQueueItem *item)
{
  gint64 size = ferry_transfer_get_size (item->transfer);

  return !ferry_queue_item_is_folder (item) && item->tries == 0 && size >= 0 &&
         size <= FERRY_BATCH_SMALL && get_route (item) != ROUTE_BETWEEN;
}

/**
 * ferry_transfer_plan_dup_target_key:
 *
 * Returns: (transfer full): what two rows share that must not run at the same time
 */
char *
ferry_transfer_plan_dup_target_key (FerryQueueItem *item)
{
  FerryPlace *to = ferry_transfer_get_to (item->transfer);

  return g_strdup_printf ("%p %s", ferry_place_is_local (to) ? NULL : (gpointer) to,
                          ferry_transfer_get_target (item->transfer));
}
