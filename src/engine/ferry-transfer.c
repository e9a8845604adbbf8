/* One row of the queue. Main thread. Values only: what happens is decided by the queue.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-transfer.h"

#include "ferry-path.h"
#include "ferry-speed-meter.h"

struct _FerryTransfer
{
  GObject parent_instance;

  /* Owned. */
  FerryPlace *from;
  FerryPlace *to;
  char *source;
  char *target;
  char *name;
  FerryEntry *source_entry;
  FerryEntry *target_entry;
  FerryTransfer *parent;
  GError *error;

  FerryTransferState state;
  gint64 bytes_done;
  gint64 size;
  FerrySpeedMeter meter;
  double speed;
  gint64 time_left;
  guint files_done;
  guint files_total;
  gboolean is_folder;
  gboolean is_move;
  gboolean is_text;
  FerryAnew anew;
};

G_DEFINE_FINAL_TYPE (FerryTransfer, ferry_transfer, G_TYPE_OBJECT)

enum
{
  PROP_STATE = 1,
  PROP_BYTES_DONE,
  PROP_SIZE,
  PROP_SPEED,
  PROP_TIME_LEFT,
  PROP_FILES_DONE,
  PROP_FILES_TOTAL,
  PROP_ERROR,
  PROP_NAME,
  PROP_TARGET,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

GType
ferry_transfer_state_get_type (void)
{
  static gsize type;
  static const GEnumValue values[] = {
    { FERRY_TRANSFER_WAITING, "FERRY_TRANSFER_WAITING", "waiting" },
    { FERRY_TRANSFER_RUNNING, "FERRY_TRANSFER_RUNNING", "running" },
    { FERRY_TRANSFER_RETRYING, "FERRY_TRANSFER_RETRYING", "retrying" },
    { FERRY_TRANSFER_ASKING, "FERRY_TRANSFER_ASKING", "asking" },
    { FERRY_TRANSFER_PAUSED, "FERRY_TRANSFER_PAUSED", "paused" },
    { FERRY_TRANSFER_DONE, "FERRY_TRANSFER_DONE", "done" },
    { FERRY_TRANSFER_SKIPPED, "FERRY_TRANSFER_SKIPPED", "skipped" },
    { FERRY_TRANSFER_FAILED, "FERRY_TRANSFER_FAILED", "failed" },
    { FERRY_TRANSFER_CANCELLED, "FERRY_TRANSFER_CANCELLED", "cancelled" },
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("FerryTransferState", values));
  return type;
}

static void
ferry_transfer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FerryTransfer *transfer = FERRY_TRANSFER (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_enum (value, transfer->state);
      break;
    case PROP_BYTES_DONE:
      g_value_set_int64 (value, transfer->bytes_done);
      break;
    case PROP_SIZE:
      g_value_set_int64 (value, transfer->size);
      break;
    case PROP_SPEED:
      g_value_set_double (value, transfer->speed);
      break;
    case PROP_TIME_LEFT:
      g_value_set_int64 (value, transfer->time_left);
      break;
    case PROP_FILES_DONE:
      g_value_set_uint (value, transfer->files_done);
      break;
    case PROP_FILES_TOTAL:
      g_value_set_uint (value, transfer->files_total);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, transfer->error);
      break;
    case PROP_NAME:
      g_value_set_string (value, transfer->name);
      break;
    case PROP_TARGET:
      g_value_set_string (value, transfer->target);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ferry_transfer_finalize (GObject *object)
{
  FerryTransfer *transfer = FERRY_TRANSFER (object);

  g_clear_object (&transfer->from);
  g_clear_object (&transfer->to);
  g_clear_object (&transfer->parent);
  g_free (transfer->source);
  g_free (transfer->target);
  g_free (transfer->name);
  g_clear_pointer (&transfer->source_entry, ferry_entry_free);
  g_clear_pointer (&transfer->target_entry, ferry_entry_free);
  g_clear_error (&transfer->error);

  G_OBJECT_CLASS (ferry_transfer_parent_class)->finalize (object);
}

#define READABLE (G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)

static void
ferry_transfer_class_init (FerryTransferClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ferry_transfer_get_property;
  object_class->finalize = ferry_transfer_finalize;

  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, FERRY_TYPE_TRANSFER_STATE,
                                              FERRY_TRANSFER_WAITING, READABLE);
  properties[PROP_BYTES_DONE] =
      g_param_spec_int64 ("bytes-done", NULL, NULL, 0, G_MAXINT64, 0, READABLE);
  properties[PROP_SIZE] =
      g_param_spec_int64 ("size", NULL, NULL, -1, G_MAXINT64, FERRY_SIZE_UNKNOWN, READABLE);
  properties[PROP_SPEED] = g_param_spec_double ("speed", NULL, NULL, 0, G_MAXDOUBLE, 0, READABLE);
  properties[PROP_TIME_LEFT] =
      g_param_spec_int64 ("time-left", NULL, NULL, -1, G_MAXINT64, -1, READABLE);
  properties[PROP_FILES_DONE] =
      g_param_spec_uint ("files-done", NULL, NULL, 0, G_MAXUINT, 0, READABLE);
  properties[PROP_FILES_TOTAL] =
      g_param_spec_uint ("files-total", NULL, NULL, 0, G_MAXUINT, 0, READABLE);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, READABLE);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, READABLE);
  properties[PROP_TARGET] = g_param_spec_string ("target", NULL, NULL, NULL, READABLE);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
ferry_transfer_init (FerryTransfer *transfer)
{
  transfer->size = FERRY_SIZE_UNKNOWN;
  transfer->time_left = -1;
}

/**
 * ferry_transfer_new:
 * @entry: the source as it was listed
 * @parent: (nullable): the row of the folder that this one was found below
 *
 * Returns: (transfer full): a row that waits
 */
FerryTransfer *
ferry_transfer_new (FerryPlace *from,
                    const char *source,
                    FerryPlace *to,
                    const char *target,
                    const FerryEntry *entry,
                    gboolean is_move,
                    FerryTransfer *parent)
{
  FerryTransfer *transfer = g_object_new (FERRY_TYPE_TRANSFER, NULL);
  g_autofree char *name = ferry_path_dup_name (source);

  transfer->from = g_object_ref (from);
  transfer->to = g_object_ref (to);
  transfer->source = g_strdup (source);
  transfer->target = g_strdup (target);
  transfer->name = ferry_place_decode (from, name, NULL);
  transfer->source_entry = ferry_entry_copy (entry);
  transfer->parent = parent != NULL ? g_object_ref (parent) : NULL;
  transfer->is_folder = ferry_entry_is_directory (entry);
  transfer->is_move = is_move;
  transfer->size = transfer->is_folder ? 0 : entry->size;
  transfer->files_total = transfer->is_folder ? 0 : 1;
  return transfer;
}

#define GETTER(type, name, field)                                                                  \
  type ferry_transfer_##name (FerryTransfer *transfer) { return transfer->field; }

GETTER (FerryPlace *, get_from, from)
GETTER (FerryPlace *, get_to, to)
GETTER (const char *, get_source, source)
GETTER (const char *, get_target, target)
GETTER (const char *, get_name, name)
GETTER (gboolean, is_folder, is_folder)
GETTER (gboolean, is_move, is_move)
GETTER (gboolean, is_text, is_text)
GETTER (FerryAnew, get_anew, anew)
GETTER (FerryTransfer *, get_parent, parent)
GETTER (FerryTransferState, get_state, state)
GETTER (gint64, get_bytes_done, bytes_done)
GETTER (gint64, get_size, size)
GETTER (double, get_speed, speed)
GETTER (gint64, get_time_left, time_left)
GETTER (guint, get_files_done, files_done)
GETTER (guint, get_files_total, files_total)
GETTER (const GError *, get_error, error)
GETTER (const FerryEntry *, get_source_entry, source_entry)
GETTER (const FerryEntry *, get_target_entry, target_entry)

/**
 * ferry_transfer_is_ended:
 *
 * Returns: whether nothing happens to it any more unless somebody asks for it
 */
gboolean
ferry_transfer_is_ended (FerryTransfer *transfer)
{
  return transfer->state >= FERRY_TRANSFER_DONE;
}

/**
 * ferry_transfer_set_anew:
 *
 * Shown with the next state.
 */
void
ferry_transfer_set_anew (FerryTransfer *transfer, FerryAnew anew)
{
  transfer->anew = anew;
}

/**
 * ferry_transfer_set_text:
 *
 * Says whether line ends change on the way; before the row is shown, or before its state changes.
 */
void
ferry_transfer_set_text (FerryTransfer *transfer, gboolean is_text)
{
  transfer->is_text = is_text;
}

static void
notify (FerryTransfer *transfer, guint id)
{
  g_object_notify_by_pspec (G_OBJECT (transfer), properties[id]);
}

static void
forget_speed (FerryTransfer *transfer)
{
  ferry_speed_meter_reset (&transfer->meter);
  if (transfer->speed > 0)
    {
      transfer->speed = 0;
      notify (transfer, PROP_SPEED);
    }
  if (transfer->time_left != -1)
    {
      transfer->time_left = -1;
      notify (transfer, PROP_TIME_LEFT);
    }
}

/**
 * ferry_transfer_set_state:
 *
 * The error goes with every state but FAILED and RETRYING, the speed with every one but RUNNING.
 */
void
ferry_transfer_set_state (FerryTransfer *transfer, FerryTransferState state)
{
  if (transfer->state == state)
    return;
  g_object_freeze_notify (G_OBJECT (transfer));
  transfer->state = state;
  notify (transfer, PROP_STATE);
  if (state != FERRY_TRANSFER_RUNNING)
    forget_speed (transfer);
  if (state != FERRY_TRANSFER_FAILED && state != FERRY_TRANSFER_RETRYING)
    ferry_transfer_take_error (transfer, NULL);
  g_object_thaw_notify (G_OBJECT (transfer));
}

/**
 * ferry_transfer_take_error:
 * @error: (transfer full) (nullable):
 */
void
ferry_transfer_take_error (FerryTransfer *transfer, GError *error)
{
  if (transfer->error == NULL && error == NULL)
    return;
  g_clear_error (&transfer->error);
  transfer->error = error;
  notify (transfer, PROP_ERROR);
}

/**
 * ferry_transfer_set_progress:
 * @size: bytes in all, %FERRY_SIZE_UNKNOWN where it is not known
 */
void
ferry_transfer_set_progress (FerryTransfer *transfer, gint64 bytes_done, gint64 size)
{
  if (transfer->bytes_done != bytes_done)
    {
      transfer->bytes_done = bytes_done;
      notify (transfer, PROP_BYTES_DONE);
    }
  if (transfer->size != size)
    {
      transfer->size = size;
      notify (transfer, PROP_SIZE);
    }
}

/**
 * ferry_transfer_set_files:
 */
void
ferry_transfer_set_files (FerryTransfer *transfer, guint files_done, guint files_total)
{
  if (transfer->files_done != files_done)
    {
      transfer->files_done = files_done;
      notify (transfer, PROP_FILES_DONE);
    }
  if (transfer->files_total != files_total)
    {
      transfer->files_total = files_total;
      notify (transfer, PROP_FILES_TOTAL);
    }
}

/**
 * ferry_transfer_measure:
 * @time: monotonic, microseconds
 *
 * Works out speed and time left from how far the transfer is now.
 */
void
ferry_transfer_measure (FerryTransfer *transfer, gint64 time)
{
  gint64 bytes_left = transfer->size >= 0 ? transfer->size - transfer->bytes_done : -1;
  double speed;
  gint64 time_left;

  ferry_speed_meter_sample (&transfer->meter, time, transfer->bytes_done);
  speed = ferry_speed_meter_get_speed (&transfer->meter);
  time_left = ferry_speed_meter_get_time_left (&transfer->meter, bytes_left);
  if (ABS (speed - transfer->speed) >= 1)
    {
      transfer->speed = speed;
      notify (transfer, PROP_SPEED);
    }
  if (transfer->time_left != time_left)
    {
      transfer->time_left = time_left;
      notify (transfer, PROP_TIME_LEFT);
    }
}

/**
 * ferry_transfer_set_target:
 *
 * The target has another name than was asked for.
 */
void
ferry_transfer_set_target (FerryTransfer *transfer, const char *target)
{
  if (g_strcmp0 (transfer->target, target) == 0)
    return;
  g_free (transfer->target);
  transfer->target = g_strdup (target);
  notify (transfer, PROP_TARGET);
}

/**
 * ferry_transfer_take_source_entry:
 */
void
ferry_transfer_take_source_entry (FerryTransfer *transfer, FerryEntry *entry)
{
  ferry_entry_free (transfer->source_entry);
  transfer->source_entry = entry;
}

/**
 * ferry_transfer_become_folder:
 *
 * The row was a link of which nobody knew where it leads.
 */
void
ferry_transfer_become_folder (FerryTransfer *transfer)
{
  transfer->is_folder = TRUE;
  transfer->source_entry->kind = FERRY_KIND_DIRECTORY;
  ferry_transfer_set_progress (transfer, 0, 0);
  ferry_transfer_set_files (transfer, 0, 0);
}

/**
 * ferry_transfer_take_target_entry:
 * @entry: (transfer full) (nullable):
 */
void
ferry_transfer_take_target_entry (FerryTransfer *transfer, FerryEntry *entry)
{
  ferry_entry_free (transfer->target_entry);
  transfer->target_entry = entry;
}
