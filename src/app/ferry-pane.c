/* One pane: what it shows and how it gets there. Drag and drop are in ferry-pane-dnd.c, rename,
 * delete and their like in ferry-pane-files.c, what stands in the list's place in
 * ferry-pane-message.c. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane.h"

#include "ferry-dialog.h"
#include "ferry-entry-columns.h"
#include "ferry-entry-model.h"
#include "ferry-pane-dnd.h"
#include "ferry-pane-files.h"
#include "ferry-pane-history.h"
#include "ferry-pane-message.h"
#include "ferry-pane-status.h"
#include "ferry-path.h"
#include "ferry-remote-place.h"
#include "ferry-toggle-click.h"
#include "ferry-transfer-queue.h"
#include "ferry-type-ahead.h"

#include <glib/gi18n.h>
#include <string.h>

#define SPINNER_DELAY 200 /* milliseconds */

struct _FerryPane
{
  GtkBox parent_instance;

  FerryPlace *place; /* owned, nullable */
  char *path;        /* owned; raw bytes */
  FerryEntryModel *model;
  GtkMultiSelection *selection;
  FerryEntryColumns *columns;
  FerryPaneHistory *history;
  FerryTypeAhead *type_ahead;
  FerryPaneDnd *dnd;
  FerryPaneFiles *files;
  GCancellable *loading; /* the listing under way */
  guint spinner_source;
  GError *error;       /* why the folder cannot be shown */
  GHashTable *kept;    /* names selected before a change of the rows */
  char **wanted;       /* names to select once the listing is there */
  gboolean show_hidden;
  gboolean opens_link; /* the folder under way may turn out to be a file */

  GtkEntry *path_entry;
  GtkToggleButton *filter_button;
  GtkSearchBar *filter_bar;
  GtkEditable *filter_entry;
  GtkOverlay *overlay;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  GtkWidget *message;
  GtkLabel *status;
  GMenuModel *row_menu;
};

G_DEFINE_FINAL_TYPE (FerryPane, ferry_pane, GTK_TYPE_BOX)

enum
{
  PROP_PLACE = 1,
  PROP_PATH,
  PROP_SHOW_HIDDEN,
  N_PROPERTIES
};

enum
{
  TRANSFER_REQUESTED,
  COPY_REQUESTED,
  FOLDER_OPENED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void load (FerryPane *pane, gboolean keeps_rows);

/* What the pane shows */

static const char *
get_charset (FerryPane *pane)
{
  if (!FERRY_IS_REMOTE_PLACE (pane->place))
    return NULL;
  return ferry_remote_place_get_server (FERRY_REMOTE_PLACE (pane->place))->charset;
}

static void
update_status (FerryPane *pane)
{
  g_autofree char *text = NULL;

  if (pane->place != NULL && pane->error == NULL)
    text = ferry_pane_status_make (pane->model, GTK_SELECTION_MODEL (pane->selection));
  gtk_label_set_text (pane->status, text != NULL ? text : "");
}

static void
show_path (FerryPane *pane)
{
  g_autofree char *shown = pane->place != NULL && pane->path != NULL
                               ? ferry_place_decode (pane->place, pane->path, NULL)
                               : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (pane->path_entry), shown);
  gtk_editable_set_position (GTK_EDITABLE (pane->path_entry), -1);
}

static void
update_actions (FerryPane *pane)
{
  GtkWidget *widget = GTK_WIDGET (pane);
  gboolean has_place = pane->place != NULL;
  g_autofree char *parent = pane->path != NULL ? ferry_path_dup_parent (pane->path) : NULL;

  gtk_widget_action_set_enabled (widget, "pane.back",
                                 has_place && ferry_pane_history_can_go (pane->history, -1));
  gtk_widget_action_set_enabled (widget, "pane.forward",
                                 has_place && ferry_pane_history_can_go (pane->history, 1));
  gtk_widget_action_set_enabled (widget, "pane.up",
                                 has_place && parent != NULL && strcmp (parent, pane->path) != 0);
  gtk_widget_action_set_enabled (widget, "pane.home", has_place);
  gtk_widget_action_set_enabled (widget, "pane.reload", has_place);
  gtk_widget_action_set_enabled (widget, "pane.new-folder", has_place && pane->error == NULL);
  gtk_widget_action_set_enabled (widget, "pane.paste", has_place && pane->error == NULL);
}

static void
update_selection_actions (FerryPane *pane)
{
  static const char *const for_some[] = { "pane.open",       "pane.copy-across", "pane.cut",
                                          "pane.move-across", "pane.copy",        "pane.delete",
                                          "pane.permissions" };
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (pane->selection));
  guint64 count = gtk_bitset_get_size (selected);

  for (guint i = 0; i < G_N_ELEMENTS (for_some); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (pane), for_some[i], count > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (pane), "pane.rename", count == 1);
}

static void
on_selection_changed (FerryPane *pane)
{
  update_status (pane);
  update_selection_actions (pane);
}

/* The list, or what stands in its place. */
static void
show_page (FerryPane *pane)
{
  gboolean is_list = FALSE;
  gboolean is_loading = pane->loading != NULL;

  if (pane->place == NULL)
    ferry_pane_message_show_disconnected (pane->message);
  else if (pane->error != NULL)
    ferry_pane_message_show_error (pane->message, pane->error);
  else if (g_list_model_get_n_items (G_LIST_MODEL (pane->model)) > 0)
    is_list = TRUE;
  else if (is_loading && pane->spinner_source == 0)
    ferry_pane_message_show_loading (pane->message);
  else if (is_loading)
    is_list = TRUE;
  else
    ferry_pane_message_show_empty (pane->message, ferry_entry_model_get_total (pane->model) > 0,
                                   gtk_editable_get_text (pane->filter_entry));

  if (!is_list && gtk_widget_has_focus (GTK_WIDGET (pane->view)))
    gtk_widget_grab_focus (pane->message);
  gtk_stack_set_visible_child_name (pane->stack, is_list ? "list" : "message");
  update_status (pane);
}

static gboolean
on_spinner_due (gpointer user_data)
{
  FerryPane *pane = user_data;

  pane->spinner_source = 0;
  show_page (pane);
  return G_SOURCE_REMOVE;
}

/* Names, not positions, stay selected when the rows change. */

static void
on_before_change (FerryEntryModel *model, FerryPane *pane)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (pane->selection));
  GtkBitsetIter iter;
  guint position;

  g_clear_pointer (&pane->kept, g_hash_table_unref);
  if (gtk_bitset_is_empty (selected))
    return;
  pane->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    if (position < g_list_model_get_n_items (G_LIST_MODEL (model)))
      g_hash_table_add (pane->kept,
                        g_strdup (ferry_entry_model_get_entry (model, position)->name));
}

static guint
select_names (FerryPane *pane, GHashTable *names)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (pane->model));
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, count);

  for (guint i = 0; i < count; i++)
    if (g_hash_table_contains (names, ferry_entry_model_get_entry (pane->model, i)->name))
      gtk_bitset_add (selected, i);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (pane->selection), selected, all);
  return gtk_bitset_is_empty (selected) ? GTK_INVALID_LIST_POSITION
                                        : gtk_bitset_get_minimum (selected);
}

static GtkWidget *
find_list_view (GtkWidget *view)
{
  GtkWidget *child = gtk_widget_get_first_child (view);

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* On 4.8 only the list view inside the column view knows how to scroll to a row. */
static void
scroll_to (FerryPane *pane, guint position)
{
  GtkWidget *list = find_list_view (GTK_WIDGET (pane->view));

  if (list != NULL && position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

static void
on_after_change (FerryEntryModel *model, FerryPane *pane)
{
  g_autoptr (GHashTable) kept = g_steal_pointer (&pane->kept);

  if (kept != NULL)
    select_names (pane, kept);
  show_page (pane);
}

/* Loading */

static void
on_part (FerryListing *part, gpointer user_data)
{
  FerryPane *pane = user_data;

  if (pane->loading == NULL)
    return;
  ferry_entry_model_add (pane->model, part);
}

static void
stop_loading (FerryPane *pane)
{
  g_cancellable_cancel (pane->loading);
  g_clear_object (&pane->loading);
  g_clear_handle_id (&pane->spinner_source, g_source_remove);
}

typedef struct
{
  FerryPane *pane;
  GCancellable *cancellable;
} Load;

static gboolean
select_wanted (gpointer user_data)
{
  g_autoptr (FerryPane) pane = user_data;
  g_auto (GStrv) wanted = g_steal_pointer (&pane->wanted);
  g_autoptr (GHashTable) names = NULL;

  if (wanted == NULL)
    return G_SOURCE_REMOVE;
  names = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; wanted[i] != NULL; i++)
    g_hash_table_add (names, wanted[i]);
  scroll_to (pane, select_names (pane, names));
  return G_SOURCE_REMOVE;
}

/* A link that could not be opened as a folder is a file: it is copied, as a file would be. */
static gboolean
is_link_to_file (FerryPane *pane, const GError *error)
{
  return pane->opens_link && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
         ferry_pane_history_can_go (pane->history, -1);
}

static void
did_load (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load_data = user_data;
  g_autoptr (FerryPane) pane = load_data->pane;
  g_autoptr (GCancellable) cancellable = load_data->cancellable;
  g_autoptr (GError) error = NULL;
  gboolean is_shown = ferry_place_list_finish (FERRY_PLACE (source), result, &error);

  g_free (load_data);
  if (pane->loading != cancellable)
    return;
  g_clear_object (&pane->loading);
  g_clear_handle_id (&pane->spinner_source, g_source_remove);

  if (!is_shown && is_link_to_file (pane, error))
    {
      g_autofree char *name = ferry_path_dup_name (pane->path);

      ferry_entry_model_clear (pane->model);
      ferry_pane_select_names (pane, (const char *const[]) { name, NULL });
      gtk_widget_activate_action (GTK_WIDGET (pane), "pane.back", NULL);
      return;
    }
  if (!is_shown)
    pane->error = g_steal_pointer (&error);
  ferry_entry_model_end (pane->model);
  if (!is_shown)
    ferry_entry_model_clear (pane->model);
  show_page (pane);
  update_actions (pane);
  if (is_shown)
    {
      if (pane->wanted != NULL)
        g_idle_add_full (GDK_PRIORITY_REDRAW + 1, select_wanted, g_object_ref (pane), NULL);
      g_signal_emit (pane, signals[FOLDER_OPENED], 0, pane->path);
    }
}

static void
load (FerryPane *pane, gboolean keeps_rows)
{
  Load *load_data;

  stop_loading (pane);
  g_clear_error (&pane->error);
  if (pane->place == NULL)
    {
      ferry_entry_model_clear (pane->model);
      show_page (pane);
      return;
    }
  pane->loading = g_cancellable_new ();
  pane->spinner_source = g_timeout_add (SPINNER_DELAY, on_spinner_due, pane);
  ferry_entry_model_begin (pane->model, get_charset (pane), keeps_rows);

  load_data = g_new (Load, 1);
  *load_data = (Load) { g_object_ref (pane), g_object_ref (pane->loading) };
  ferry_place_list_async (pane->place, pane->path, on_part, pane, pane->loading, did_load,
                          load_data);
  update_actions (pane);
}

static void
go_to (FerryPane *pane, const char *path)
{
  g_autofree char *normal = ferry_path_normalize (path);

  pane->opens_link = FALSE;
  g_clear_pointer (&pane->wanted, g_strfreev);
  g_free (pane->path);
  pane->path = g_steal_pointer (&normal);
  if (gtk_editable_get_text (pane->filter_entry)[0] != '\0')
    gtk_editable_set_text (pane->filter_entry, "");
  gtk_toggle_button_set_active (pane->filter_button, FALSE);
  show_path (pane);
  g_object_notify_by_pspec (G_OBJECT (pane), properties[PROP_PATH]);
  load (pane, FALSE);
}

static void
on_folder_changed (FerryPlace *place, const char *path, FerryPane *pane)
{
  if (pane->path != NULL && strcmp (path, pane->path) == 0 && pane->loading == NULL)
    load (pane, TRUE);
}

/* What the user does */

static void
go_in_history (FerryPane *pane, int step)
{
  const char *path = ferry_pane_history_go (pane->history, step);
  g_auto (GStrv) wanted = g_steal_pointer (&pane->wanted);

  if (path == NULL)
    return;
  go_to (pane, path);
  pane->wanted = g_steal_pointer (&wanted);
  ferry_pane_grab_list_focus (pane);
}

static void
go_up (FerryPane *pane)
{
  g_autofree char *parent = ferry_path_dup_parent (pane->path);
  g_autofree char *name = ferry_path_dup_name (pane->path);

  ferry_pane_open (pane, parent);
  ferry_pane_select_names (pane, (const char *const[]) { name, NULL });
  ferry_pane_grab_list_focus (pane);
}

static guint
get_first_selected (FerryPane *pane)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (pane->selection));

  return gtk_bitset_is_empty (selected) ? GTK_INVALID_LIST_POSITION
                                        : gtk_bitset_get_minimum (selected);
}

static void
open_row (FerryPane *pane, guint position)
{
  const FerryEntry *entry = ferry_entry_model_get_entry (pane->model, position);
  gboolean is_link = entry->kind == FERRY_KIND_LINK;
  g_autofree char *path = NULL;

  if (!is_link && !ferry_entry_is_directory (entry))
    {
      g_signal_emit (pane, signals[COPY_REQUESTED], 0, FALSE);
      return;
    }
  path = ferry_path_join (pane->path, entry->name);
  ferry_pane_open (pane, path);
  pane->opens_link = is_link;
}

static void
on_row_activated (GtkColumnView *view, guint position, FerryPane *pane)
{
  open_row (pane, position);
}

static void
on_path_activated (GtkEntry *entry, FerryPane *pane)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autofree char *bytes = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (pane->place == NULL || text[0] == '\0')
    return;
  bytes = ferry_place_encode (pane->place, text, &error);
  if (bytes == NULL)
    {
      ferry_pane_report (pane, _ ("This path cannot be used"), error);
      return;
    }
  if (bytes[0] == '~' && (bytes[1] == '\0' || bytes[1] == '/'))
    path = ferry_path_join (ferry_place_get_home (pane->place), bytes + (bytes[1] ? 2 : 1));
  else
    path = ferry_path_join (pane->path, bytes);
  ferry_pane_open (pane, path);
  ferry_pane_grab_list_focus (pane);
}

static gboolean
on_path_key_pressed (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType state,
                     FerryPane *pane)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  show_path (pane);
  ferry_pane_grab_list_focus (pane);
  return TRUE;
}

static void
on_filter_changed (GtkSearchEntry *entry, FerryPane *pane)
{
  ferry_entry_model_set_filter (pane->model, gtk_editable_get_text (GTK_EDITABLE (entry)));
  show_page (pane);
}

static void
on_filter_stopped (GtkSearchEntry *entry, FerryPane *pane)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_toggle_button_set_active (pane->filter_button, FALSE);
  ferry_pane_grab_list_focus (pane);
}

static void
on_filter_activated (GtkSearchEntry *entry, FerryPane *pane)
{
  ferry_pane_grab_list_focus (pane);
}

static gboolean
on_list_key_pressed (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType state,
                     FerryPane *pane)
{
  guint position;

  if (!ferry_type_ahead_take_key (pane->type_ahead, keyval, state, &position))
    return FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    {
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (pane->selection), position, TRUE);
      scroll_to (pane, position);
    }
  return TRUE;
}

static void
on_sort_asked (FerryEntryColumn column, gboolean is_descending, gpointer user_data)
{
  FerryPane *pane = user_data;

  ferry_entry_model_sort (pane->model, column, is_descending);
}

static void
on_name_cell_made (GtkWidget *cell, gpointer user_data)
{
  FerryPane *pane = user_data;

  ferry_pane_dnd_add_source (pane->dnd, cell);
}

static void
on_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_in_history (FERRY_PANE (widget), -1);
}

static void
on_forward (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_in_history (FERRY_PANE (widget), 1);
}

static void
on_up (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_up (FERRY_PANE (widget));
}

static void
on_home (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FerryPane *pane = FERRY_PANE (widget);

  ferry_pane_open (pane, ferry_place_get_home (pane->place));
}

static void
on_reload (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ferry_pane_reload (FERRY_PANE (widget));
}

static void
on_open (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FerryPane *pane = FERRY_PANE (widget);
  guint position = get_first_selected (pane);

  if (position != GTK_INVALID_LIST_POSITION)
    open_row (pane, position);
}

static void
on_copy_across (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[COPY_REQUESTED], 0, g_str_equal (action, "pane.move-across"));
}

static void
on_select_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (FERRY_PANE (widget)->selection));
}

static void
on_edit_path (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (FERRY_PANE (widget)->path_entry));
}

static void
on_filter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FerryPane *pane = FERRY_PANE (widget);

  gtk_toggle_button_set_active (pane->filter_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (pane->filter_entry));
}

static void
on_file_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ferry_pane_files_run (FERRY_PANE (widget)->files, action);
}

/* The menu */

static void
on_menu_key (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FerryPane *pane = FERRY_PANE (widget);
  GtkWidget *cell = ferry_pane_find_selected_cell (pane);
  graphene_point_t point = GRAPHENE_POINT_INIT (12, 12);

  if (cell != NULL)
    (void) !gtk_widget_compute_point (cell, widget, &GRAPHENE_POINT_INIT (24, 12), &point);
  ferry_pane_files_show_menu (pane->files, pane->row_menu, point.x, point.y);
}

static void
on_menu_click (GtkGestureClick *gesture, int n_press, double x, double y, FerryPane *pane)
{
  graphene_point_t point;
  guint position;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (pane->place == NULL)
    return;
  if (!gtk_widget_compute_point (GTK_WIDGET (pane->stack), GTK_WIDGET (pane->view),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  position = ferry_entry_cell_pick (GTK_WIDGET (pane->view), point.x, point.y, NULL);
  if (position == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (pane->selection));
  else if (!ferry_pane_is_selected (pane, position))
    ferry_pane_select_position (pane, position);
  ferry_pane_grab_list_focus (pane);
  if (!gtk_widget_compute_point (GTK_WIDGET (pane->stack), GTK_WIDGET (pane),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  ferry_pane_files_show_menu (pane->files, pane->row_menu, point.x, point.y);
}

/* The object */

static void
on_width_changed (GtkAdjustment *adjustment, GParamSpec *pspec, FerryPane *pane)
{
  ferry_entry_columns_fit (pane->columns, (int) gtk_adjustment_get_page_size (adjustment));
}

static void
ferry_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FerryPane *pane = FERRY_PANE (object);

  switch (id)
    {
    case PROP_PLACE:
      g_value_set_object (value, pane->place);
      break;

    case PROP_PATH:
      g_value_set_string (value, pane->path);
      break;

    case PROP_SHOW_HIDDEN:
      g_value_set_boolean (value, pane->show_hidden);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ferry_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOW_HIDDEN)
    ferry_pane_set_show_hidden (FERRY_PANE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ferry_pane_dispose (GObject *object)
{
  FerryPane *pane = FERRY_PANE (object);

  stop_loading (pane);
  if (pane->place != NULL)
    g_signal_handlers_disconnect_by_data (pane->place, pane);
  g_clear_object (&pane->place);
  if (pane->model != NULL)
    g_signal_handlers_disconnect_by_data (pane->model, pane);
  if (pane->selection != NULL)
    g_signal_handlers_disconnect_by_data (pane->selection, pane);
  if (pane->scroller != NULL)
    g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_hadjustment (pane->scroller),
                                          pane);
  g_clear_pointer (&pane->files, ferry_pane_files_free);
  g_clear_pointer (&pane->dnd, ferry_pane_dnd_free);
  g_clear_pointer (&pane->columns, ferry_entry_columns_free);
  g_clear_pointer (&pane->type_ahead, ferry_type_ahead_free);
  gtk_widget_dispose_template (GTK_WIDGET (pane), FERRY_TYPE_PANE);
  g_clear_object (&pane->selection);
  g_clear_object (&pane->model);

  G_OBJECT_CLASS (ferry_pane_parent_class)->dispose (object);
}

static void
ferry_pane_finalize (GObject *object)
{
  FerryPane *pane = FERRY_PANE (object);

  g_clear_pointer (&pane->history, ferry_pane_history_free);
  g_clear_pointer (&pane->kept, g_hash_table_unref);
  g_clear_error (&pane->error);
  g_strfreev (pane->wanted);
  g_free (pane->path);

  G_OBJECT_CLASS (ferry_pane_parent_class)->finalize (object);
}

static const struct
{
  const char *name;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "pane.back", on_back },
  { "pane.forward", on_forward },
  { "pane.up", on_up },
  { "pane.home", on_home },
  { "pane.reload", on_reload },
  { "pane.open", on_open },
  { "pane.copy-across", on_copy_across },
  { "pane.move-across", on_copy_across },
  { "pane.select-all", on_select_all },
  { "pane.edit-path", on_edit_path },
  { "pane.filter", on_filter },
  { "pane.menu", on_menu_key },
  { "pane.cut", on_file_action },
  { "pane.copy", on_file_action },
  { "pane.paste", on_file_action },
  { "pane.rename", on_file_action },
  { "pane.delete", on_file_action },
  { "pane.permissions", on_file_action },
  { "pane.new-folder", on_file_action },
};

static const struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} keys[] = {
  { GDK_KEY_Left, GDK_ALT_MASK, "pane.back" },
  { GDK_KEY_Right, GDK_ALT_MASK, "pane.forward" },
  { GDK_KEY_Up, GDK_ALT_MASK, "pane.up" },
  { GDK_KEY_Home, GDK_ALT_MASK, "pane.home" },
  { GDK_KEY_BackSpace, 0, "pane.up" },
  { GDK_KEY_F5, 0, "pane.reload" },
  { GDK_KEY_r, GDK_CONTROL_MASK, "pane.reload" },
  { GDK_KEY_l, GDK_CONTROL_MASK, "pane.edit-path" },
  { GDK_KEY_f, GDK_CONTROL_MASK, "pane.filter" },
  { GDK_KEY_F2, 0, "pane.rename" },
  { GDK_KEY_F7, 0, "pane.new-folder" },
  { GDK_KEY_N, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "pane.new-folder" },
  { GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "pane.new-folder" },
  { GDK_KEY_Return, GDK_ALT_MASK, "pane.permissions" },
  { GDK_KEY_Menu, 0, "pane.menu" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "pane.menu" },
};

/* These belong to the list alone, or they would rob the entries. */
static const struct
{
  const char *trigger;
  const char *action;
} list_keys[] = {
  { "Delete", "pane.delete" },    { "<Control>x", "pane.cut" },
  { "<Control>c", "pane.copy" },  { "<Control>v", "pane.paste" },
  { "<Control>a", "pane.select-all" },
};

static void
ferry_pane_class_init (FerryPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType types[] = { FERRY_TYPE_PLACE, G_TYPE_STRING, G_TYPE_POINTER,
                    FERRY_TYPE_PLACE, G_TYPE_STRING, G_TYPE_UINT };

  object_class->get_property = ferry_pane_get_property;
  object_class->set_property = ferry_pane_set_property;
  object_class->dispose = ferry_pane_dispose;
  object_class->finalize = ferry_pane_finalize;

  properties[PROP_PLACE] =
      g_param_spec_object ("place", NULL, NULL, FERRY_TYPE_PLACE,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PATH] =
      g_param_spec_string ("path", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_HIDDEN] =
      g_param_spec_boolean ("show-hidden", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[TRANSFER_REQUESTED] =
      g_signal_newv ("transfer-requested", FERRY_TYPE_PANE, G_SIGNAL_RUN_LAST, NULL, NULL, NULL,
                     NULL, G_TYPE_NONE, G_N_ELEMENTS (types), types);
  signals[COPY_REQUESTED] =
      g_signal_new ("copy-requested", FERRY_TYPE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[FOLDER_OPENED] =
      g_signal_new ("folder-opened", FERRY_TYPE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/pane.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryPane, path_entry);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, filter_button);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, overlay);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, stack);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, view);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, message);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, status);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_path_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_path_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_list_key_pressed);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_install_property_action (widget_class, "pane.show-hidden", "show-hidden");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
  gtk_widget_class_set_css_name (widget_class, "pane");
}

static void
add_list_keys (FerryPane *pane)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (list_keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (list_keys[i].trigger),
                          gtk_named_action_new (list_keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (pane->stack), controller);
}

static void
add_menu_click (FerryPane *pane)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (on_menu_click), pane);
  gtk_widget_add_controller (GTK_WIDGET (pane->stack), GTK_EVENT_CONTROLLER (gesture));
}

static void
ferry_pane_init (FerryPane *pane)
{
  pane->model = ferry_entry_model_new ();
  pane->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (pane->model)));
  pane->history = ferry_pane_history_new ();
  gtk_widget_init_template (GTK_WIDGET (pane));

  pane->dnd = ferry_pane_dnd_new (pane, GTK_WIDGET (pane->stack), pane->scroller);
  pane->files = ferry_pane_files_new (pane);
  pane->columns = ferry_entry_columns_new (pane->view, on_name_cell_made, on_sort_asked, pane);
  pane->type_ahead = ferry_type_ahead_new (pane->model, pane->overlay);
  gtk_column_view_set_model (pane->view, GTK_SELECTION_MODEL (pane->selection));
  g_signal_connect (pane->model, "before-change", G_CALLBACK (on_before_change), pane);
  g_signal_connect (pane->model, "after-change", G_CALLBACK (on_after_change), pane);
  g_signal_connect_swapped (pane->selection, "selection-changed",
                            G_CALLBACK (on_selection_changed), pane);
  g_signal_connect_swapped (pane->selection, "items-changed", G_CALLBACK (on_selection_changed),
                            pane);
  g_signal_connect (gtk_scrolled_window_get_hadjustment (pane->scroller), "notify::page-size",
                    G_CALLBACK (on_width_changed), pane);
  add_list_keys (pane);
  add_menu_click (pane);
  ferry_toggle_click_add (pane->view);
  update_actions (pane);
  update_selection_actions (pane);
  show_page (pane);
}

/**
 * ferry_pane_set_place:
 * @place: (nullable): %NULL shows that nothing is connected
 * @path: (nullable): the folder to show first; %NULL: the place's home
 *
 * Shows another place.
 */
void
ferry_pane_set_place (FerryPane *pane, FerryPlace *place, const char *path)
{
  if (pane->place != NULL)
    g_signal_handlers_disconnect_by_data (pane->place, pane);
  stop_loading (pane);
  g_set_object (&pane->place, place);
  ferry_pane_history_clear (pane->history);
  g_object_notify_by_pspec (G_OBJECT (pane), properties[PROP_PLACE]);
  gtk_widget_set_sensitive (GTK_WIDGET (pane->path_entry), place != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (pane->filter_button), place != NULL);
  if (place == NULL)
    {
      g_clear_pointer (&pane->path, g_free);
      load (pane, FALSE);
      show_path (pane);
      update_actions (pane);
      return;
    }
  g_signal_connect (place, "folder-changed", G_CALLBACK (on_folder_changed), pane);
  ferry_pane_open (pane, path != NULL ? path : ferry_place_get_home (place));
}

/**
 * ferry_pane_get_place:
 *
 * Returns: (transfer none) (nullable): the place shown
 */
FerryPlace *
ferry_pane_get_place (FerryPane *pane)
{
  return pane->place;
}

/**
 * ferry_pane_get_path:
 *
 * Returns: (transfer none) (nullable): the folder shown, raw bytes
 */
const char *
ferry_pane_get_path (FerryPane *pane)
{
  return pane->path;
}

/**
 * ferry_pane_open:
 * @path: raw bytes; a relative one counts from the place's home
 *
 * Shows another folder of the place, and remembers it for Back.
 */
void
ferry_pane_open (FerryPane *pane, const char *path)
{
  g_autofree char *absolute = NULL;

  g_return_if_fail (pane->place != NULL);

  absolute = ferry_path_join (ferry_place_get_home (pane->place), path);
  go_to (pane, absolute);
  ferry_pane_history_add (pane->history, pane->path);
  update_actions (pane);
}

/**
 * ferry_pane_reload:
 *
 * Lists the folder again; what is shown and selected stays meanwhile.
 */
void
ferry_pane_reload (FerryPane *pane)
{
  if (pane->place != NULL)
    load (pane, pane->error == NULL);
}

/**
 * ferry_pane_set_show_hidden:
 *
 * Whether names that begin with a dot are shown.
 */
void
ferry_pane_set_show_hidden (FerryPane *pane, gboolean show_hidden)
{
  if (pane->show_hidden == show_hidden)
    return;
  pane->show_hidden = show_hidden;
  ferry_entry_model_set_shows_hidden (pane->model, show_hidden);
  show_page (pane);
  g_object_notify_by_pspec (G_OBJECT (pane), properties[PROP_SHOW_HIDDEN]);
}

/**
 * ferry_pane_dup_selection:
 *
 * Returns: (transfer full): copies of the selected entries
 */
FerryListing *
ferry_pane_dup_selection (FerryPane *pane)
{
  FerryListing *entries = ferry_listing_new ();
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (pane->selection));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    ferry_listing_add_copy (entries, ferry_entry_model_get_entry (pane->model, position));
  return entries;
}

/**
 * ferry_pane_select_names:
 * @names: raw names
 *
 * Selects them, and brings the first into view, when the folder's next listing is there.
 */
void
ferry_pane_select_names (FerryPane *pane, const char *const *names)
{
  g_strfreev (pane->wanted);
  pane->wanted = g_strdupv ((char **) names);
}

/**
 * ferry_pane_grab_list_focus:
 *
 * Puts the keyboard into the list, or onto what stands in its place.
 */
void
ferry_pane_grab_list_focus (FerryPane *pane)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (pane->stack), "list"))
    gtk_widget_grab_focus (GTK_WIDGET (pane->view));
  else
    gtk_widget_grab_focus (pane->message);
}

/**
 * ferry_pane_show_error:
 *
 * Shows @error in the list's place, with a button to try again.
 */
void
ferry_pane_show_error (FerryPane *pane, const GError *error)
{
  stop_loading (pane);
  g_clear_error (&pane->error);
  pane->error = g_error_copy (error);
  show_page (pane);
  update_actions (pane);
}

/**
 * ferry_pane_dup_state:
 *
 * Returns: (transfer full): a{sv} with the columns, for ferry_pane_apply_state()
 */
GVariant *
ferry_pane_dup_state (FerryPane *pane)
{
  GVariantDict state;

  g_variant_dict_init (&state, NULL);
  ferry_entry_columns_save (pane->columns, &state);
  return g_variant_ref_sink (g_variant_dict_end (&state));
}

/**
 * ferry_pane_apply_state:
 * @state: an a{sv}
 */
void
ferry_pane_apply_state (FerryPane *pane, GVariant *state)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, state);
  ferry_entry_columns_restore (pane->columns, &dict);
  g_variant_dict_clear (&dict);
}

GtkWidget *
ferry_pane_get_view (FerryPane *pane)
{
  return GTK_WIDGET (pane->view);
}

GtkWidget *
ferry_pane_find_selected_cell (FerryPane *pane)
{
  return ferry_entry_columns_find_cell (pane->columns, get_first_selected (pane));
}

void
ferry_pane_select_position (FerryPane *pane, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (pane->selection), position, TRUE);
}

gboolean
ferry_pane_is_selected (FerryPane *pane, guint position)
{
  return gtk_selection_model_is_selected (GTK_SELECTION_MODEL (pane->selection), position);
}

const FerryEntry *
ferry_pane_get_entry (FerryPane *pane, guint position)
{
  return ferry_entry_model_get_entry (pane->model, position);
}

FerryBundle *
ferry_pane_dup_bundle (FerryPane *pane)
{
  g_autoptr (FerryListing) entries = ferry_pane_dup_selection (pane);

  return ferry_bundle_new (pane->place, pane->path, entries);
}

/**
 * ferry_pane_take_bundle:
 * @folder: of this pane's place
 *
 * Asks the window to bring @bundle there.
 */
void
ferry_pane_take_bundle (FerryPane *pane, const FerryBundle *bundle, const char *folder,
                        gboolean is_move)
{
  g_signal_emit (pane, signals[TRANSFER_REQUESTED], 0, bundle->place, bundle->folder,
                 bundle->entries, pane->place, folder,
                 (guint) (is_move ? FERRY_TRANSFER_FLAGS_MOVE : FERRY_TRANSFER_FLAGS_NONE));
}

static void
did_report (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_free (ferry_dialog_ask_finish (FERRY_DIALOG (dialog), result));
}

/**
 * ferry_pane_report:
 * @what: a heading, for people
 *
 * Says in a dialog that something could not be done.
 */
void
ferry_pane_report (FerryPane *pane, const char *what, const GError *error)
{
  FerryDialog *dialog;
  GtkWidget *button;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = ferry_dialog_new (what, error->message);
  button = ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("_Close"), FERRY_DIALOG_PLAIN);
  ferry_dialog_set_default (dialog, button);
  ferry_dialog_ask_async (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (pane))), NULL,
                          did_report, NULL);
}
