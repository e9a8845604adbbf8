/* The list of places of a pane: below the button that opens it, made when it is first asked for.
 * See ferry-pane-places.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-places.h"

#include "ferry-application.h"
#include "ferry-dialog.h"
#include "ferry-places-popover.h"

#include <glib/gi18n.h>

#define KEY "ferry-pane-places"

static FerrySiteStore *
get_sites (void)
{
  GApplication *application = g_application_get_default ();

  return FERRY_IS_APPLICATION (application)
             ? ferry_application_get_sites (FERRY_APPLICATION (application))
             : NULL;
}

static void
fill (FerryPane *pane, FerryPlacesPopover *popover)
{
  ferry_places_popover_show (popover, ferry_places_list (ferry_pane_get_place (pane),
                                                         ferry_pane_get_path (pane), get_sites ()));
}

static void
report (FerryPane *pane, const GError *error)
{
  if (error != NULL)
    ferry_dialog_report (GTK_WIDGET (pane), _ ("The bookmarks could not be saved"), error);
}

static void
on_chosen (FerryPlacesPopover *popover, const char *path, const char *other, FerryPane *pane)
{
  g_autofree char *copy = g_strdup (path);

  ferry_pane_open (pane, copy);
  ferry_pane_grab_list_focus (pane);
  if (other != NULL)
    gtk_widget_activate_action (GTK_WIDGET (pane), "win.open-beside", "^ay", other);
}

static void
on_remove_requested (FerryPlacesPopover *popover, const char *path, FerryPane *pane)
{
  g_autoptr (GError) error = NULL;

  ferry_places_remove_bookmark (ferry_pane_get_place (pane), path, get_sites (), &error);
  report (pane, error);
  fill (pane, popover);
}

static void
on_destroy (FerryPane *pane)
{
  GtkWidget *popover = g_object_steal_data (G_OBJECT (pane), KEY);

  g_signal_handlers_disconnect_by_data (popover, pane);
  gtk_widget_unparent (popover);
}

static FerryPlacesPopover *
get_popover (FerryPane *pane)
{
  GtkWidget *popover = g_object_get_data (G_OBJECT (pane), KEY);

  if (popover == NULL)
    {
      popover = ferry_places_popover_new ();
      g_object_set_data (G_OBJECT (pane), KEY, popover);
      gtk_widget_set_parent (popover, GTK_WIDGET (pane));
      g_signal_connect (pane, "destroy", G_CALLBACK (on_destroy), NULL);
      g_signal_connect_swapped (popover, "closed", G_CALLBACK (ferry_pane_grab_list_focus), pane);
      g_signal_connect (popover, "chosen", G_CALLBACK (on_chosen), pane);
      g_signal_connect_swapped (popover, "add-requested", G_CALLBACK (ferry_pane_add_bookmark),
                                pane);
      g_signal_connect (popover, "remove-requested", G_CALLBACK (on_remove_requested), pane);
    }
  return FERRY_PLACES_POPOVER (popover);
}

/* At the button, which is the first in the pane's bar. */
static void
point_at_button (FerryPane *pane, GtkPopover *popover)
{
  GtkWidget *button = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (pane)));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (button, GTK_WIDGET (pane), &bounds))
    gtk_popover_set_pointing_to (
        popover, &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                  (int) bounds.size.width, (int) bounds.size.height });
}

/**
 * ferry_pane_show_places:
 *
 * Opens the list.
 */
void
ferry_pane_show_places (FerryPane *pane)
{
  FerryPlacesPopover *popover = get_popover (pane);

  fill (pane, popover);
  point_at_button (pane, GTK_POPOVER (popover));
  gtk_popover_popup (GTK_POPOVER (popover));
}

/**
 * ferry_pane_add_bookmark:
 *
 * Remembers the folder shown.
 */
void
ferry_pane_add_bookmark (FerryPane *pane)
{
  g_autoptr (GError) error = NULL;

  if (!ferry_place_is_local (ferry_pane_get_place (pane)) && get_sites () == NULL)
    return;
  ferry_places_add_bookmark (ferry_pane_get_place (pane), ferry_pane_get_path (pane), get_sites (),
                             &error);
  report (pane, error);
}
