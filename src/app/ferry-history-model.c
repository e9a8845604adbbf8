/* The history in pages. See ferry-history-model.h. A row is made when it is asked for, and filled
 * when its page has been read; a search reads its first page together with the number of rows, so
 * that what is new on top pushes the others down instead of making them all anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-history-model.h"

#include "ferry-history-forget.h"
#include "ferry-journal-history.h"

#define PAGE_ROWS 100
#define MAX_PAGES 40

struct _FerryHistoryModel
{
  GObject parent_instance;

  FerryJournal *journal;     /* owned */
  GHashTable *servers;       /* owned; key of a place to FerryServer, NULL: not known */
  GHashTable *pages;         /* owned; number to GPtrArray of FerryHistoryItem */
  GQueue order;              /* of the pages' numbers, the one asked for last at its end */
  GCancellable *cancellable; /* owned; of all reading for this text */
  char *text;                /* owned */
  guint n_items;
  gint64 newest; /* the id of the first row, 0: none */
  guint generation;
  gboolean is_searching;
  gboolean is_stale; /* what is being searched is old already */
};

static void ferry_history_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FerryHistoryModel,
                               ferry_history_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      ferry_history_model_list_model_init))

static guint searched_signal;

/* A page that was asked for, or a search with the first one. */
typedef struct
{
  char *path;
  char *text;
  guint page;
  guint generation;
  gboolean is_search;
  guint count;
  GPtrArray *rows;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->rows, g_ptr_array_unref);
  g_free (reading->path);
  g_free (reading->text);
  g_free (reading);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;

  reading->rows = ferry_journal_history_find (reading->path, reading->text,
                                              reading->page * PAGE_ROWS, PAGE_ROWS, &error);
  if (reading->rows != NULL && reading->is_search)
    reading->count = ferry_journal_history_count (reading->path, reading->text, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
start_reading (FerryHistoryModel *self,
               guint page,
               gboolean is_search,
               GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, callback, NULL);
  Reading *reading = g_new0 (Reading, 1);

  reading->path = g_strdup (ferry_journal_get_path (self->journal));
  reading->text = g_strdup (self->text);
  reading->page = page;
  reading->generation = self->generation;
  reading->is_search = is_search;
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

static const FerryServer *
find_server (FerryHistoryModel *self, const char *key)
{
  gpointer server = NULL;

  if (*key == '\0')
    return NULL;
  if (!g_hash_table_lookup_extended (self->servers, key, NULL, &server))
    {
      server = ferry_journal_dup_server (self->journal, key);
      g_hash_table_insert (self->servers, g_strdup (key), server);
    }
  return server;
}

static void
fill_page (FerryHistoryModel *self, GPtrArray *items, GPtrArray *rows)
{
  for (guint i = 0; i < MIN (items->len, rows->len); i++)
    {
      const FerryJournalRow *row = g_ptr_array_index (rows, i);

      ferry_history_item_load (g_ptr_array_index (items, i), row, find_server (self, row->from),
                               find_server (self, row->to));
    }
}

/* A page that could not be read stays blank; the next search says why. */
static void
got_page (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FerryHistoryModel *self = FERRY_HISTORY_MODEL (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  GPtrArray *items;

  if (!g_task_propagate_boolean (G_TASK (result), NULL) || reading->generation != self->generation)
    return;
  items = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (reading->page));
  if (items != NULL)
    fill_page (self, items, reading->rows);
}

static void
drop_pages (FerryHistoryModel *self)
{
  g_queue_clear (&self->order);
  g_hash_table_remove_all (self->pages);
  self->generation++;
}

static GPtrArray *
add_page (FerryHistoryModel *self, guint page)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < PAGE_ROWS; i++)
    g_ptr_array_add (items, ferry_history_item_new ());
  if (g_queue_get_length (&self->order) >= MAX_PAGES)
    g_hash_table_remove (self->pages, g_queue_pop_head (&self->order));
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (page), items);
  g_queue_push_tail (&self->order, GUINT_TO_POINTER (page));
  return items;
}

/* How many rows are new on top, where nothing else has changed. */
static gboolean
find_new_on_top (FerryHistoryModel *self, GPtrArray *rows, guint count, guint *added)
{
  for (guint i = 0; i < rows->len && self->newest != 0; i++)
    if (((FerryJournalRow *) g_ptr_array_index (rows, i))->id == self->newest)
      {
        *added = i;
        return count == self->n_items + i;
      }
  return FALSE;
}

static void
show_found (FerryHistoryModel *self, GPtrArray *rows, guint count)
{
  guint old = self->n_items;
  guint added = 0;
  gboolean is_on_top = find_new_on_top (self, rows, count, &added);

  self->n_items = count;
  self->newest = rows->len > 0 ? ((FerryJournalRow *) g_ptr_array_index (rows, 0))->id : 0;
  if (is_on_top && added == 0)
    return;
  drop_pages (self);
  if (rows->len > 0)
    fill_page (self, add_page (self, 0), rows);
  if (is_on_top)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, added);
  else
    g_list_model_items_changed (G_LIST_MODEL (self), 0, old, count);
}

static void
got_search (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FerryHistoryModel *self = FERRY_HISTORY_MODEL (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean is_found = g_task_propagate_boolean (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->is_searching = FALSE;
  if (is_found)
    show_found (self, reading->rows, reading->count);
  g_signal_emit (self, searched_signal, 0, error);
  if (self->is_stale)
    ferry_history_model_refresh (self);
}

static GType
ferry_history_model_get_item_type (GListModel *model)
{
  return FERRY_TYPE_HISTORY_ITEM;
}

static guint
ferry_history_model_get_n_items (GListModel *model)
{
  return FERRY_HISTORY_MODEL (model)->n_items;
}

static gpointer
ferry_history_model_get_item (GListModel *model, guint position)
{
  FerryHistoryModel *self = FERRY_HISTORY_MODEL (model);
  guint page = position / PAGE_ROWS;
  GPtrArray *items;

  if (position >= self->n_items)
    return NULL;
  items = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (page));
  if (items == NULL)
    {
      items = add_page (self, page);
      start_reading (self, page, FALSE, got_page);
    }
  return g_object_ref (g_ptr_array_index (items, position % PAGE_ROWS));
}

static void
ferry_history_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = ferry_history_model_get_item_type;
  iface->get_n_items = ferry_history_model_get_n_items;
  iface->get_item = ferry_history_model_get_item;
}

static void
ferry_history_model_dispose (GObject *object)
{
  FerryHistoryModel *self = FERRY_HISTORY_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->journal);

  G_OBJECT_CLASS (ferry_history_model_parent_class)->dispose (object);
}

static void
ferry_history_model_finalize (GObject *object)
{
  FerryHistoryModel *self = FERRY_HISTORY_MODEL (object);

  g_queue_clear (&self->order);
  g_hash_table_unref (self->pages);
  g_hash_table_unref (self->servers);
  g_object_unref (self->cancellable);
  g_free (self->text);

  G_OBJECT_CLASS (ferry_history_model_parent_class)->finalize (object);
}

static void
ferry_history_model_class_init (FerryHistoryModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_history_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = ferry_history_model_finalize;

  searched_signal = g_signal_new ("searched", FERRY_TYPE_HISTORY_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
server_free (gpointer server)
{
  if (server != NULL)
    ferry_server_free (server);
}

static void
ferry_history_model_init (FerryHistoryModel *self)
{
  self->servers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, server_free);
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_queue_init (&self->order);
  self->cancellable = g_cancellable_new ();
  self->text = g_strdup ("");
}

/**
 * ferry_history_model_new:
 * @journal: (transfer none): whose history it is
 *
 * Returns: (transfer full): an empty model; ferry_history_model_refresh() fills it
 */
FerryHistoryModel *
ferry_history_model_new (FerryJournal *journal)
{
  FerryHistoryModel *self = g_object_new (FERRY_TYPE_HISTORY_MODEL, NULL);

  self->journal = g_object_ref (journal);
  return self;
}

/**
 * ferry_history_model_search:
 * @text: what is looked for in names, paths and hosts; "" for everything
 *
 * The rows stay as they are until "searched".
 */
void
ferry_history_model_search (FerryHistoryModel *self, const char *text)
{
  if (g_str_equal (text, self->text))
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  self->newest = 0;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->is_searching = FALSE;
  ferry_history_model_refresh (self);
}

/**
 * ferry_history_model_refresh:
 *
 * Looks again; one search at a time.
 */
void
ferry_history_model_refresh (FerryHistoryModel *self)
{
  self->is_stale = self->is_searching;
  if (self->is_searching)
    return;
  self->is_searching = TRUE;
  start_reading (self, 0, TRUE, got_search);
}

static void
did_forget (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (ferry_history_forget_finish (result, &error))
    ferry_history_model_refresh (FERRY_HISTORY_MODEL (source));
  else
    g_signal_emit (source, searched_signal, 0, error);
}

/**
 * ferry_history_model_forget:
 * @items: of #FerryHistoryItem; those not loaded stay
 */
void
ferry_history_model_forget (FerryHistoryModel *self, GPtrArray *items)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < items->len; i++)
    {
      const FerryJournalRow *row = ferry_history_item_get_row (g_ptr_array_index (items, i));

      if (row != NULL)
        g_array_append_val (ids, row->id);
    }
  ferry_history_forget_async (self, ferry_journal_get_path (self->journal), ids, 0, did_forget);
}

/**
 * ferry_history_model_clear:
 * @before: seconds since 1970; %G_MAXINT64: all
 */
void
ferry_history_model_clear (FerryHistoryModel *self, gint64 before)
{
  ferry_history_forget_async (self, ferry_journal_get_path (self->journal), NULL, before,
                              did_forget);
}

/**
 * ferry_history_model_get_text:
 *
 * Returns: (transfer none): what is looked for
 */
const char *
ferry_history_model_get_text (FerryHistoryModel *self)
{
  return self->text;
}
