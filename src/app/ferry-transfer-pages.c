/* The queue by what has become of its rows. See ferry-transfer-pages.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-transfer-pages.h"

#include "ferry-row-subset.h"

#define GATHER_MILLISECONDS 100

struct _FerryTransferPages
{
  GObject parent_instance;

  FerryTransferQueue *queue;                       /* owned */
  FerryRowSubset *subsets[FERRY_N_TRANSFER_PAGES]; /* owned; none for all */
  GHashTable *moving;                              /* owned; of FerryTransfer, owned */
  guint gather_timeout;
};

G_DEFINE_FINAL_TYPE (FerryTransferPages, ferry_transfer_pages, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define IN(state) (1u << FERRY_TRANSFER_##state)

/* The names are those of the setting. */
static const struct
{
  const char *id;
  guint states;
} looks[] = {
  [FERRY_TRANSFER_PAGE_ALL] = { "all", G_MAXUINT },
  [FERRY_TRANSFER_PAGE_ACTIVE] = { "active", IN (RUNNING) | IN (RETRYING) | IN (ASKING) },
  [FERRY_TRANSFER_PAGE_WAITING] = { "waiting", IN (WAITING) | IN (PAUSED) },
  [FERRY_TRANSFER_PAGE_FAILED] = { "failed", IN (FAILED) },
  [FERRY_TRANSFER_PAGE_DONE] = { "done", IN (DONE) | IN (SKIPPED) | IN (CANCELLED) },
};

/**
 * ferry_transfer_page_get_states:
 *
 * Returns: a bit for each #FerryTransferState that is shown on the page
 */
guint
ferry_transfer_page_get_states (FerryTransferPage page)
{
  return looks[page].states;
}

/**
 * ferry_transfer_page_get_id:
 *
 * Returns: its name in the settings
 */
const char *
ferry_transfer_page_get_id (FerryTransferPage page)
{
  return looks[page].id;
}

/**
 * ferry_transfer_page_find:
 *
 * Returns: the page of that name, else the one with all rows
 */
FerryTransferPage
ferry_transfer_page_find (const char *id)
{
  for (guint page = 0; page < FERRY_N_TRANSFER_PAGES; page++)
    if (g_strcmp0 (looks[page].id, id) == 0)
      return page;
  return FERRY_TRANSFER_PAGE_ALL;
}

/* A folder that failed because of a file in it is not listed beside that file: who reads that one
 * is broken looks for one. */
static gboolean
belongs_to (FerryTransferPages *self, FerryTransfer *transfer, FerryTransferPage page)
{
  if ((looks[page].states & (1u << ferry_transfer_get_state (transfer))) == 0)
    return FALSE;
  return page != FERRY_TRANSFER_PAGE_FAILED ||
         !ferry_transfer_queue_is_failed_below (self->queue, transfer);
}

static void
sort_row (FerryTransferPages *self,
          FerryTransfer *transfer,
          guint position,
          GtkBitset *joined[],
          GtkBitset *left[])
{
  for (guint page = FERRY_TRANSFER_PAGE_ACTIVE; page < FERRY_N_TRANSFER_PAGES; page++)
    gtk_bitset_add (belongs_to (self, transfer, page) ? joined[page] : left[page], position);
}

static void
begin_sorting (GtkBitset *joined[], GtkBitset *left[])
{
  for (guint page = 0; page < FERRY_N_TRANSFER_PAGES; page++)
    {
      joined[page] = gtk_bitset_new_empty ();
      left[page] = gtk_bitset_new_empty ();
    }
}

static void
end_sorting (GtkBitset *joined[], GtkBitset *left[])
{
  for (guint page = 0; page < FERRY_N_TRANSFER_PAGES; page++)
    {
      gtk_bitset_unref (joined[page]);
      gtk_bitset_unref (left[page]);
    }
}

static void
on_items_changed (GListModel *queue,
                  guint position,
                  guint removed,
                  guint added,
                  FerryTransferPages *self)
{
  GtkBitset *joined[FERRY_N_TRANSFER_PAGES], *left[FERRY_N_TRANSFER_PAGES];

  begin_sorting (joined, left);
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (FerryTransfer) transfer = g_list_model_get_item (queue, i);

      sort_row (self, transfer, i, joined, left);
    }
  for (guint page = FERRY_TRANSFER_PAGE_ACTIVE; page < FERRY_N_TRANSFER_PAGES; page++)
    ferry_row_subset_splice (self->subsets[page], position, removed, added, joined[page]);
  end_sorting (joined, left);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
move_rows (gpointer user_data)
{
  FerryTransferPages *self = user_data;
  GtkBitset *joined[FERRY_N_TRANSFER_PAGES], *left[FERRY_N_TRANSFER_PAGES];
  GHashTableIter iter;
  gpointer transfer;
  guint position;

  self->gather_timeout = 0;
  begin_sorting (joined, left);
  g_hash_table_iter_init (&iter, self->moving);
  while (g_hash_table_iter_next (&iter, &transfer, NULL))
    if (ferry_transfer_queue_find (self->queue, transfer, &position))
      sort_row (self, transfer, position, joined, left);
  g_hash_table_remove_all (self->moving);
  for (guint page = FERRY_TRANSFER_PAGE_ACTIVE; page < FERRY_N_TRANSFER_PAGES; page++)
    ferry_row_subset_change (self->subsets[page], joined[page], left[page]);
  end_sorting (joined, left);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
on_state_changed (FerryTransferQueue *queue, FerryTransfer *transfer, FerryTransferPages *self)
{
  g_hash_table_add (self->moving, g_object_ref (transfer));
  if (self->gather_timeout == 0)
    self->gather_timeout = g_timeout_add (GATHER_MILLISECONDS, move_rows, self);
}

static void
ferry_transfer_pages_dispose (GObject *object)
{
  FerryTransferPages *self = FERRY_TRANSFER_PAGES (object);

  g_clear_handle_id (&self->gather_timeout, g_source_remove);
  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  for (guint page = 0; page < FERRY_N_TRANSFER_PAGES; page++)
    g_clear_object (&self->subsets[page]);
  g_clear_pointer (&self->moving, g_hash_table_unref);
  g_clear_object (&self->queue);

  G_OBJECT_CLASS (ferry_transfer_pages_parent_class)->dispose (object);
}

static void
ferry_transfer_pages_class_init (FerryTransferPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_transfer_pages_dispose;

  signals[CHANGED] = g_signal_new ("changed", FERRY_TYPE_TRANSFER_PAGES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ferry_transfer_pages_init (FerryTransferPages *self)
{
  self->moving = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

/**
 * ferry_transfer_pages_new:
 * @queue: (transfer none):
 *
 * Returns: (transfer full):
 */
FerryTransferPages *
ferry_transfer_pages_new (FerryTransferQueue *queue)
{
  FerryTransferPages *self = g_object_new (FERRY_TYPE_TRANSFER_PAGES, NULL);

  self->queue = g_object_ref (queue);
  for (guint page = FERRY_TRANSFER_PAGE_ACTIVE; page < FERRY_N_TRANSFER_PAGES; page++)
    self->subsets[page] = ferry_row_subset_new (G_LIST_MODEL (queue));
  g_signal_connect (queue, "items-changed", G_CALLBACK (on_items_changed), self);
  g_signal_connect (queue, "state-changed", G_CALLBACK (on_state_changed), self);
  on_items_changed (G_LIST_MODEL (queue), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (queue)),
                    self);
  return self;
}

/**
 * ferry_transfer_pages_get_rows:
 *
 * Returns: (transfer none): the rows on that page
 */
GListModel *
ferry_transfer_pages_get_rows (FerryTransferPages *self, FerryTransferPage page)
{
  return page == FERRY_TRANSFER_PAGE_ALL ? G_LIST_MODEL (self->queue)
                                         : G_LIST_MODEL (self->subsets[page]);
}

/**
 * ferry_transfer_pages_count:
 */
guint
ferry_transfer_pages_count (FerryTransferPages *self, FerryTransferPage page)
{
  return g_list_model_get_n_items (ferry_transfer_pages_get_rows (self, page));
}
