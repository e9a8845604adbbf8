/* The menu of a pane's list. See ferry-pane-menu.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-menu.h"

#include "ferry-entry-cells.h"

struct _FerryPaneMenu
{
  FerryPane *pane;    /* borrowed: the owner */
  GtkWidget *area;    /* borrowed: where a click opens the menu */
  GtkWidget *popover; /* owned by the pane */
};

static void
show_at (FerryPaneMenu *menu, GtkWidget *widget, float x, float y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (widget, GTK_WIDGET (menu->pane), &GRAPHENE_POINT_INIT (x, y),
                                 &point))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (menu->popover),
                               &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (menu->popover));
}

/* A click on a row that is not selected selects it; one beside the rows is for the folder. */
static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, FerryPaneMenu *menu)
{
  GtkWidget *view = ferry_pane_get_view (menu->pane);
  GtkSelectionModel *rows =
      ferry_pane_selection_get_model (ferry_pane_get_selection (menu->pane));
  graphene_point_t point;
  guint position = GTK_INVALID_LIST_POSITION;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (ferry_pane_get_place (menu->pane) == NULL)
    return;
  if (gtk_widget_get_mapped (view) &&
      gtk_widget_compute_point (menu->area, view, &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                &point))
    position = ferry_entry_cell_pick (view, point.x, point.y, NULL);
  if (position == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_unselect_all (rows);
  else if (!gtk_selection_model_is_selected (rows, position))
    gtk_selection_model_select_item (rows, position, TRUE);
  ferry_pane_grab_list_focus (menu->pane);
  show_at (menu, menu->area, (float) x, (float) y);
}

/* GTK 4.8 gives the keyboard to the window's first widget when a popover closes. */
static void
on_closed (GtkPopover *popover, FerryPaneMenu *menu)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (menu->pane));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (popover)))
    ferry_pane_grab_list_focus (menu->pane);
}

/**
 * ferry_pane_menu_new:
 * @area: where a click opens the menu
 */
FerryPaneMenu *
ferry_pane_menu_new (FerryPane *pane, GtkWidget *area, GMenuModel *model)
{
  FerryPaneMenu *menu = g_new0 (FerryPaneMenu, 1);
  GtkGesture *gesture = gtk_gesture_click_new ();

  menu->pane = pane;
  menu->area = area;
  menu->popover = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu->popover), FALSE);
  gtk_widget_set_halign (menu->popover, GTK_ALIGN_START);
  gtk_widget_set_parent (menu->popover, GTK_WIDGET (pane));
  g_signal_connect (menu->popover, "closed", G_CALLBACK (on_closed), menu);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (on_pressed), menu);
  gtk_widget_add_controller (area, GTK_EVENT_CONTROLLER (gesture));
  return menu;
}

/**
 * ferry_pane_menu_free:
 *
 * To be called while the pane is going, and its children are still there.
 */
void
ferry_pane_menu_free (FerryPaneMenu *menu)
{
  gtk_widget_unparent (menu->popover);
  g_free (menu);
}

/**
 * ferry_pane_menu_show:
 *
 * Shows it at the selected row.
 */
void
ferry_pane_menu_show (FerryPaneMenu *menu)
{
  GtkWidget *cell = ferry_pane_find_selected_cell (menu->pane);

  if (ferry_pane_get_place (menu->pane) == NULL)
    return;
  if (cell != NULL)
    show_at (menu, cell, 24, 12);
  else
    show_at (menu, menu->area, 12, 12);
}
