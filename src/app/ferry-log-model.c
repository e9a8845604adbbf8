/* The last lines of the log. A server may answer thousands of lines a second; the view hears of
 * them ten times a second, and of old ones being dropped a thousand at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-log-model.h"

#define FLUSH_MILLISECONDS 100
#define DROPPED_AT_ONCE    1000

struct _FerryLogItem
{
  GObject parent_instance;

  FerryLogLine *line; /* owned */
  const char *server; /* interned; nullable */
};

G_DEFINE_FINAL_TYPE (FerryLogItem, ferry_log_item, G_TYPE_OBJECT)

/* Tells the kinds apart without colour. */
static const char *const marks[] = {
  [FERRY_LOG_STATUS] = "·", [FERRY_LOG_COMMAND] = "→", [FERRY_LOG_REPLY] = "←",
  [FERRY_LOG_DATA] = "⇄",   [FERRY_LOG_ERROR] = "!",
};

static void
ferry_log_item_finalize (GObject *object)
{
  ferry_log_line_free (FERRY_LOG_ITEM (object)->line);

  G_OBJECT_CLASS (ferry_log_item_parent_class)->finalize (object);
}

static void
ferry_log_item_class_init (FerryLogItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_log_item_finalize;
}

static void
ferry_log_item_init (FerryLogItem *self)
{
}

/**
 * ferry_log_item_get_line:
 */
const FerryLogLine *
ferry_log_item_get_line (FerryLogItem *self)
{
  return self->line;
}

/**
 * ferry_log_item_get_server:
 *
 * Returns: (nullable): whose line it is, where it has to be told
 */
const char *
ferry_log_item_get_server (FerryLogItem *self)
{
  return self->server;
}

/**
 * ferry_log_kind_get_mark:
 *
 * Returns: the sign that stands before lines of this kind
 */
const char *
ferry_log_kind_get_mark (FerryLogKind kind)
{
  return marks[kind];
}

/**
 * ferry_log_item_dup_time:
 *
 * Returns: (transfer full): the time of day, to the millisecond
 */
char *
ferry_log_item_dup_time (FerryLogItem *self)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (self->line->time / G_USEC_PER_SEC);
  g_autofree char *seconds = g_date_time_format (time, "%H:%M:%S");

  return g_strdup_printf ("%s.%03d", seconds,
                          (int) (self->line->time % G_USEC_PER_SEC / (G_USEC_PER_SEC / 1000)));
}

/**
 * ferry_log_item_dup_text:
 *
 * Returns: (transfer full): the whole line as it is copied and saved
 */
char *
ferry_log_item_dup_text (FerryLogItem *self)
{
  g_autofree char *time = ferry_log_item_dup_time (self);
  g_autoptr (GString) text = g_string_new (time);

  if (self->server != NULL)
    g_string_append_printf (text, " %s", self->server);
  if (self->line->connection != 0)
    g_string_append_printf (text, " #%u", self->line->connection);
  else
    g_string_append (text, "   ");
  g_string_append_printf (text, " %s %s", marks[self->line->kind], self->line->text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

struct _FerryLogModel
{
  GObject parent_instance;

  GPtrArray *items;   /* owned; of FerryLogItem */
  GPtrArray *pending; /* owned; not announced yet */
  guint timeout;
};

static GType
ferry_log_model_get_item_type (GListModel *model)
{
  return FERRY_TYPE_LOG_ITEM;
}

static guint
ferry_log_model_get_n_items (GListModel *model)
{
  return FERRY_LOG_MODEL (model)->items->len;
}

static gpointer
ferry_log_model_get_item (GListModel *model, guint position)
{
  FerryLogModel *self = FERRY_LOG_MODEL (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position))
                                     : NULL;
}

static void
ferry_log_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = ferry_log_model_get_item_type;
  iface->get_n_items = ferry_log_model_get_n_items;
  iface->get_item = ferry_log_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FerryLogModel,
                               ferry_log_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      ferry_log_model_list_model_init))

static void
ferry_log_model_dispose (GObject *object)
{
  g_clear_handle_id (&FERRY_LOG_MODEL (object)->timeout, g_source_remove);

  G_OBJECT_CLASS (ferry_log_model_parent_class)->dispose (object);
}

static void
ferry_log_model_finalize (GObject *object)
{
  FerryLogModel *self = FERRY_LOG_MODEL (object);

  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->pending);

  G_OBJECT_CLASS (ferry_log_model_parent_class)->finalize (object);
}

static void
ferry_log_model_class_init (FerryLogModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_log_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = ferry_log_model_finalize;
}

static void
ferry_log_model_init (FerryLogModel *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->pending = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * ferry_log_model_new:
 *
 * Returns: (transfer full): an empty log
 */
FerryLogModel *
ferry_log_model_new (void)
{
  return g_object_new (FERRY_TYPE_LOG_MODEL, NULL);
}

static void
drop_oldest (FerryLogModel *self)
{
  guint dropped;

  if (self->items->len <= FERRY_LOG_MODEL_MAX_LINES)
    return;
  dropped = self->items->len - FERRY_LOG_MODEL_MAX_LINES + DROPPED_AT_ONCE;
  dropped = MIN (dropped, self->items->len);
  g_ptr_array_remove_range (self->items, 0, dropped);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, dropped, 0);
}

/**
 * ferry_log_model_flush:
 *
 * Announces what has come since the last time.
 */
void
ferry_log_model_flush (FerryLogModel *self)
{
  guint position = self->items->len;
  guint added = self->pending->len;

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (added == 0)
    return;
  g_ptr_array_extend_and_steal (self->items, g_steal_pointer (&self->pending));
  self->pending = g_ptr_array_new_with_free_func (g_object_unref);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, added);
  drop_oldest (self);
}

static gboolean
on_flush_due (gpointer user_data)
{
  FerryLogModel *self = user_data;

  self->timeout = 0;
  ferry_log_model_flush (self);
  return G_SOURCE_REMOVE;
}

/**
 * ferry_log_model_append:
 * @server: (nullable): whose line it is, where there are several
 *
 * Takes a copy of the line; it is announced within a tenth of a second.
 */
void
ferry_log_model_append (FerryLogModel *self, const FerryLogLine *line, const char *server)
{
  FerryLogItem *item = g_object_new (FERRY_TYPE_LOG_ITEM, NULL);

  item->line = ferry_log_line_copy (line);
  item->server = g_intern_string (server);
  g_ptr_array_add (self->pending, item);
  if (self->pending->len > FERRY_LOG_MODEL_MAX_LINES)
    g_ptr_array_remove_range (self->pending, 0, DROPPED_AT_ONCE);
  if (self->timeout == 0)
    self->timeout =
        g_timeout_add_full (G_PRIORITY_HIGH_IDLE, FLUSH_MILLISECONDS, on_flush_due, self, NULL);
}

/**
 * ferry_log_model_clear:
 */
void
ferry_log_model_clear (FerryLogModel *self)
{
  guint removed = self->items->len;

  g_ptr_array_set_size (self->pending, 0);
  g_ptr_array_set_size (self->items, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, 0);
}
