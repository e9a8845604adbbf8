/* One pane: a folder's list and what stands in its place. What it shows is in ferry-folder.c, what
 * can be done in ferry-pane-actions.c, drag and drop in ferry-pane-drag.c and ferry-pane-drop.c.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane.h"

#include "ferry-filter-bar.h"
#include "ferry-key-hint.h"
#include "ferry-pane-actions.h"
#include "ferry-first-steps.h"
#include "ferry-pane-drag.h"
#include "ferry-pane-drop.h"
#include "ferry-pane-entries.h"
#include "ferry-pane-menu.h"
#include "ferry-pane-page.h"
#include "ferry-pane-search.h"
#include "ferry-path-bar.h"
#include "ferry-recent-folders.h"
#include "ferry-remedy-list.h"

#include <glib/gi18n.h>

struct _FerryPane
{
  GtkBox parent_instance;

  FerryFolder *folder;
  FerryPanePage *page;
  FerryPaneDrop *drop;
  FerryPaneMenu *menu;
  char *path;          /* the folder's, as it was last told */
  guint update_source; /* status and actions are to follow the selection */
  gboolean show_hidden;

  FerryPathBar *path_bar;
  GtkWidget *filter_button;
  FerryFilterBar *filter_bar;
  GtkStack *stack;
  FerryEntryList *list;
  GtkWidget *message;
  FerryPaneStatus *status;
  GMenuModel *row_menu;
};

G_DEFINE_FINAL_TYPE (FerryPane, ferry_pane, GTK_TYPE_BOX)

enum
{
  PROP_PATH = 1,
  PROP_SHOW_HIDDEN,
  N_PROPERTIES
};

enum
{
  TRANSFER_REQUESTED,
  COPY_REQUESTED,
  FILE_REQUESTED,
  FETCH_REQUESTED,
  FOLDER_OPENED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static FerryEntryModel *
get_model (FerryPane *pane)
{
  return ferry_folder_get_model (pane->folder);
}

/* The list, or what stands in its place */

static gboolean
on_update_due (gpointer user_data)
{
  FerryPane *pane = user_data;

  pane->update_source = 0;
  ferry_pane_status_update (pane->status, pane->folder, ferry_pane_get_selection (pane));
  ferry_pane_actions_update (pane);
  return G_SOURCE_REMOVE;
}

/* Counting many takes a while: once for all that happens at a time. */
static void
queue_update (FerryPane *pane)
{
  if (pane->update_source == 0)
    pane->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_update_due, pane, NULL);
}

static void
show_page (FerryPane *pane)
{
  ferry_pane_page_update (pane->page, ferry_filter_bar_get_text (pane->filter_bar));
  queue_update (pane);
}

static void
note_path (FerryPane *pane)
{
  const char *path = ferry_folder_get_path (pane->folder);

  ferry_path_bar_show (pane->path_bar, ferry_folder_get_place (pane->folder), path);
  if (g_strcmp0 (path, pane->path) == 0)
    return;
  g_free (pane->path);
  pane->path = g_strdup (path);
  /* Filter and wishes were for the other folder. */
  ferry_filter_bar_set_open (pane->filter_bar, FALSE);
  ferry_entry_selection_want_names (ferry_pane_get_selection (pane), NULL);
  g_object_notify_by_pspec (G_OBJECT (pane), properties[PROP_PATH]);
}

static void
on_folder_changed (FerryFolder *folder, FerryPane *pane)
{
  note_path (pane);
  show_page (pane);
}

static void
on_folder_loaded (FerryFolder *folder, FerryPane *pane)
{
  ferry_recent_folders_note (ferry_folder_get_place (folder), ferry_folder_get_path (folder));
  g_signal_emit (pane, signals[FOLDER_OPENED], 0, ferry_folder_get_path (folder));
}

/* What the person does */

static void
on_entry_activated (FerryEntryList *list, guint position, FerryPane *pane)
{
  ferry_pane_open_row (pane, position);
}

static void
on_path_entered (FerryPathBar *bar, const char *path, FerryPane *pane)
{
  ferry_pane_open (pane, path);
  ferry_pane_grab_list_focus (pane);
}

static void
on_bar_left (GtkWidget *bar, FerryPane *pane)
{
  ferry_pane_grab_list_focus (pane);
}

/* A row takes the keys by itself; the room below the rows has to be told. */
static void
on_stack_pressed (GtkGestureClick *gesture, int n_press, double x, double y, FerryPane *pane)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (pane->stack)) == NULL)
    ferry_pane_grab_list_focus (pane);
}

/* The object */

static void
ferry_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FerryPane *pane = FERRY_PANE (object);

  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, ferry_folder_get_path (pane->folder));
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

  if (pane->list != NULL)
    g_signal_handlers_disconnect_by_data (GTK_SELECTION_MODEL (ferry_pane_get_selection (pane)),
                                          pane);
  g_clear_handle_id (&pane->update_source, g_source_remove);
  g_clear_pointer (&pane->page, ferry_pane_page_free);
  if (pane->folder != NULL)
    {
      g_signal_handlers_disconnect_by_data (pane->folder, pane);
      g_signal_handlers_disconnect_by_data (get_model (pane), pane);
      ferry_folder_set_place (pane->folder, NULL, NULL);
    }
  g_clear_pointer (&pane->menu, ferry_pane_menu_free);
  g_clear_pointer (&pane->drop, ferry_pane_drop_free);
  gtk_widget_dispose_template (GTK_WIDGET (pane), FERRY_TYPE_PANE);
  g_clear_object (&pane->folder);
  g_clear_pointer (&pane->path, g_free);

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
  signals[COPY_REQUESTED] = g_signal_new ("copy-requested", FERRY_TYPE_PANE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[FILE_REQUESTED] =
      g_signal_new ("file-requested", FERRY_TYPE_PANE, G_SIGNAL_RUN_LAST, 0,
                    g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_UINT);
  signals[FETCH_REQUESTED] = g_signal_new (
      "fetch-requested", FERRY_TYPE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_PTR_ARRAY,
      2, FERRY_TYPE_BUNDLE | G_SIGNAL_TYPE_STATIC_SCOPE, G_TYPE_STRING);
  signals[FOLDER_OPENED] = g_signal_new ("folder-opened", FERRY_TYPE_PANE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (FERRY_TYPE_FIRST_STEPS);
  g_type_ensure (FERRY_TYPE_REMEDY_LIST);
  g_type_ensure (FERRY_TYPE_ENTRY_LIST);
  g_type_ensure (FERRY_TYPE_FILTER_BAR);
  g_type_ensure (FERRY_TYPE_PANE_STATUS);
  g_type_ensure (FERRY_TYPE_PATH_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ferryftp/Ferry/pane.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryPane, path_bar);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, filter_button);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, stack);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, list);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, message);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, status);
  gtk_widget_class_bind_template_child (widget_class, FerryPane, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_path_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_bar_left);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_stack_pressed);
  gtk_widget_class_install_property_action (widget_class, "pane.show-hidden", "show-hidden");
  ferry_pane_actions_install (widget_class);
  gtk_widget_class_set_css_name (widget_class, "pane");
}

static void
ferry_pane_init (FerryPane *pane)
{
  GtkSelectionModel *rows;

  gtk_widget_init_template (GTK_WIDGET (pane));
  pane->folder = ferry_folder_new ();
  ferry_entry_list_set_model (pane->list, get_model (pane), ferry_pane_drag_add_source, pane);
  ferry_filter_bar_set_model (pane->filter_bar, get_model (pane));
  pane->page = ferry_pane_page_new (pane->stack, pane->list, pane->message, pane->folder);
  pane->drop = ferry_pane_drop_new (pane, GTK_WIDGET (pane->stack),
                                    ferry_entry_list_get_scroller (pane->list));
  pane->menu = ferry_pane_menu_new (pane, GTK_WIDGET (pane->stack), pane->row_menu);
  ferry_pane_actions_add_controllers (pane, GTK_WIDGET (pane->stack));
  ferry_key_hint_add (pane->filter_button, "pane.filter");

  rows = GTK_SELECTION_MODEL (ferry_pane_get_selection (pane));
  g_signal_connect (pane->folder, "changed", G_CALLBACK (on_folder_changed), pane);
  g_signal_connect (pane->folder, "loaded", G_CALLBACK (on_folder_loaded), pane);
  g_signal_connect_swapped (get_model (pane), "after-change", G_CALLBACK (show_page), pane);
  g_signal_connect_swapped (rows, "selection-changed", G_CALLBACK (queue_update), pane);
  g_signal_connect_swapped (rows, "items-changed", G_CALLBACK (queue_update), pane);
  on_folder_changed (pane->folder, pane);
}

/* What can be undone belongs to the place. */
static void
follow_undo (FerryPane *pane, FerryPlace *place)
{
  FerryPlace *old = ferry_folder_get_place (pane->folder);

  if (old != NULL)
    g_signal_handlers_disconnect_by_func (ferry_place_get_undo (old), queue_update, pane);
  if (place != NULL)
    g_signal_connect_object (ferry_place_get_undo (place), "changed", G_CALLBACK (queue_update),
                             pane, G_CONNECT_SWAPPED);
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
  const char *label = place == NULL                  ? _ ("Not connected")
                      : ferry_place_is_local (place) ? _ ("Files on this computer")
                                                     : _ ("Files on the server");

  gtk_accessible_update_property (GTK_ACCESSIBLE (ferry_pane_get_view (pane)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_sensitive (pane->filter_button, place != NULL);
  follow_undo (pane, place);
  ferry_folder_set_place (pane->folder, place, path);
}

/**
 * ferry_pane_get_place:
 *
 * Returns: (transfer none) (nullable): the place shown
 */
FerryPlace *
ferry_pane_get_place (FerryPane *pane)
{
  return ferry_folder_get_place (pane->folder);
}

/**
 * ferry_pane_get_path:
 *
 * Returns: (transfer none) (nullable): the folder shown, raw bytes
 */
const char *
ferry_pane_get_path (FerryPane *pane)
{
  return ferry_folder_get_path (pane->folder);
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
  ferry_folder_open (pane->folder, path);
}

/**
 * ferry_pane_reload:
 *
 * Lists the folder again; what is shown and selected stays meanwhile.
 */
void
ferry_pane_reload (FerryPane *pane)
{
  ferry_folder_reload (pane->folder);
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
  ferry_entry_model_set_shows_hidden (get_model (pane), show_hidden);
  g_object_notify_by_pspec (G_OBJECT (pane), properties[PROP_SHOW_HIDDEN]);
}

/**
 * ferry_pane_grab_list_focus:
 *
 * Puts the keyboard into the list, or onto what stands in its place.
 */
void
ferry_pane_grab_list_focus (FerryPane *pane)
{
  if (!ferry_pane_search_grab_focus (pane))
    ferry_pane_page_grab_focus (pane->page);
}

/**
 * ferry_pane_show_error:
 *
 * Shows @error in the list's place, with a button to try again.
 */
void
ferry_pane_show_error (FerryPane *pane, const GError *error)
{
  ferry_folder_fail (pane->folder, error);
}

/**
 * ferry_pane_edit_path:
 */
void
ferry_pane_edit_path (FerryPane *pane)
{
  gtk_widget_grab_focus (GTK_WIDGET (pane->path_bar));
}

/**
 * ferry_pane_edit_filter:
 */
void
ferry_pane_edit_filter (FerryPane *pane)
{
  ferry_filter_bar_set_open (pane->filter_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (pane->filter_bar));
}

FerryFolder *
ferry_pane_get_folder (FerryPane *pane)
{
  return pane->folder;
}

FerryEntryList *
ferry_pane_get_list (FerryPane *pane)
{
  return pane->list;
}

FerryPaneMenu *
ferry_pane_get_menu (FerryPane *pane)
{
  return pane->menu;
}

FerryPaneStatus *
ferry_pane_get_status (FerryPane *pane)
{
  return pane->status;
}
