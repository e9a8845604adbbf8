/* The actions of a pane, and their keys. See ferry-pane-actions.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-actions.h"

#include "ferry-path.h"

static void
go_in_history (FerryPane *pane, int step)
{
  ferry_pane_folder_go (ferry_pane_get_folder (pane), step);
  ferry_pane_grab_list_focus (pane);
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

/* The folder that was come from is selected in the one above. */
static void
on_up (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FerryPane *pane = FERRY_PANE (widget);
  g_autofree char *parent = ferry_pane_folder_dup_parent (ferry_pane_get_folder (pane));
  g_autofree char *name = parent != NULL ? ferry_path_dup_name (ferry_pane_get_path (pane)) : NULL;

  if (parent == NULL)
    return;
  ferry_pane_open (pane, parent);
  ferry_pane_select_names (pane, (const char *const[]) { name, NULL });
  ferry_pane_grab_list_focus (pane);
}

static void
on_home (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FerryPane *pane = FERRY_PANE (widget);

  ferry_pane_open (pane, ferry_place_get_home (ferry_pane_get_place (pane)));
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
  guint position = ferry_pane_selection_get_first (ferry_pane_get_selection (pane));

  if (position != GTK_INVALID_LIST_POSITION)
    ferry_pane_actions_open_row (pane, position);
}

static void
on_copy_across (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "copy-requested", FALSE);
}

static void
on_move_across (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "copy-requested", TRUE);
}

static void
on_select_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FerryPaneSelection *selection = ferry_pane_get_selection (FERRY_PANE (widget));

  gtk_selection_model_select_all (ferry_pane_selection_get_model (selection));
}

static void
on_edit_path (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ferry_pane_edit_path (FERRY_PANE (widget));
}

static void
on_filter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ferry_pane_edit_filter (FERRY_PANE (widget));
}

static void
on_menu (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ferry_pane_show_menu (FERRY_PANE (widget));
}

static void
on_file_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ferry_pane_run_file_action (FERRY_PANE (widget), action);
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
  { "pane.move-across", on_move_across },
  { "pane.select-all", on_select_all },
  { "pane.edit-path", on_edit_path },
  { "pane.filter", on_filter },
  { "pane.menu", on_menu },
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
  { "Delete", "pane.delete" },
  { "<Control>x", "pane.cut" },
  { "<Control>c", "pane.copy" },
  { "<Control>v", "pane.paste" },
  { "<Control>a", "pane.select-all" },
};

/**
 * ferry_pane_actions_install:
 *
 * Gives the class its actions and the keys that work everywhere in a pane.
 */
void
ferry_pane_actions_install (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_install_property_action (klass, "pane.show-hidden", "show-hidden");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].modifiers, keys[i].action,
                                         NULL);
}

/**
 * ferry_pane_actions_add_list_keys:
 * @list: in a pane
 */
void
ferry_pane_actions_add_list_keys (GtkWidget *list)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (list_keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (list_keys[i].trigger),
                          gtk_named_action_new (list_keys[i].action)));
  gtk_widget_add_controller (list, controller);
}

/**
 * ferry_pane_actions_update:
 *
 * What can be done in the folder that is shown, or not shown.
 */
void
ferry_pane_actions_update (FerryPane *pane)
{
  GtkWidget *widget = GTK_WIDGET (pane);
  FerryPaneFolder *folder = ferry_pane_get_folder (pane);
  gboolean has_place = ferry_pane_folder_get_place (folder) != NULL;
  gboolean is_usable = has_place && ferry_pane_folder_get_error (folder) == NULL;
  g_autofree char *parent = ferry_pane_folder_dup_parent (folder);

  gtk_widget_action_set_enabled (widget, "pane.back", ferry_pane_folder_can_go (folder, -1));
  gtk_widget_action_set_enabled (widget, "pane.forward", ferry_pane_folder_can_go (folder, 1));
  gtk_widget_action_set_enabled (widget, "pane.up", parent != NULL);
  gtk_widget_action_set_enabled (widget, "pane.home", has_place);
  gtk_widget_action_set_enabled (widget, "pane.reload", has_place);
  gtk_widget_action_set_enabled (widget, "pane.edit-path", has_place);
  gtk_widget_action_set_enabled (widget, "pane.filter", has_place);
  gtk_widget_action_set_enabled (widget, "pane.new-folder", is_usable);
  gtk_widget_action_set_enabled (widget, "pane.paste", is_usable);
}

/**
 * ferry_pane_actions_update_selection:
 *
 * What can be done with the files that are selected.
 */
void
ferry_pane_actions_update_selection (FerryPane *pane)
{
  static const char *const for_some[] = {
    "pane.open", "pane.copy-across", "pane.move-across", "pane.cut",
    "pane.copy", "pane.delete",      "pane.permissions",
  };
  guint count = ferry_pane_selection_get_count (ferry_pane_get_selection (pane));

  for (guint i = 0; i < G_N_ELEMENTS (for_some); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (pane), for_some[i], count > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (pane), "pane.rename", count == 1);
}

/**
 * ferry_pane_actions_open_row:
 *
 * Shows a folder, or has a file brought to the other pane.
 */
void
ferry_pane_actions_open_row (FerryPane *pane, guint position)
{
  const FerryEntry *entry = ferry_pane_get_entry (pane, position);
  g_autofree char *path = ferry_path_join (ferry_pane_get_path (pane), entry->name);

  if (entry->kind == FERRY_KIND_LINK)
    ferry_pane_folder_open_link (ferry_pane_get_folder (pane), path);
  else if (ferry_entry_is_directory (entry))
    ferry_pane_open (pane, path);
  else
    g_signal_emit_by_name (pane, "copy-requested", FALSE);
}
