/* A search below a pane's folder. See ferry-search-view.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-search-view.h"

#include "ferry-search-bundle.h"
#include "ferry-search-columns.h"
#include "ferry-search-drag.h"
#include "ferry-search-text.h"
#include "ferry-table-cell.h"
#include "ferry-toggle-click.h"

#include <glib/gi18n.h>

struct _FerrySearchView
{
  GtkBox parent_instance;

  FerrySearchColumns columns; /* of the search at hand: its place and folder */
  FerryPlace *place;          /* owned, nullable: where the next search is */
  char *folder;               /* owned, nullable; raw path */
  FerrySearch *search;        /* owned, nullable */
  GtkSortListModel *sorted;   /* owned by the view's model */
  guint fit_source;

  GtkEditable *entry;
  GtkDropDown *kind;
  GtkDropDown *size;
  GtkDropDown *time;
  GtkWidget *stop;
  GtkStack *stack;
  GtkLabel *title;
  GtkColumnView *view;
  GtkSpinner *spinner;
  GtkLabel *status;
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (FerrySearchView, ferry_search_view, GTK_TYPE_BOX)

enum
{
  OPEN_REQUESTED,
  CLOSE_REQUESTED,
  SELECTION_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkSelectionModel *
get_rows (FerrySearchView *self)
{
  return gtk_column_view_get_model (self->view);
}

static void
show_state (FerrySearchView *self)
{
  gboolean is_running = self->search != NULL && ferry_search_is_running (self->search);
  gboolean has_hits =
      self->search != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->search));
  g_autofree char *text =
      self->search != NULL ? ferry_search_text_describe (self->search, self->place) : g_strdup ("");

  gtk_label_set_label (self->status, text);
  gtk_spinner_set_spinning (self->spinner, is_running);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_running);
  gtk_widget_set_visible (self->stop, is_running);
  gtk_label_set_label (self->title, self->search == NULL ? _ ("Search this folder and all below it")
                                    : is_running         ? _ ("Searching…")
                                                         : _ ("Nothing found"));
  gtk_stack_set_visible_child_name (self->stack, has_hits ? "list" : "message");
}

static void
on_search_changed (FerrySearch *search, FerrySearchView *self)
{
  show_state (self);
}

static void
forget_search (FerrySearchView *self)
{
  gtk_sort_list_model_set_model (self->sorted, NULL);
  if (self->search == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->search, self);
  ferry_search_stop (self->search);
  g_clear_object (&self->search);
}

static void
begin (FerrySearchView *self)
{
  FerrySearchRule *rule = ferry_search_text_make_rule (
      gtk_editable_get_text (self->entry), gtk_drop_down_get_selected (self->kind),
      gtk_drop_down_get_selected (self->size), gtk_drop_down_get_selected (self->time),
      g_get_real_time () / G_USEC_PER_SEC);

  forget_search (self);
  g_set_object (&self->columns.place, self->place);
  g_free (self->columns.root);
  self->columns.root = g_strdup (self->folder);
  self->search = ferry_search_new (self->place, self->folder, rule);
  g_signal_connect (self->search, "changed", G_CALLBACK (on_search_changed), self);
  gtk_sort_list_model_set_model (self->sorted, G_LIST_MODEL (self->search));
  show_state (self);
}

/* What the person does */

static void
on_entry_activated (GtkSearchEntry *entry, FerrySearchView *self)
{
  if (self->place != NULL)
    begin (self);
}

/* A choice counts for the search that was made. */
static void
on_choice_changed (GtkDropDown *choice, GParamSpec *pspec, FerrySearchView *self)
{
  if (self->search != NULL)
    begin (self);
}

static void
on_stop_clicked (GtkButton *button, FerrySearchView *self)
{
  ferry_search_view_stop (self);
}

static void
on_close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSE_REQUESTED], 0);
}

static void
on_close (FerrySearchView *self)
{
  g_signal_emit (self, signals[CLOSE_REQUESTED], 0);
}

static void
open_hit (FerrySearchView *self, guint position)
{
  g_autoptr (FerrySearchHit) hit = g_list_model_get_item (G_LIST_MODEL (get_rows (self)), position);

  if (hit != NULL)
    g_signal_emit (self, signals[OPEN_REQUESTED], 0, ferry_search_hit_get_folder (hit),
                   ferry_search_hit_get_entry (hit)->name);
}

static void
on_row_activated (GtkColumnView *view, guint position, FerrySearchView *self)
{
  open_hit (self, position);
}

static void
on_open_folder (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FerrySearchView *self = FERRY_SEARCH_VIEW (widget);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (get_rows (self));

  if (!gtk_bitset_is_empty (selected))
    open_hit (self, gtk_bitset_get_minimum (selected));
}

static void
pop_up (FerrySearchView *self, double x, double y)
{
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_right_click (GtkGestureClick *click, int n_press, double x, double y, FerrySearchView *self)
{
  guint position = ferry_table_cell_find_row (self->view, x, y);
  graphene_point_t point;

  if (position == GTK_INVALID_LIST_POSITION ||
      !gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  if (!gtk_selection_model_is_selected (get_rows (self), position))
    gtk_selection_model_select_item (get_rows (self), position, TRUE);
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  pop_up (self, point.x, point.y);
}

static void
on_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FerrySearchView *self = FERRY_SEARCH_VIEW (widget);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (get_rows (self));

  if (!gtk_bitset_is_empty (selected))
    pop_up (self, 24, gtk_widget_get_height (widget) / 3.0);
}

static void
on_rows_selected (FerrySearchView *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "search.open-folder",
                                 ferry_search_view_has_selection (self));
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static gboolean
on_fit_due (gpointer user_data)
{
  FerrySearchView *self = user_data;
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));

  self->fit_source = 0;
  ferry_search_columns_fit (self->view, (int) gtk_adjustment_get_page_size (across));
  return G_SOURCE_REMOVE;
}

/* Not while it is being laid out. */
static void
on_width_changed (FerrySearchView *self)
{
  if (self->fit_source == 0)
    self->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_fit_due, self, NULL);
}

/* The object */

static gboolean
ferry_search_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FERRY_SEARCH_VIEW (widget)->entry));
}

static void
ferry_search_view_dispose (GObject *object)
{
  FerrySearchView *self = FERRY_SEARCH_VIEW (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_data (
          gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view)), self);
      g_signal_handlers_disconnect_by_data (get_rows (self), self);
      forget_search (self);
      g_clear_pointer (&self->menu, gtk_widget_unparent);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), FERRY_TYPE_SEARCH_VIEW);
  g_clear_object (&self->place);
  g_clear_object (&self->columns.place);

  G_OBJECT_CLASS (ferry_search_view_parent_class)->dispose (object);
}

static void
ferry_search_view_finalize (GObject *object)
{
  FerrySearchView *self = FERRY_SEARCH_VIEW (object);

  g_free (self->folder);
  g_free (self->columns.root);

  G_OBJECT_CLASS (ferry_search_view_parent_class)->finalize (object);
}

static void
ferry_search_view_class_init (FerrySearchViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ferry_search_view_dispose;
  object_class->finalize = ferry_search_view_finalize;
  widget_class->grab_focus = ferry_search_view_grab_focus;

  signals[OPEN_REQUESTED] =
      g_signal_new ("open-requested", FERRY_TYPE_SEARCH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[CLOSE_REQUESTED] = g_signal_new ("close-requested", FERRY_TYPE_SEARCH_VIEW,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTION_CHANGED] =
      g_signal_new ("selection-changed", FERRY_TYPE_SEARCH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "search.open-folder", NULL, on_open_folder);
  gtk_widget_class_install_action (widget_class, "search.menu", NULL, on_menu);
  gtk_widget_class_install_action (widget_class, "search.close", NULL, on_close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "search.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "search.menu",
                                       NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/search-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FerrySearchView, entry);
  gtk_widget_class_bind_template_child (widget_class, FerrySearchView, kind);
  gtk_widget_class_bind_template_child (widget_class, FerrySearchView, size);
  gtk_widget_class_bind_template_child (widget_class, FerrySearchView, time);
  gtk_widget_class_bind_template_child (widget_class, FerrySearchView, stop);
  gtk_widget_class_bind_template_child (widget_class, FerrySearchView, stack);
  gtk_widget_class_bind_template_child (widget_class, FerrySearchView, title);
  gtk_widget_class_bind_template_child (widget_class, FerrySearchView, view);
  gtk_widget_class_bind_template_child (widget_class, FerrySearchView, spinner);
  gtk_widget_class_bind_template_child (widget_class, FerrySearchView, status);
  gtk_widget_class_bind_template_child (widget_class, FerrySearchView, menu);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_right_click);
}

static void
fill (GtkDropDown *choice, const char *const *texts)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; texts[i] != NULL; i++)
    gtk_string_list_append (list, _ (texts[i]));
  gtk_drop_down_set_model (choice, G_LIST_MODEL (list));
}

static void
ferry_search_view_init (FerrySearchView *self)
{
  GtkMultiSelection *rows;

  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self->kind, ferry_search_kinds);
  fill (self->size, ferry_search_sizes);
  fill (self->time, ferry_search_times);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));

  self->columns.name_cell_func = ferry_search_drag_add_source;
  self->columns.user_data = self;
  ferry_search_columns_add (self->view, &self->columns);
  ferry_toggle_click_add (self->view);
  self->sorted =
      gtk_sort_list_model_new (NULL, g_object_ref (gtk_column_view_get_sorter (self->view)));
  rows = gtk_multi_selection_new (G_LIST_MODEL (self->sorted));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (rows));
  g_signal_connect_swapped (rows, "selection-changed", G_CALLBACK (on_rows_selected), self);
  g_signal_connect_swapped (rows, "items-changed", G_CALLBACK (on_rows_selected), self);
  g_object_unref (rows);
  g_signal_connect_swapped (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view)),
                            "notify::page-size", G_CALLBACK (on_width_changed), self);
  on_rows_selected (self);
  show_state (self);
}

/**
 * ferry_search_view_new:
 *
 * Returns: (transfer floating): nothing is searched yet
 */
GtkWidget *
ferry_search_view_new (void)
{
  return g_object_new (FERRY_TYPE_SEARCH_VIEW, NULL);
}

/**
 * ferry_search_view_set_folder:
 * @place: (nullable): of another place, what was found is forgotten
 * @folder: (nullable): where the next search begins; raw path
 */
void
ferry_search_view_set_folder (FerrySearchView *self, FerryPlace *place, const char *folder)
{
  if (self->place != place)
    forget_search (self);
  g_set_object (&self->place, place);
  g_free (self->folder);
  self->folder = g_strdup (folder);
  show_state (self);
}

/**
 * ferry_search_view_stop:
 *
 * Looks no further; what was found stays.
 */
void
ferry_search_view_stop (FerrySearchView *self)
{
  if (self->search != NULL)
    ferry_search_stop (self->search);
}

/**
 * ferry_search_view_has_selection:
 */
gboolean
ferry_search_view_has_selection (FerrySearchView *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (get_rows (self));

  return !gtk_bitset_is_empty (selected);
}

/**
 * ferry_search_view_dup_bundle:
 *
 * Returns: (transfer full) (nullable): what is selected; %NULL where nothing is
 */
FerryBundle *
ferry_search_view_dup_bundle (FerrySearchView *self)
{
  return self->columns.place != NULL
             ? ferry_search_bundle_new (self->columns.place, get_rows (self))
             : NULL;
}
