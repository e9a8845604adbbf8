/* The entries of a folder as a list to work in. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry-list.h"

#include "ferry-entry-anchor.h"
#include "ferry-entry-columns.h"
#include "ferry-toggle-click.h"
#include "ferry-type-ahead.h"

struct _FerryEntryList
{
  GtkBox parent_instance;

  FerryEntrySelection *selection;
  FerryEntryColumns *columns;
  FerryTypeAhead *type_ahead;
  FerryEntryAnchor *anchor;

  GtkOverlay *overlay;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
};

G_DEFINE_FINAL_TYPE (FerryEntryList, ferry_entry_list, GTK_TYPE_BOX)

enum
{
  ENTRY_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_activated (GtkColumnView *view, guint position, FerryEntryList *list)
{
  g_signal_emit (list, signals[ENTRY_ACTIVATED], 0, position);
}

static gboolean
ferry_entry_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FERRY_ENTRY_LIST (widget)->view));
}

static void
ferry_entry_list_dispose (GObject *object)
{
  FerryEntryList *list = FERRY_ENTRY_LIST (object);

  g_clear_pointer (&list->anchor, ferry_entry_anchor_free);
  g_clear_pointer (&list->type_ahead, ferry_type_ahead_free);
  g_clear_pointer (&list->columns, ferry_entry_columns_free);
  gtk_column_view_set_model (list->view, NULL);
  g_clear_object (&list->selection);
  gtk_widget_dispose_template (GTK_WIDGET (list), FERRY_TYPE_ENTRY_LIST);

  G_OBJECT_CLASS (ferry_entry_list_parent_class)->dispose (object);
}

static void
ferry_entry_list_class_init (FerryEntryListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_entry_list_dispose;
  widget_class->grab_focus = ferry_entry_list_grab_focus;

  signals[ENTRY_ACTIVATED] =
      g_signal_new ("entry-activated", FERRY_TYPE_ENTRY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/entry-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryEntryList, overlay);
  gtk_widget_class_bind_template_child (widget_class, FerryEntryList, scroller);
  gtk_widget_class_bind_template_child (widget_class, FerryEntryList, view);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
ferry_entry_list_init (FerryEntryList *list)
{
  gtk_widget_init_template (GTK_WIDGET (list));
}

/**
 * ferry_entry_list_set_model:
 * @name_cell_func: called for each name cell as it is made
 *
 * To be called once, before the list is shown.
 */
void
ferry_entry_list_set_model (FerryEntryList *list,
                            FerryEntryModel *model,
                            FerryEntryCellFunc name_cell_func,
                            gpointer user_data)
{
  g_return_if_fail (list->selection == NULL);

  list->selection = ferry_entry_selection_new (list->view, model);
  gtk_column_view_set_model (list->view, GTK_SELECTION_MODEL (list->selection));
  list->columns =
      ferry_entry_columns_new (list->view, list->scroller, model, name_cell_func, user_data);
  list->type_ahead = ferry_type_ahead_new (list->view, list->overlay, model, list->selection);
  list->anchor = ferry_entry_anchor_new (list->view, list->scroller, model);
  ferry_toggle_click_add (list->view);
}

/**
 * ferry_entry_list_set_sizes:
 * @sizes: (transfer none): must outlive the list
 *
 * Shows the sizes of folders too.
 */
void
ferry_entry_list_set_sizes (FerryEntryList *list, FerryFolderSizes *sizes)
{
  ferry_entry_columns_set_sizes (list->columns, sizes);
}

/**
 * ferry_entry_list_set_marks:
 *
 * To be set once: how names are marked.
 */
void
ferry_entry_list_set_marks (FerryEntryList *list, FerryEntryMarks *marks)
{
  ferry_entry_columns_set_marks (list->columns, marks);
}

/**
 * ferry_entry_list_sort_by:
 * @id: of a column, like "size"; a second time turns the order round
 */
void
ferry_entry_list_sort_by (FerryEntryList *list, const char *id)
{
  ferry_entry_columns_sort_by (list->columns, id);
}

/**
 * ferry_entry_list_get_selection:
 *
 * Returns: (transfer none): what is selected
 */
FerryEntrySelection *
ferry_entry_list_get_selection (FerryEntryList *list)
{
  return list->selection;
}

/**
 * ferry_entry_list_get_view:
 *
 * Returns: (transfer none): the view, as ferry-entry-rows.h wants it
 */
GtkColumnView *
ferry_entry_list_get_view (FerryEntryList *list)
{
  return list->view;
}

/**
 * ferry_entry_list_get_scroller:
 *
 * Returns: (transfer none): what scrolls the view
 */
GtkScrolledWindow *
ferry_entry_list_get_scroller (FerryEntryList *list)
{
  return list->scroller;
}

/**
 * ferry_entry_list_dup_state:
 *
 * Returns: (transfer full): a{sv} with columns and order
 */
GVariant *
ferry_entry_list_dup_state (FerryEntryList *list)
{
  GVariantDict state;

  g_variant_dict_init (&state, NULL);
  ferry_entry_columns_save (list->columns, &state);
  return g_variant_ref_sink (g_variant_dict_end (&state));
}

/**
 * ferry_entry_list_apply_state:
 * @state: an a{sv} of ferry_entry_list_dup_state()
 */
void
ferry_entry_list_apply_state (FerryEntryList *list, GVariant *state)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, state);
  ferry_entry_columns_restore (list->columns, &dict);
  g_variant_dict_clear (&dict);
}
