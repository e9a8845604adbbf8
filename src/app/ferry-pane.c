/* One pane: the folder of a place, shown. What folder that is, and how its listing comes in, is in
 * ferry-pane-folder.c; what is selected in ferry-pane-selection.c; what a person can do in
 * ferry-pane-actions.c, ferry-pane-files.c, ferry-pane-menu.c and ferry-pane-dnd.c. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane.h"

#include "ferry-entry-columns.h"
#include "ferry-entry-model.h"
#include "ferry-pane-actions.h"
#include "ferry-pane-bar.h"
#include "ferry-pane-dnd.h"
#include "ferry-pane-files.h"
#include "ferry-pane-menu.h"
#include "ferry-pane-message.h"
#include "ferry-pane-status.h"
#include "ferry-path.h"
#include "ferry-toggle-click.h"
#include "ferry-type-ahead.h"

#include <glib/gi18n.h>

struct _FerryPane
{
  GtkBox parent_instance;

  FerryEntryModel *model;
  FerryPaneFolder *folder;
  FerryPaneSelection *selection;
  FerryEntryColumns *columns;
  FerryTypeAhead *type_ahead;
  FerryPaneBar *bar;
  FerryPaneDnd *dnd;
  FerryPaneFiles *files;
  FerryPaneMenu *menu;
  FerryPaneStatus *status;
  gboolean show_hidden;
  gboolean copies_wanted; /* a link that was opened turned out to be a file */

  GtkEditable *path_entry;
  GtkToggleButton *filter_button;
  GtkSearchEntry *filter_entry;
  GtkOverlay *overlay;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  GtkWidget *message;
  GtkLabel *status_label;
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

/* What the pane shows */

static void
show_page (FerryPane *pane)
{
  gboolean is_message =
      ferry_pane_message_update (pane->message, pane->folder, pane->model,
                                 gtk_editable_get_text (GTK_EDITABLE (pane->filter_entry)));
  GtkWidget *list = gtk_widget_get_first_child (GTK_WIDGET (pane->stack));
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (pane->stack));

  /* The keyboard stays in the pane. */
  gtk_stack_set_visible_child_name (pane->stack, is_message ? "message" : "list");
  if (focus != NULL && is_message == (focus == list))
    ferry_pane_grab_list_focus (pane);
  ferry_pane_status_update (pane->status);
}

static void
on_selection_changed (FerryPane *pane)
{
  ferry_pane_status_update (pane->status);
  ferry_pane_actions_update_selection (pane);
}

/* What the folder tells */

static void
on_moved (FerryPaneFolder *folder, FerryPane *pane)
{
  ferry_pane_selection_want (pane->selection, NULL);
  pane->copies_wanted = FALSE;
  ferry_pane_bar_update (pane->bar);
  g_object_notify_by_pspec (G_OBJECT (pane), properties[PROP_PATH]);
}

static void
on_changed (FerryPaneFolder *folder, FerryPane *pane)
{
  show_page (pane);
  ferry_pane_actions_update (pane);
}

static void
on_shown (FerryPaneFolder *folder, FerryPane *pane)
{
  ferry_pane_selection_take_wanted (pane->selection);
  g_signal_emit (pane, signals[FOLDER_OPENED], 0, ferry_pane_get_path (pane));
  if (pane->copies_wanted && ferry_pane_selection_get_count (pane->selection) > 0)
    g_signal_emit (pane, signals[COPY_REQUESTED], 0, FALSE);
  pane->copies_wanted = FALSE;
}

/* A link that cannot be opened as a folder is copied, as a file would be. */
static void
on_not_a_folder (FerryPaneFolder *folder, FerryPane *pane)
{
  g_autofree char *name = ferry_path_dup_name (ferry_pane_get_path (pane));

  ferry_pane_folder_go (pane->folder, -1);
  ferry_pane_select_names (pane, (const char *const[]) { name, NULL });
  pane->copies_wanted = TRUE;
}

/* What the user does */

static void
on_row_activated (GtkColumnView *view, guint position, FerryPane *pane)
{
  ferry_pane_actions_open_row (pane, position);
}

static gboolean
on_list_key_pressed (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType state,
                     FerryPane *pane)
{
  guint position;

  if (!ferry_type_ahead_take_key (pane->type_ahead, keyval, state, &position))
    return FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    ferry_pane_selection_go_to (pane->selection, position);
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
on_width_changed (GtkAdjustment *adjustment, GParamSpec *pspec, FerryPane *pane)
{
  ferry_entry_columns_fit (pane->columns, (int) gtk_adjustment_get_page_size (adjustment));
}

/* The object */

static void
ferry_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FerryPane *pane = FERRY_PANE (object);

  switch (id)
    {
    case PROP_PLACE:
      g_value_set_object (value, ferry_pane_get_place (pane));
      break;

    case PROP_PATH:
      g_value_set_string (value, ferry_pane_get_path (pane));
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

  g_clear_pointer (&pane->status, ferry_pane_status_free);
  if (pane->folder != NULL)
    {
      g_signal_handlers_disconnect_by_data (pane->folder, pane);
      g_signal_handlers_disconnect_by_data (pane->model, pane);
      g_signal_handlers_disconnect_by_data (ferry_pane_selection_get_model (pane->selection), pane);
      g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_hadjustment (pane->scroller),
                                            pane);
      g_object_run_dispose (G_OBJECT (pane->folder));
    }
  g_clear_pointer (&pane->menu, ferry_pane_menu_free);
  g_clear_pointer (&pane->files, ferry_pane_files_free);
  g_clear_pointer (&pane->bar, ferry_pane_bar_free);
  g_clear_pointer (&pane->dnd, ferry_pane_dnd_free);
  g_clear_pointer (&pane->selection, ferry_pane_selection_free);
  g_clear_pointer (&pane->columns, ferry_entry_columns_free);
  g_clear_pointer (&pane->type_ahead, ferry_type_ahead_free);
  gtk_widget_dispose_template (GTK_WIDGET (pane), FERRY_TYPE_PANE);
  g_clear_object (&pane->folder);
  g_clear_object (&pane->model);

  G_OBJECT_CLASS (ferry_pane_parent_class)->dispose (object);
}

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
  gtk_widget_class_bind_template_child (widget_class, FerryPane, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, overlay);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, stack);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, view);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, message);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, status_label);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_list_key_pressed);

  ferry_pane_actions_install (widget_class);
  gtk_widget_class_set_css_name (widget_class, "pane");
}

static void
ferry_pane_init (FerryPane *pane)
{
  GtkSelectionModel *rows;

  pane->model = ferry_entry_model_new ();
  pane->folder = ferry_pane_folder_new (pane->model);
  gtk_widget_init_template (GTK_WIDGET (pane));

  pane->bar = ferry_pane_bar_new (pane, pane->path_entry, pane->filter_button, pane->filter_entry,
                                  pane->model);
  pane->dnd = ferry_pane_dnd_new (pane, GTK_WIDGET (pane->stack), pane->scroller);
  pane->files = ferry_pane_files_new (pane);
  pane->menu = ferry_pane_menu_new (pane, GTK_WIDGET (pane->stack), pane->row_menu);
  pane->columns = ferry_entry_columns_new (pane->view, on_name_cell_made, on_sort_asked, pane);
  pane->type_ahead = ferry_type_ahead_new (pane->model, pane->overlay);
  pane->selection = ferry_pane_selection_new (pane->model, pane->view);
  pane->status = ferry_pane_status_new (pane->status_label, pane->folder, pane->model,
                                        ferry_pane_selection_get_model (pane->selection));
  rows = ferry_pane_selection_get_model (pane->selection);
  ferry_pane_actions_add_list_keys (GTK_WIDGET (pane->stack));

  g_signal_connect (pane->folder, "moved", G_CALLBACK (on_moved), pane);
  g_signal_connect (pane->folder, "changed", G_CALLBACK (on_changed), pane);
  g_signal_connect (pane->folder, "shown", G_CALLBACK (on_shown), pane);
  g_signal_connect (pane->folder, "not-a-folder", G_CALLBACK (on_not_a_folder), pane);
  g_signal_connect_swapped (pane->model, "after-change", G_CALLBACK (show_page), pane);
  g_signal_connect_swapped (rows, "selection-changed", G_CALLBACK (on_selection_changed), pane);
  g_signal_connect_swapped (rows, "items-changed", G_CALLBACK (on_selection_changed), pane);
  g_signal_connect (gtk_scrolled_window_get_hadjustment (pane->scroller), "notify::page-size",
                    G_CALLBACK (on_width_changed), pane);
  ferry_toggle_click_add (pane->view);
  on_changed (pane->folder, pane);
  on_selection_changed (pane);
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
  ferry_pane_folder_set_place (pane->folder, place, path);
  g_object_notify_by_pspec (G_OBJECT (pane), properties[PROP_PLACE]);
}

/**
 * ferry_pane_get_place:
 *
 * Returns: (transfer none) (nullable): the place shown
 */
FerryPlace *
ferry_pane_get_place (FerryPane *pane)
{
  return ferry_pane_folder_get_place (pane->folder);
}

/**
 * ferry_pane_get_path:
 *
 * Returns: (transfer none) (nullable): the folder shown, raw bytes
 */
const char *
ferry_pane_get_path (FerryPane *pane)
{
  return ferry_pane_folder_get_path (pane->folder);
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
  ferry_pane_folder_open (pane->folder, path);
}

/**
 * ferry_pane_reload:
 *
 * Lists the folder again; what is shown and selected stays meanwhile.
 */
void
ferry_pane_reload (FerryPane *pane)
{
  ferry_pane_folder_reload (pane->folder);
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
  return ferry_pane_selection_dup_entries (pane->selection);
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
  ferry_pane_selection_want (pane->selection, names);
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
  ferry_pane_folder_fail (pane->folder, error);
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

FerryPaneFolder *
ferry_pane_get_folder (FerryPane *pane)
{
  return pane->folder;
}

FerryPaneSelection *
ferry_pane_get_selection (FerryPane *pane)
{
  return pane->selection;
}

GtkWidget *
ferry_pane_get_view (FerryPane *pane)
{
  return GTK_WIDGET (pane->view);
}

GtkWidget *
ferry_pane_find_selected_cell (FerryPane *pane)
{
  return ferry_entry_columns_find_cell (pane->columns,
                                        ferry_pane_selection_get_first (pane->selection));
}

const FerryEntry *
ferry_pane_get_entry (FerryPane *pane, guint position)
{
  return ferry_entry_model_get_entry (pane->model, position);
}

void
ferry_pane_edit_path (FerryPane *pane)
{
  ferry_pane_bar_edit_path (pane->bar);
}

void
ferry_pane_edit_filter (FerryPane *pane)
{
  ferry_pane_bar_edit_filter (pane->bar);
}

void
ferry_pane_show_menu (FerryPane *pane)
{
  ferry_pane_menu_show (pane->menu);
}

void
ferry_pane_run_file_action (FerryPane *pane, const char *action)
{
  ferry_pane_files_run (pane->files, action);
}
