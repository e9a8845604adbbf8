/* What a pane can do: menus, buttons and keys (ferry-commands.h) all come through here. Main
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-actions.h"

#include "ferry-key-hint.h"
#include "ferry-keys.h"
#include "ferry-pane-clipboard.h"
#include "ferry-pane-copy-as.h"
#include "ferry-pane-entries.h"
#include "ferry-pane-menu.h"
#include "ferry-pane-names.h"
#include "ferry-pane-questions.h"
#include "ferry-pane-places.h"
#include "ferry-pane-search.h"
#include "ferry-pane-sizes.h"
#include "ferry-pane-tree.h"
#include "ferry-pane-undo.h"
#include "ferry-path.h"
#include "ferry-properties-window.h"
#include "ferry-quick-look.h"
#include "ferry-rename-window.h"

#include <glib/gi18n.h>
#include <string.h>

static void
go_back (FerryPane *pane)
{
  ferry_folder_go (ferry_pane_get_folder (pane), -1);
}

static void
go_forward (FerryPane *pane)
{
  ferry_folder_go (ferry_pane_get_folder (pane), 1);
}

/* Going up, the folder that was left is selected. */
static void
go_up (FerryPane *pane)
{
  g_autofree char *parent = ferry_path_dup_parent (ferry_pane_get_path (pane));
  g_autofree char *name = ferry_path_dup_name (ferry_pane_get_path (pane));

  ferry_pane_open (pane, parent);
  ferry_pane_select_names (pane, (const char *const[]){ name, NULL });
}

static void
reload (FerryPane *pane)
{
  ferry_pane_forget_sizes (pane);
  ferry_pane_reload (pane);
}

static void
go_home (FerryPane *pane)
{
  ferry_pane_open (pane, ferry_place_get_home (ferry_pane_get_place (pane)));
}

static void
go_root (FerryPane *pane)
{
  const char *path = ferry_pane_get_path (pane);
  g_autofree char *parent = ferry_path_dup_parent (path);
  g_autofree char *root = g_strdup (path);

  while (strcmp (parent, root) != 0)
    {
      g_free (root);
      root = g_steal_pointer (&parent);
      parent = ferry_path_dup_parent (root);
    }
  ferry_pane_open (pane, root);
}

static void
open_selected (FerryPane *pane)
{
  g_autoptr (FerryListing) entries = ferry_pane_dup_selection (pane);

  if (ferry_listing_get_length (entries) == 1 &&
      ferry_listing_get (entries, 0)->kind != FERRY_KIND_FILE)
    ferry_pane_open_entry (pane, ferry_listing_get (entries, 0));
  else
    ferry_pane_request_file (pane, FERRY_PANE_OPEN);
}

static void
rename_selected (FerryPane *pane)
{
  if (ferry_entry_selection_get_size (ferry_pane_get_selection (pane)) == 1)
    ferry_pane_ask_rename (pane);
  else
    ferry_rename_window_present (pane);
}

static void
edit_selected (FerryPane *pane)
{
  ferry_pane_request_file (pane, FERRY_PANE_EDIT);
}

static void
copy_across (FerryPane *pane)
{
  ferry_pane_request_copy (pane, FALSE);
}

static void
move_across (FerryPane *pane)
{
  ferry_pane_request_copy (pane, TRUE);
}

static void
select_all (FerryPane *pane)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (ferry_pane_get_selection (pane)));
}

static void
invert_selection (FerryPane *pane)
{
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (ferry_pane_get_selection (pane));
  g_autoptr (GtkBitset) selected = gtk_bitset_copy (gtk_selection_model_get_selection (rows));
  g_autoptr (GtkBitset) all =
      gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (rows)));

  gtk_bitset_difference (selected, all);
  gtk_selection_model_set_selection (rows, selected, all);
}

static void
show_menu (FerryPane *pane)
{
  ferry_pane_menu_show_by_key (ferry_pane_get_menu (pane));
}

static void
cut (FerryPane *pane)
{
  ferry_pane_clip (pane, TRUE);
}

static void
copy (FerryPane *pane)
{
  ferry_pane_clip (pane, FALSE);
}

/* When an action makes sense. */
typedef enum
{
  NEEDS_PLACE,
  NEEDS_FOLDER,
  NEEDS_ENTRIES,
  NEEDS_CARRIED, /* entries, or what a search found */
  NEEDS_BACK,
  NEEDS_FORWARD,
  NEEDS_PARENT,
  NEEDS_UNDO,
  NEEDS_REDO,
} Needs;

static const struct
{
  const char *name;
  void (*run) (FerryPane *pane);
  Needs needs;
} actions[] = {
  { "pane.back", go_back, NEEDS_BACK },
  { "pane.forward", go_forward, NEEDS_FORWARD },
  { "pane.up", go_up, NEEDS_PARENT },
  { "pane.root", go_root, NEEDS_PARENT },
  { "pane.home", go_home, NEEDS_PLACE },
  { "pane.reload", reload, NEEDS_PLACE },
  { "pane.edit-path", ferry_pane_edit_path, NEEDS_PLACE },
  { "pane.filter", ferry_pane_edit_filter, NEEDS_PLACE },
  { "pane.search", ferry_pane_search, NEEDS_PLACE },
  { "pane.places", ferry_pane_show_places, NEEDS_PLACE },
  { "pane.add-bookmark", ferry_pane_add_bookmark, NEEDS_FOLDER },
  { "pane.tree", ferry_pane_toggle_tree, NEEDS_PLACE },
  { "pane.menu", show_menu, NEEDS_PLACE },
  { "pane.select-all", select_all, NEEDS_FOLDER },
  { "pane.invert-selection", invert_selection, NEEDS_FOLDER },
  { "pane.folder-sizes", ferry_pane_count_sizes, NEEDS_FOLDER },
  { "pane.new-folder", ferry_pane_ask_new_folder, NEEDS_FOLDER },
  { "pane.new-file", ferry_pane_ask_new_file, NEEDS_FOLDER },
  { "pane.paste", ferry_pane_paste, NEEDS_FOLDER },
  { "pane.open", open_selected, NEEDS_ENTRIES },
  { "pane.edit", edit_selected, NEEDS_ENTRIES },
  { "pane.view", ferry_quick_look_present, NEEDS_ENTRIES },
  { "pane.copy-across", copy_across, NEEDS_CARRIED },
  { "pane.move-across", move_across, NEEDS_CARRIED },
  { "pane.cut", cut, NEEDS_ENTRIES },
  { "pane.copy", copy, NEEDS_ENTRIES },
  { "pane.delete", ferry_pane_ask_delete, NEEDS_ENTRIES },
  { "pane.properties", ferry_properties_window_present, NEEDS_ENTRIES },
  { "pane.permissions", ferry_pane_ask_permissions, NEEDS_ENTRIES },
  { "pane.rename", rename_selected, NEEDS_ENTRIES },
  { "pane.undo", ferry_pane_undo, NEEDS_UNDO },
  { "pane.redo", ferry_pane_redo, NEEDS_REDO },
};

static gboolean
has_parent (FerryPane *pane)
{
  const char *path = ferry_pane_get_path (pane);
  g_autofree char *parent = path != NULL ? ferry_path_dup_parent (path) : NULL;

  return path != NULL && strcmp (parent, path) != 0;
}

/* The list's selection does not count while what a search found stands in its place. */
static guint
count_selected (FerryPane *pane)
{
  return ferry_pane_is_searching (pane)
             ? 0
             : ferry_entry_selection_get_size (ferry_pane_get_selection (pane));
}

static gboolean
can_run (FerryPane *pane, Needs needs)
{
  FerryFolder *folder = ferry_pane_get_folder (pane);
  gboolean has_place = ferry_pane_get_place (pane) != NULL;

  switch (needs)
    {
    case NEEDS_PLACE:
      return has_place;
    case NEEDS_FOLDER:
      return has_place && ferry_folder_get_error (folder) == NULL;
    case NEEDS_ENTRIES:
      return count_selected (pane) > 0;
    case NEEDS_CARRIED:
      return ferry_pane_has_hits_selected (pane) || count_selected (pane) > 0;
    case NEEDS_BACK:
      return ferry_folder_can_go (folder, -1);
    case NEEDS_FORWARD:
      return ferry_folder_can_go (folder, 1);
    case NEEDS_UNDO:
      return ferry_pane_can_undo (pane, FERRY_UNDO_BACK);
    case NEEDS_REDO:
      return ferry_pane_can_undo (pane, FERRY_UNDO_FORWARD);
    case NEEDS_PARENT:
    default:
      return has_place && has_parent (pane);
    }
}

/**
 * ferry_pane_actions_update:
 *
 * Something that actions need has changed.
 */
void
ferry_pane_actions_update (FerryPane *pane)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (pane), actions[i].name,
                                   can_run (pane, actions[i].needs));
}

/* In a few words, what is missing. */
static const char *const hindrances[] = {
  [NEEDS_PLACE] = N_ ("This side shows no folder"),
  [NEEDS_FOLDER] = N_ ("This side shows no folder"),
  [NEEDS_ENTRIES] = N_ ("Nothing is selected"),
  [NEEDS_CARRIED] = N_ ("Nothing is selected"),
  [NEEDS_BACK] = N_ ("No folder was shown before"),
  [NEEDS_FORWARD] = N_ ("No folder was left by going back"),
  [NEEDS_PARENT] = N_ ("No folder is above"),
  [NEEDS_UNDO] = N_ ("Nothing can be undone"),
  [NEEDS_REDO] = N_ ("Nothing was undone"),
};

/**
 * ferry_pane_actions_get_hindrance:
 * @action: "pane.rename"
 *
 * Returns: (nullable): why it cannot be done now; %NULL if it can
 */
const char *
ferry_pane_actions_get_hindrance (FerryPane *pane, const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (strcmp (actions[i].name, action) == 0 && !can_run (pane, actions[i].needs))
      return ferry_pane_get_place (pane) != NULL ? _ (hindrances[actions[i].needs])
                                                 : _ (hindrances[NEEDS_PLACE]);
  return NULL;
}

static void
on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FerryPane *pane = FERRY_PANE (widget);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (strcmp (actions[i].name, name) == 0 && can_run (pane, actions[i].needs))
      actions[i].run (pane);
}

/* Titles of columns cannot have the keyboard. */
static void
on_sort_by (GtkWidget *widget, const char *name, GVariant *column)
{
  ferry_entry_list_sort_by (ferry_pane_get_list (FERRY_PANE (widget)),
                            g_variant_get_string (column, NULL));
}

/**
 * ferry_pane_actions_install:
 *
 * For the pane's class_init.
 */
void
ferry_pane_actions_install (GtkWidgetClass *pane_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (pane_class, actions[i].name, NULL, on_action);
  gtk_widget_class_install_action (pane_class, "pane.sort-by", "s", on_sort_by);
  ferry_pane_copy_as_install (pane_class);
}

/* The two further buttons of many mice */
static void
on_side_button (GtkGestureClick *click, int n_press, double x, double y, FerryPane *pane)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click));

  if (button == 8 || button == 9)
    ferry_folder_go (ferry_pane_get_folder (pane), button == 8 ? -1 : 1);
}

/* Beside the rows too, a click brings the keyboard here. */
static void
on_area_pressed (GtkGestureClick *click, int n_press, double x, double y, FerryPane *pane)
{
  GtkWidget *area = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));

  if (gtk_widget_get_focus_child (area) == NULL)
    ferry_pane_grab_list_focus (pane);
}

/**
 * ferry_pane_actions_add_controllers:
 * @area: the list and what may stand in its place
 */
void
ferry_pane_actions_add_controllers (FerryPane *pane, GtkWidget *area)
{
  FerryKeys *keys = ferry_keys_get_default ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  ferry_keys_attach (keys, GTK_WIDGET (pane), FERRY_COMMAND_PANE);
  ferry_keys_attach (keys, area, FERRY_COMMAND_LIST);
  ferry_key_hint_add_all (GTK_WIDGET (pane));

  g_signal_connect (press, "pressed", G_CALLBACK (on_area_pressed), pane);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (area, GTK_EVENT_CONTROLLER (press));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_side_button), pane);
  gtk_widget_add_controller (GTK_WIDGET (pane), GTK_EVENT_CONTROLLER (click));
}
