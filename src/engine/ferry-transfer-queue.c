/* All transfers: the object, its properties and the list of its rows. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-queue.h"

#define TICK 100 /* ms */

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FerryTransferQueue,
                               ferry_transfer_queue,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  PROP_BYTES_DONE = 1,
  PROP_SIZE,
  PROP_SPEED,
  PROP_TIME_LEFT,
  PROP_ACTIVE,
  PROP_WAITING,
  PROP_FAILED,
  PROP_IS_PAUSED,
  N_PROPERTIES
};

enum
{
  STATE_CHANGED,
  ASKING,
  TRANSFER_ENDED,
  DRAINED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return FERRY_TYPE_TRANSFER;
}

static guint
get_n_items (GListModel *model)
{
  return ferry_queue_rows_get_length (FERRY_TRANSFER_QUEUE (model)->rows);
}

static gpointer
get_item (GListModel *model, guint position)
{
  FerryQueueItem *item = ferry_queue_rows_get (FERRY_TRANSFER_QUEUE (model)->rows, position);

  return item != NULL ? g_object_ref (item->transfer) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
on_rows_changed (guint position, guint removed, guint added, gpointer owner)
{
  g_list_model_items_changed (owner, position, removed, added);
}

void
ferry_queue_emit_state_changed (FerryTransferQueue *queue, FerryTransfer *transfer)
{
  g_signal_emit (queue, signals[STATE_CHANGED], 0, transfer);
}

void
ferry_queue_emit_asking (FerryTransferQueue *queue, FerryTransfer *transfer)
{
  g_signal_emit (queue, signals[ASKING], 0, transfer);
}

void
ferry_queue_emit_ended (FerryTransferQueue *queue, FerryTransfer *transfer)
{
  g_signal_emit (queue, signals[TRANSFER_ENDED], 0, transfer);
}

void
ferry_queue_emit_drained (FerryTransferQueue *queue)
{
  g_signal_emit (queue, signals[DRAINED], 0);
}

static void
show_int64 (FerryTransferQueue *queue, guint id, gint64 *shown, gint64 value)
{
  if (*shown == value)
    return;
  *shown = value;
  g_object_notify_by_pspec (G_OBJECT (queue), properties[id]);
}

static void
show_uint (FerryTransferQueue *queue, guint id, guint *shown, guint value)
{
  if (*shown == value)
    return;
  *shown = value;
  g_object_notify_by_pspec (G_OBJECT (queue), properties[id]);
}

static void
show_speed (FerryTransferQueue *queue, double speed)
{
  if (ABS (queue->shown_speed - speed) < 1)
    return;
  queue->shown_speed = speed;
  g_object_notify_by_pspec (G_OBJECT (queue), properties[PROP_SPEED]);
}

/**
 * ferry_queue_show:
 *
 * Notifies what has changed since the last time.
 */
void
ferry_queue_show (FerryTransferQueue *queue)
{
  FerryQueueTotals *totals = &queue->totals;
  const guint *states = totals->states;
  guint active = states[FERRY_TRANSFER_RUNNING] + states[FERRY_TRANSFER_RETRYING];
  gint64 now = g_get_monotonic_time ();
  FerrySpeedMeter *meter = &totals->meter;

  g_object_freeze_notify (G_OBJECT (queue));
  ferry_queue_totals_show_folders (totals, now);
  /* What was there before a file went on from the middle did not take any time. */
  ferry_speed_meter_sample (meter, now, totals->moved);
  show_int64 (queue, PROP_BYTES_DONE, &queue->shown_done, MAX (totals->done, 0));
  show_int64 (queue, PROP_SIZE, &queue->shown_size, MAX (totals->size, 0));
  show_speed (queue, active > 0 ? ferry_speed_meter_get_speed (meter) : 0);
  show_int64 (queue, PROP_TIME_LEFT, &queue->shown_time_left,
              active > 0 ? ferry_speed_meter_get_time_left (meter, totals->size - totals->done)
                         : -1);
  show_uint (queue, PROP_ACTIVE, &queue->shown_active, active);
  show_uint (queue, PROP_WAITING, &queue->shown_waiting, states[FERRY_TRANSFER_WAITING]);
  show_uint (queue, PROP_FAILED, &queue->shown_failed,
             states[FERRY_TRANSFER_FAILED] + totals->failed_folders);
  g_object_thaw_notify (G_OBJECT (queue));
}

static gboolean
on_tick (gpointer data)
{
  g_autoptr (FerryTransferQueue) queue = g_object_ref (data);

  ferry_transfer_scheduler_tick (queue->scheduler);
  ferry_queue_show (queue);
  ferry_changed_folders_tell (queue->changed, FALSE);
  if (ferry_queue_has_work (queue) || !ferry_changed_folders_is_empty (queue->changed))
    return G_SOURCE_CONTINUE;
  queue->tick_source = 0;
  return G_SOURCE_REMOVE;
}

/**
 * ferry_queue_start_ticking:
 *
 * Ten times a second something is looked at, as long as there is something to look at.
 */
void
ferry_queue_start_ticking (FerryTransferQueue *queue)
{
  if (queue->tick_source == 0)
    queue->tick_source = g_timeout_add_full (G_PRIORITY_DEFAULT, TICK, on_tick, queue, NULL);
}

static void
set_paused (FerryTransferQueue *queue, gboolean is_paused)
{
  if (queue->is_paused == is_paused)
    return;
  queue->is_paused = is_paused;
  ferry_transfer_scheduler_set_paused (queue->scheduler, is_paused);
  g_object_notify_by_pspec (G_OBJECT (queue), properties[PROP_IS_PAUSED]);
}

static void
ferry_transfer_queue_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FerryTransferQueue *queue = FERRY_TRANSFER_QUEUE (object);

  switch (id)
    {
    case PROP_BYTES_DONE:
      g_value_set_int64 (value, queue->shown_done);
      break;
    case PROP_SIZE:
      g_value_set_int64 (value, queue->shown_size);
      break;
    case PROP_SPEED:
      g_value_set_double (value, queue->shown_speed);
      break;
    case PROP_TIME_LEFT:
      g_value_set_int64 (value, queue->shown_time_left);
      break;
    case PROP_ACTIVE:
      g_value_set_uint (value, queue->shown_active);
      break;
    case PROP_WAITING:
      g_value_set_uint (value, queue->shown_waiting);
      break;
    case PROP_FAILED:
      g_value_set_uint (value, queue->shown_failed);
      break;
    case PROP_IS_PAUSED:
      g_value_set_boolean (value, queue->is_paused);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ferry_transfer_queue_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  FerryTransferQueue *queue = FERRY_TRANSFER_QUEUE (object);

  switch (id)
    {
    case PROP_IS_PAUSED:
      set_paused (queue, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ferry_transfer_queue_finalize (GObject *object)
{
  FerryTransferQueue *queue = FERRY_TRANSFER_QUEUE (object);

  g_clear_handle_id (&queue->tick_source, g_source_remove);
  ferry_transfer_scheduler_close (queue->scheduler, queue->journal != NULL);
  ferry_queue_totals_clear (&queue->totals);
  g_queue_clear_full (&queue->done_below, (GDestroyNotify) ferry_queue_item_unref);
  g_hash_table_unref (queue->open_folders);
  ferry_queue_rows_free (queue->rows);
  ferry_changed_folders_free (queue->changed);
  g_clear_object (&queue->journal);

  G_OBJECT_CLASS (ferry_transfer_queue_parent_class)->finalize (object);
}

#define READABLE (G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)
#define WRITABLE (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_BYTES_DONE] =
      g_param_spec_int64 ("bytes-done", NULL, NULL, 0, G_MAXINT64, 0, READABLE);
  properties[PROP_SIZE] = g_param_spec_int64 ("size", NULL, NULL, 0, G_MAXINT64, 0, READABLE);
  properties[PROP_SPEED] = g_param_spec_double ("speed", NULL, NULL, 0, G_MAXDOUBLE, 0, READABLE);
  properties[PROP_TIME_LEFT] =
      g_param_spec_int64 ("time-left", NULL, NULL, -1, G_MAXINT64, -1, READABLE);
  properties[PROP_ACTIVE] = g_param_spec_uint ("active", NULL, NULL, 0, G_MAXUINT, 0, READABLE);
  properties[PROP_WAITING] = g_param_spec_uint ("waiting", NULL, NULL, 0, G_MAXUINT, 0, READABLE);
  properties[PROP_FAILED] = g_param_spec_uint ("failed", NULL, NULL, 0, G_MAXUINT, 0, READABLE);
  properties[PROP_IS_PAUSED] = g_param_spec_boolean ("is-paused", NULL, NULL, FALSE, WRITABLE);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
ferry_transfer_queue_class_init (FerryTransferQueueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ferry_transfer_queue_get_property;
  object_class->set_property = ferry_transfer_queue_set_property;
  object_class->finalize = ferry_transfer_queue_finalize;
  install_properties (object_class);

  /**
   * FerryTransferQueue::state-changed:
   * @transfer: the row; for who keeps lists of rows by state
   */
  signals[STATE_CHANGED] =
      g_signal_new ("state-changed", FERRY_TYPE_TRANSFER_QUEUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, FERRY_TYPE_TRANSFER);
  /**
   * FerryTransferQueue::asking:
   * @transfer: the row that waits for ferry_transfer_queue_decide()
   */
  signals[ASKING] = g_signal_new ("asking", FERRY_TYPE_TRANSFER_QUEUE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, FERRY_TYPE_TRANSFER);
  /**
   * FerryTransferQueue::transfer-ended:
   * @transfer: the row; its state says how
   */
  signals[TRANSFER_ENDED] =
      g_signal_new ("transfer-ended", FERRY_TYPE_TRANSFER_QUEUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, FERRY_TYPE_TRANSFER);
  /**
   * FerryTransferQueue::drained:
   *
   * Nothing runs or waits any more. What is paused or asks does not count.
   */
  signals[DRAINED] = g_signal_new ("drained", FERRY_TYPE_TRANSFER_QUEUE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ferry_transfer_queue_init (FerryTransferQueue *queue)
{
  queue->rows = ferry_queue_rows_new (on_rows_changed, queue);
  ferry_queue_totals_init (&queue->totals);
  queue->scheduler = ferry_transfer_scheduler_new (&ferry_queue_scheduler_funcs, queue);
  queue->changed = ferry_changed_folders_new ();
  queue->open_folders = g_hash_table_new (NULL, NULL);
  queue->rules.sync = FERRY_SYNC_LARGE;
  queue->shown_time_left = -1;
  ferry_queue_apply_rules (queue);
}

/**
 * ferry_transfer_queue_new:
 *
 * Returns: (transfer full): an empty queue, which asks about files that exist
 */
FerryTransferQueue *
ferry_transfer_queue_new (void)
{
  return g_object_new (FERRY_TYPE_TRANSFER_QUEUE, NULL);
}

/**
 * ferry_transfer_queue_set_sync:
 *
 * When a file has to be on this computer's disk before it has its name.
 */
void
ferry_transfer_queue_set_sync (FerryTransferQueue *queue, FerrySync sync)
{
  queue->rules.sync = sync;
  ferry_queue_apply_rules (queue);
}

/**
 * ferry_transfer_queue_set_parts:
 * @parts: connections for one large file that comes from a server; 0: as many as help, 1: never
 * more than one
 */
void
ferry_transfer_queue_set_parts (FerryTransferQueue *queue, guint parts)
{
  queue->rules.parts = parts;
  ferry_queue_apply_rules (queue);
}

/**
 * ferry_transfer_queue_count_connections:
 *
 * Returns: how many connections to @place are logged in for transfers, beside the one for browsing
 */
guint
ferry_transfer_queue_count_connections (FerryTransferQueue *queue, FerryPlace *place)
{
  return ferry_transfer_scheduler_count_connections (queue->scheduler, place);
}

/**
 * ferry_transfer_queue_find:
 * @position: (out): where @transfer is
 *
 * Returns: whether it is a row; among a million that takes a few steps
 */
gboolean
ferry_transfer_queue_find (FerryTransferQueue *queue, FerryTransfer *transfer, guint *position)
{
  FerryQueueItem *item = ferry_queue_rows_find (queue->rows, transfer);

  if (item == NULL || item->row == NULL)
    return FALSE;
  *position = (guint) g_sequence_iter_get_position (item->row);
  return TRUE;
}

/**
 * ferry_transfer_queue_is_failed_below:
 *
 * Returns: whether @transfer is a folder that failed because of rows that are below it and failed
 */
gboolean
ferry_transfer_queue_is_failed_below (FerryTransferQueue *queue, FerryTransfer *transfer)
{
  FerryQueueItem *item = ferry_queue_rows_find (queue->rows, transfer);

  return item != NULL && ferry_queue_item_is_folder (item) && item->n_failed > 0;
}

/**
 * ferry_transfer_queue_get_speed_history:
 *
 * Returns: (transfer none): what all transfers together moved in the last minutes
 */
FerrySpeedHistory *
ferry_transfer_queue_get_speed_history (FerryTransferQueue *queue)
{
  return queue->totals.history;
}
