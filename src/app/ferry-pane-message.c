/* What stands in the place of a pane's list: an icon, a sentence, what to do about it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-message.h"

#include "ferry-explain.h"
#include "ferry-remedy-list.h"
#include "ferry-remote-place.h"

#include <glib/gi18n.h>
#include <string.h>

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

/* The children in the order of the template: spinner, icon, title, text, button, remedies, first
 * steps. */
static void
show (GtkWidget *message,
      const char *icon_name,
      const char *title,
      const char *text,
      const FerryExplanation *explanation,
      const char *button_label,
      const char *action)
{
  GtkWidget *spinner = gtk_widget_get_first_child (message);
  GtkWidget *icon = gtk_widget_get_next_sibling (spinner);
  GtkWidget *title_label = gtk_widget_get_next_sibling (icon);
  GtkWidget *text_label = gtk_widget_get_next_sibling (title_label);
  GtkWidget *button = gtk_widget_get_next_sibling (text_label);
  GtkWidget *remedies = gtk_widget_get_next_sibling (button);

  gtk_widget_set_visible (spinner, icon_name == NULL);
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), icon_name == NULL);
  gtk_widget_set_visible (icon, icon_name != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), icon_name);
  set_text (title_label, title);
  set_text (text_label, text);
  ferry_remedy_list_show (FERRY_REMEDY_LIST (remedies), explanation);
  /* A failure has more to say than there often is room for. */
  gtk_image_set_pixel_size (GTK_IMAGE (icon), explanation != NULL ? 32 : 64);
  if (explanation != NULL)
    gtk_widget_remove_css_class (text_label, "dim-label");
  else
    gtk_widget_add_css_class (text_label, "dim-label");
  gtk_widget_set_visible (button, button_label != NULL);
  if (button_label != NULL)
    gtk_button_set_label (GTK_BUTTON (button), button_label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (message), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "",
                                  -1);
}

static void
show_empty (GtkWidget *message, gboolean has_entries, const char *filter)
{
  if (has_entries && filter[0] != '\0')
    {
      g_autofree char *title =
          g_strdup_printf (strpbrk (filter, "*?") != NULL ? _ ("No name here matches “%s”")
                                                          : _ ("No name here contains “%s”"),
                           filter);

      show (message, "edit-find-symbolic", title, _ ("Press Escape in the filter to see all."),
            NULL, NULL, NULL);
    }
  else if (has_entries)
    {
      show (message, "folder-symbolic", _ ("Only hidden files here"), NULL, NULL,
            _ ("Show Hidden Files"), "pane.show-hidden");
    }
  else
    {
      show (message, "folder-symbolic", _ ("This folder is empty"),
            _ ("Drop files here to copy them."), NULL, NULL, NULL);
    }
}

static void
show_error (GtkWidget *message, FerryPlace *place, const GError *error)
{
  const char *title = g_error_matches (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DATA_CONNECTION)
                          ? _ ("No data connection")
                          : _ ("This folder cannot be shown");
  g_autoptr (FerryExplanation) explanation = NULL;

  if (FERRY_IS_REMOTE_PLACE (place))
    explanation = ferry_explain (error, ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place)));
  show (message, "dialog-warning-symbolic", title,
        explanation != NULL ? explanation->sentence : error->message, explanation, _ ("Try Again"),
        "pane.reload");
}

/**
 * ferry_pane_message_update:
 * @filter: what the shown names must contain, possibly empty
 *
 * Says why there are no rows.
 */
void
ferry_pane_message_update (GtkWidget *message, FerryFolder *folder, const char *filter)
{
  FerryEntryModel *model = ferry_folder_get_model (folder);
  FerryPlace *place = ferry_folder_get_place (folder);
  const GError *error = ferry_folder_get_error (folder);

  gtk_widget_set_visible (gtk_widget_get_last_child (message), place == NULL);
  if (place == NULL)
    show (message, "network-server-symbolic", _ ("Not connected"),
          _ ("Fill in the bar at the top, or paste an ftp:// address into it."), NULL,
          _ ("Connect to a Server…"), "win.focus-connect");
  else if (error != NULL)
    show_error (message, place, error);
  else if (!ferry_entry_model_is_settled (model))
    show (message, NULL, _ ("Reading the folder…"), NULL, NULL, NULL, NULL);
  else
    show_empty (message, ferry_entry_model_get_total (model) > 0, filter);
}
