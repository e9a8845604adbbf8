/* One row of the connections. See ferry-connection-item.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-connection-item.h"

struct _FerryConnectionItem
{
  GObject parent_instance;

  FerryConnectionRecord *record; /* owned */
  FerryConnectionLife life;      /* owned */
};

G_DEFINE_FINAL_TYPE (FerryConnectionItem, ferry_connection_item, G_TYPE_OBJECT)

static guint refreshed_signal;

static void
ferry_connection_item_finalize (GObject *object)
{
  FerryConnectionItem *self = FERRY_CONNECTION_ITEM (object);

  ferry_connection_life_clear (&self->life);
  g_clear_pointer (&self->record, ferry_connection_record_unref);

  G_OBJECT_CLASS (ferry_connection_item_parent_class)->finalize (object);
}

static void
ferry_connection_item_class_init (FerryConnectionItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_connection_item_finalize;
  refreshed_signal = g_signal_new ("refreshed", FERRY_TYPE_CONNECTION_ITEM, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ferry_connection_item_init (FerryConnectionItem *self)
{
}

/**
 * ferry_connection_item_new:
 *
 * Returns: (transfer full): a row, read once
 */
FerryConnectionItem *
ferry_connection_item_new (FerryConnectionRecord *record)
{
  FerryConnectionItem *self = g_object_new (FERRY_TYPE_CONNECTION_ITEM, NULL);

  self->record = ferry_connection_record_ref (record);
  ferry_connection_record_read (record, &self->life);
  return self;
}

/**
 * ferry_connection_item_get_life:
 *
 * Returns: (transfer none): valid until the next refresh
 */
const FerryConnectionLife *
ferry_connection_item_get_life (FerryConnectionItem *self)
{
  return &self->life;
}

/**
 * ferry_connection_item_refresh:
 *
 * Reads the record anew. One that is over does not change any more, but time goes on for its place
 * in the time line: the row is told all the same.
 */
void
ferry_connection_item_refresh (FerryConnectionItem *self)
{
  if (!ferry_connection_life_is_over (&self->life))
    {
      ferry_connection_life_clear (&self->life);
      ferry_connection_record_read (self->record, &self->life);
    }
  g_signal_emit (self, refreshed_signal, 0);
}
