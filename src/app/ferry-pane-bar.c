/* What a pane's path entry and filter do. See ferry-pane-bar.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-bar.h"

#include "ferry-dialog.h"
#include "ferry-path.h"

#include <glib/gi18n.h>

struct _FerryPaneBar
{
  FerryPane *pane; /* borrowed: the owner, and its widgets and rows */
  GtkEditable *path_entry;
  GtkToggleButton *filter_button;
  GtkSearchEntry *filter_entry;
  FerryEntryModel *model;
};

/* The path */

static void
show_path (FerryPaneBar *bar)
{
  FerryPlace *place = ferry_pane_get_place (bar->pane);
  const char *path = ferry_pane_get_path (bar->pane);
  g_autofree char *shown =
      path != NULL ? ferry_place_decode (place, path, NULL) : g_strdup ("");

  gtk_editable_set_text (bar->path_entry, shown);
  gtk_editable_set_position (bar->path_entry, -1);
}

/* What was typed counts from the folder shown, or from the home where it begins with "~". */
static char *
read_path (FerryPaneBar *bar, const char *text, GError **error)
{
  FerryPlace *place = ferry_pane_get_place (bar->pane);
  g_autofree char *bytes = ferry_place_encode (place, text, error);

  if (bytes == NULL)
    return NULL;
  if (bytes[0] == '~' && (bytes[1] == '\0' || bytes[1] == '/'))
    return ferry_path_join (ferry_place_get_home (place), bytes + (bytes[1] ? 2 : 1));
  return ferry_path_join (ferry_pane_get_path (bar->pane), bytes);
}

static void
on_path_activated (GtkEntry *entry, FerryPaneBar *bar)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (ferry_pane_get_place (bar->pane) == NULL || text[0] == '\0')
    return;
  path = read_path (bar, text, &error);
  if (path == NULL)
    {
      ferry_dialog_report (GTK_WIDGET (bar->pane), _ ("This path cannot be used"), error);
      return;
    }
  ferry_pane_open (bar->pane, path);
  ferry_pane_grab_list_focus (bar->pane);
}

static gboolean
on_path_key_pressed (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType state,
                     FerryPaneBar *bar)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  show_path (bar);
  ferry_pane_grab_list_focus (bar->pane);
  return TRUE;
}

/* The filter */

static void
on_filter_changed (GtkSearchEntry *entry, FerryPaneBar *bar)
{
  ferry_entry_model_set_filter (bar->model, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
clear_filter (FerryPaneBar *bar)
{
  ferry_entry_model_set_filter (bar->model, NULL);
  gtk_editable_set_text (GTK_EDITABLE (bar->filter_entry), "");
  gtk_toggle_button_set_active (bar->filter_button, FALSE);
}

static void
on_filter_stopped (GtkSearchEntry *entry, FerryPaneBar *bar)
{
  clear_filter (bar);
  ferry_pane_grab_list_focus (bar->pane);
}

static void
on_filter_activated (GtkSearchEntry *entry, FerryPaneBar *bar)
{
  ferry_pane_grab_list_focus (bar->pane);
}

/* The search bar closed by its button: what was filtered is seen again. */
static void
on_filter_toggled (GtkToggleButton *button, FerryPaneBar *bar)
{
  if (!gtk_toggle_button_get_active (button))
    clear_filter (bar);
  else
    gtk_widget_grab_focus (GTK_WIDGET (bar->filter_entry));
}

/**
 * ferry_pane_bar_new:
 * @filter_button: shows the @filter_entry
 * @model: gets the filter
 */
FerryPaneBar *
ferry_pane_bar_new (FerryPane *pane, GtkEditable *path_entry, GtkToggleButton *filter_button,
                    GtkSearchEntry *filter_entry, FerryEntryModel *model)
{
  FerryPaneBar *bar = g_new0 (FerryPaneBar, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();

  *bar = (FerryPaneBar) { pane, path_entry, filter_button, filter_entry, model };
  g_signal_connect (path_entry, "activate", G_CALLBACK (on_path_activated), bar);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_path_key_pressed), bar);
  gtk_widget_add_controller (GTK_WIDGET (path_entry), keys);
  g_signal_connect (filter_entry, "search-changed", G_CALLBACK (on_filter_changed), bar);
  g_signal_connect (filter_entry, "stop-search", G_CALLBACK (on_filter_stopped), bar);
  g_signal_connect (filter_entry, "activate", G_CALLBACK (on_filter_activated), bar);
  g_signal_connect (filter_button, "toggled", G_CALLBACK (on_filter_toggled), bar);
  return bar;
}

/**
 * ferry_pane_bar_free:
 *
 * To be called while the widgets are still there.
 */
void
ferry_pane_bar_free (FerryPaneBar *bar)
{
  g_signal_handlers_disconnect_by_data (bar->path_entry, bar);
  g_signal_handlers_disconnect_by_data (bar->filter_entry, bar);
  g_signal_handlers_disconnect_by_data (bar->filter_button, bar);
  g_free (bar);
}

/**
 * ferry_pane_bar_update:
 *
 * Shows the path of the folder that the pane has moved to, and all its names.
 */
void
ferry_pane_bar_update (FerryPaneBar *bar)
{
  gboolean has_place = ferry_pane_get_place (bar->pane) != NULL;

  clear_filter (bar);
  show_path (bar);
  gtk_widget_set_sensitive (GTK_WIDGET (bar->path_entry), has_place);
  gtk_widget_set_sensitive (GTK_WIDGET (bar->filter_button), has_place);
}

/**
 * ferry_pane_bar_edit_path:
 */
void
ferry_pane_bar_edit_path (FerryPaneBar *bar)
{
  gtk_widget_grab_focus (GTK_WIDGET (bar->path_entry));
}

/**
 * ferry_pane_bar_edit_filter:
 */
void
ferry_pane_bar_edit_filter (FerryPaneBar *bar)
{
  gtk_toggle_button_set_active (bar->filter_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (bar->filter_entry));
}
