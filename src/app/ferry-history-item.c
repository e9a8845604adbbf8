/* One line of the history. See ferry-history-item.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-history-item.h"

struct _FerryHistoryItem
{
  GObject parent_instance;

  /* Owned, NULL until loaded; the servers also where the journal does not know them. */
  FerryJournalRow *row;
  FerryServer *from;
  FerryServer *to;
};

G_DEFINE_FINAL_TYPE (FerryHistoryItem, ferry_history_item, G_TYPE_OBJECT)

static guint loaded_signal;

static void
clear (FerryHistoryItem *self)
{
  g_clear_pointer (&self->row, ferry_journal_row_free);
  g_clear_pointer (&self->from, ferry_server_free);
  g_clear_pointer (&self->to, ferry_server_free);
}

static void
ferry_history_item_finalize (GObject *object)
{
  clear (FERRY_HISTORY_ITEM (object));

  G_OBJECT_CLASS (ferry_history_item_parent_class)->finalize (object);
}

static void
ferry_history_item_class_init (FerryHistoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_history_item_finalize;

  loaded_signal = g_signal_new ("loaded", FERRY_TYPE_HISTORY_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
ferry_history_item_init (FerryHistoryItem *self)
{
}

/**
 * ferry_history_item_new:
 *
 * Returns: (transfer full): a line that is still to be loaded
 */
FerryHistoryItem *
ferry_history_item_new (void)
{
  return g_object_new (FERRY_TYPE_HISTORY_ITEM, NULL);
}

/**
 * ferry_history_item_load:
 * @from: (nullable): where it came from, %NULL for this computer or a server that is not known
 * @to: (nullable): where it went, likewise
 */
void
ferry_history_item_load (FerryHistoryItem *self,
                         const FerryJournalRow *row,
                         const FerryServer *from,
                         const FerryServer *to)
{
  clear (self);
  self->row = ferry_journal_row_copy (row);
  self->from = from != NULL ? ferry_server_copy (from) : NULL;
  self->to = to != NULL ? ferry_server_copy (to) : NULL;
  g_signal_emit (self, loaded_signal, 0);
}

/**
 * ferry_history_item_get_row:
 */
const FerryJournalRow *
ferry_history_item_get_row (FerryHistoryItem *self)
{
  return self->row;
}

/**
 * ferry_history_item_get_from:
 */
const FerryServer *
ferry_history_item_get_from (FerryHistoryItem *self)
{
  return self->from;
}

/**
 * ferry_history_item_get_to:
 */
const FerryServer *
ferry_history_item_get_to (FerryHistoryItem *self)
{
  return self->to;
}
