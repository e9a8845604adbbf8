/* The entries of one folder as a list model. See ferry-entry-model.h.
 *
 * A change is announced for just the rows that differ, so that a refresh keeps scroll position and
 * focus, and in few signals, because each costs the view the more the more rows there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry-model.h"

#include "ferry-entry-exchange.h"

/* What can be sorted in a few milliseconds is sorted at once. */
#define SORTED_AT_ONCE 4000

#define SHOWN_EVERY 100 /* milliseconds */

struct _FerryEntryModel
{
  GObject parent_instance;

  FerryEntryRows rows; /* what is shown */
  GPtrArray *arrived;  /* of FerryListing: a listing under way; NULL otherwise */
  FerryEntryRule rule;

  GCancellable *sorting; /* the sort in a thread, if there is one */
  gboolean is_stale;     /* the sort in the thread does not know all that is there by now */
  guint show_source;     /* parts have come that are not shown yet */
  gboolean keeps_rows;   /* the listing under way replaces the rows only when it is whole */
};

enum
{
  BEFORE_CHANGE,
  AFTER_CHANGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
ferry_entry_model_get_item_type (GListModel *list)
{
  return FERRY_TYPE_ENTRY_ROW;
}

static guint
ferry_entry_model_get_n_items (GListModel *list)
{
  return FERRY_ENTRY_MODEL (list)->rows.order->len;
}

static gpointer
ferry_entry_model_get_item (GListModel *list, guint position)
{
  FerryEntryModel *model = FERRY_ENTRY_MODEL (list);
  const FerryEntryKey *key;

  if (position >= model->rows.order->len)
    return NULL;
  key = &g_array_index (model->rows.order, FerryEntryKey, position);
  return ferry_entry_row_new (g_ptr_array_index (model->rows.parts, key->part), key->index,
                              model->rule.charset);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = ferry_entry_model_get_item_type;
  interface->get_n_items = ferry_entry_model_get_n_items;
  interface->get_item = ferry_entry_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FerryEntryModel,
                               ferry_entry_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
ferry_entry_model_finalize (GObject *object)
{
  FerryEntryModel *model = FERRY_ENTRY_MODEL (object);

  g_ptr_array_unref (model->rows.parts);
  g_array_unref (model->rows.order);
  g_clear_pointer (&model->arrived, g_ptr_array_unref);
  g_clear_object (&model->sorting);
  g_clear_handle_id (&model->show_source, g_source_remove);
  ferry_entry_rule_clear (&model->rule);

  G_OBJECT_CLASS (ferry_entry_model_parent_class)->finalize (object);
}

static void
ferry_entry_model_class_init (FerryEntryModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_entry_model_finalize;

  /**
   * FerryEntryModel::before-change:
   * @position: the first row that will go
   * @removed: how many will go
   */
  signals[BEFORE_CHANGE] =
      g_signal_new ("before-change", FERRY_TYPE_ENTRY_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  /**
   * FerryEntryModel::after-change:
   * @position: the first row that is new
   * @added: how many are new; 0 where a listing brought nothing new
   */
  signals[AFTER_CHANGE] =
      g_signal_new ("after-change", FERRY_TYPE_ENTRY_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
ferry_entry_model_init (FerryEntryModel *model)
{
  model->rows.parts = ferry_entry_parts_new ();
  model->rows.order = g_array_new (FALSE, FALSE, sizeof (FerryEntryKey));
}

static void
on_rows_going (guint position, guint removed, gpointer model)
{
  g_signal_emit (model, signals[BEFORE_CHANGE], 0, position, removed);
}

static void
on_rows_exchanged (guint position, guint removed, guint added, gpointer model)
{
  g_list_model_items_changed (model, position, removed, added);
}

static void
on_rows_come (guint position, guint added, gpointer model)
{
  g_signal_emit (model, signals[AFTER_CHANGE], 0, position, added);
}

/* Takes over @parts and @order, and announces where they differ from before. */
static void
replace (FerryEntryModel *model, GPtrArray *parts, GArray *order)
{
  ferry_entry_exchange (
      &model->rows, (FerryEntryRows){ parts, order },
      &(FerryEntryListener){ on_rows_going, on_rows_exchanged, on_rows_come, model });
}

static void show_again (FerryEntryModel *model);

static void
did_sort (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryEntryModel) model = user_data;
  GPtrArray *parts;
  GArray *order = ferry_entry_order_make_finish (result, &parts);

  if (order == NULL)
    return;
  g_clear_object (&model->sorting);
  replace (model, parts, order);
  if (model->is_stale)
    show_again (model);
}

static void
stop_sorting (FerryEntryModel *model)
{
  model->is_stale = FALSE;
  g_clear_handle_id (&model->show_source, g_source_remove);
  g_cancellable_cancel (model->sorting);
  g_clear_object (&model->sorting);
}

/* Shows @parts by the rule: at once, or for a large folder when a thread has sorted it. */
static void
arrange (FerryEntryModel *model, GPtrArray *parts)
{
  stop_sorting (model);
  if (ferry_entry_parts_count (parts) <= SORTED_AT_ONCE)
    {
      replace (model, ferry_entry_parts_copy (parts), ferry_entry_order_make (parts, &model->rule));
      return;
    }
  model->sorting = g_cancellable_new ();
  ferry_entry_order_make_async (parts, &model->rule, model->sorting, did_sort,
                                g_object_ref (model));
}

/* The rows of the listing under way, or of the last one. */
static void
show_again (FerryEntryModel *model)
{
  gboolean shows_arrived = model->arrived != NULL && !model->keeps_rows;

  arrange (model, shows_arrived ? model->arrived : model->rows.parts);
}

/**
 * ferry_entry_model_new:
 *
 * Returns: (transfer full): an empty model
 */
FerryEntryModel *
ferry_entry_model_new (void)
{
  return g_object_new (FERRY_TYPE_ENTRY_MODEL, NULL);
}

/**
 * ferry_entry_model_begin:
 * @charset: (nullable): of the names that will come
 * @keeps_rows: whether the rows shown now stay until the new listing is whole: a refresh
 *
 * A listing is under way.
 */
void
ferry_entry_model_begin (FerryEntryModel *model, const char *charset, gboolean keeps_rows)
{
  char *copy = g_strdup (charset);

  if (!keeps_rows)
    ferry_entry_model_clear (model);
  g_clear_pointer (&model->arrived, g_ptr_array_unref);
  model->arrived = ferry_entry_parts_new ();
  model->keeps_rows = keeps_rows;
  g_free (model->rule.charset);
  model->rule.charset = copy;
}

/**
 * ferry_entry_model_set_charset:
 * @charset: (nullable): %NULL is UTF-8
 *
 * The same names are read in another character set from now on.
 */
void
ferry_entry_model_set_charset (FerryEntryModel *model, const char *charset)
{
  guint count = model->rows.order->len;
  char *copy;

  if (g_strcmp0 (model->rule.charset, charset) == 0)
    return;
  copy = g_strdup (charset);
  g_free (model->rule.charset);
  model->rule.charset = copy;
  /* All rows are others, though their entries are the same. */
  if (count > 0)
    {
      on_rows_going (0, count, model);
      on_rows_exchanged (0, count, count, model);
      on_rows_come (0, count, model);
    }
  /* And they may stand in another order, or be filtered otherwise. */
  if (ferry_entry_parts_count (model->rows.parts) > 0)
    show_again (model);
}

/* A thread that is at it shows what it has first: parts that come fast must not starve it. */
static gboolean
on_show_due (gpointer user_data)
{
  FerryEntryModel *model = user_data;

  model->show_source = 0;
  if (model->sorting != NULL)
    model->is_stale = TRUE;
  else
    show_again (model);
  return G_SOURCE_REMOVE;
}

/**
 * ferry_entry_model_add:
 *
 * A part of the listing has come.
 */
void
ferry_entry_model_add (FerryEntryModel *model, FerryListing *part)
{
  g_return_if_fail (model->arrived != NULL);

  if (ferry_listing_get_length (part) == 0 && ferry_listing_get_unread_count (part) == 0)
    return;
  g_ptr_array_add (model->arrived, ferry_listing_ref (part));
  if (model->keeps_rows)
    return;
  /* The first part is seen at once. Others may come all in one turn of the main loop, and to show
   * each would hold it up. */
  if (model->arrived->len == 1)
    arrange (model, model->arrived);
  else if (model->show_source == 0)
    model->show_source = g_timeout_add (SHOWN_EVERY, on_show_due, model);
}

/**
 * ferry_entry_model_end:
 *
 * The listing is whole, or will get no further.
 */
void
ferry_entry_model_end (FerryEntryModel *model)
{
  g_autoptr (GPtrArray) arrived = g_steal_pointer (&model->arrived);

  if (arrived != NULL)
    arrange (model, arrived);
}

/**
 * ferry_entry_model_abandon:
 *
 * The listing will get no further: the rows stay as they are.
 */
void
ferry_entry_model_abandon (FerryEntryModel *model)
{
  g_clear_pointer (&model->arrived, g_ptr_array_unref);
}

/**
 * ferry_entry_model_clear:
 *
 * Shows nothing.
 */
void
ferry_entry_model_clear (FerryEntryModel *model)
{
  stop_sorting (model);
  g_clear_pointer (&model->arrived, g_ptr_array_unref);
  replace (model, ferry_entry_parts_new (), g_array_new (FALSE, FALSE, sizeof (FerryEntryKey)));
}

/**
 * ferry_entry_model_sort:
 *
 * Sorts by @column from now on.
 */
void
ferry_entry_model_sort (FerryEntryModel *model, FerryEntryColumn column, gboolean is_descending)
{
  if (model->rule.column == column && model->rule.is_descending == is_descending)
    return;
  model->rule.column = column;
  model->rule.is_descending = is_descending;
  show_again (model);
}

/**
 * ferry_entry_model_set_filter:
 * @filter: (nullable): shows only names that contain this, in whatever case
 */
void
ferry_entry_model_set_filter (FerryEntryModel *model, const char *filter)
{
  g_autofree char *folded =
      filter != NULL && filter[0] != '\0' ? g_utf8_casefold (filter, -1) : NULL;

  if (g_strcmp0 (folded, model->rule.filter) == 0)
    return;
  g_free (model->rule.filter);
  model->rule.filter = g_steal_pointer (&folded);
  show_again (model);
}

/**
 * ferry_entry_model_set_shows_hidden:
 *
 * Whether names that begin with a dot are shown.
 */
void
ferry_entry_model_set_shows_hidden (FerryEntryModel *model, gboolean shows_hidden)
{
  if (model->rule.shows_hidden == shows_hidden)
    return;
  model->rule.shows_hidden = shows_hidden;
  show_again (model);
}

/**
 * ferry_entry_model_set_table:
 * @table: (nullable) (transfer none): raw names and what is known of them
 */
void
ferry_entry_model_set_table (FerryEntryModel *model, FerryEntryTable which, GHashTable *table)
{
  g_clear_pointer (&model->rule.tables[which], g_hash_table_unref);
  model->rule.tables[which] = table != NULL ? g_hash_table_ref (table) : NULL;
  show_again (model);
}

/**
 * ferry_entry_model_is_settled:
 *
 * Returns: whether the rows are whole and in order: no listing and no sort is under way
 */
gboolean
ferry_entry_model_is_settled (FerryEntryModel *model)
{
  return model->arrived == NULL && model->sorting == NULL;
}

/**
 * ferry_entry_model_find:
 * @prefix: casefolded
 * @start: where to begin; the search goes on at the top
 *
 * Returns: the first row whose name begins with @prefix in whatever case, or %G_MAXUINT
 */
guint
ferry_entry_model_find (FerryEntryModel *model, const char *prefix, guint start)
{
  return ferry_entry_rows_find (&model->rows, prefix, start, model->rule.charset);
}

/**
 * ferry_entry_model_get_entry:
 *
 * Returns: (transfer none): the entry at @position, valid until the rows change
 */
const FerryEntry *
ferry_entry_model_get_entry (FerryEntryModel *model, guint position)
{
  return ferry_entry_rows_get (&model->rows, position);
}

/**
 * ferry_entry_model_get_parts:
 *
 * Returns: (transfer none): the listings that are shown, of FerryListing
 */
GPtrArray *
ferry_entry_model_get_parts (FerryEntryModel *model)
{
  return model->rows.parts;
}

/**
 * ferry_entry_model_get_total:
 *
 * Returns: how many entries the folder has, hidden and filtered ones too
 */
guint
ferry_entry_model_get_total (FerryEntryModel *model)
{
  return ferry_entry_parts_count (model->rows.parts);
}
