/* The context menu of a pane. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-menu.h"

#include "ferry-entry-rows.h"
#include "ferry-pane-copy-as.h"
#include "ferry-pane-entries.h"
#include "ferry-pane-undo.h"

#define COPY_AS_AT 2 /* behind cut, copy and paste */

struct _FerryPaneMenu
{
  FerryPane *pane; /* borrowed: the owner */
  GtkWidget *area;
  GtkEventController *click;
  GtkWidget *popover;
  GMenuModel *model;
  GMenu *copy_as;
  GMenu *undo; /* its last section: says what would be undone */
};

static void
update_undo (FerryPaneMenu *menu)
{
  static const char *const actions[] = {
    [FERRY_UNDO_BACK] = "pane.undo", [FERRY_UNDO_FORWARD] = "pane.redo"
  };

  g_menu_remove_all (menu->undo);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *label = ferry_pane_dup_undo_label (menu->pane, (FerryUndoDirection) i);

      if (label != NULL)
        g_menu_append (menu->undo, label, actions[i]);
    }
}

static void
show_at (FerryPaneMenu *menu, GtkWidget *widget, double x, double y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (widget, GTK_WIDGET (menu->pane),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  update_undo (menu);
  ferry_pane_copy_as_fill (menu->pane, menu->copy_as);
  if (menu->popover == NULL)
    {
      menu->popover = gtk_popover_menu_new_from_model (menu->model);
      gtk_popover_set_has_arrow (GTK_POPOVER (menu->popover), FALSE);
      gtk_widget_set_halign (menu->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (menu->popover, GTK_WIDGET (menu->pane));
      g_signal_connect_swapped (menu->popover, "closed", G_CALLBACK (ferry_pane_grab_list_focus),
                                menu->pane);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (menu->popover),
                               &(GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (menu->popover));
}

/* Meant is the row under the pointer, with all that is selected with it; beside the rows the
 * folder. */
static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, FerryPaneMenu *menu)
{
  GtkColumnView *view = ferry_pane_get_view (menu->pane);
  FerryEntrySelection *selection = ferry_pane_get_selection (menu->pane);
  graphene_point_t point;
  guint position;

  if (ferry_pane_get_place (menu->pane) == NULL ||
      !gtk_widget_compute_point (menu->area, GTK_WIDGET (view),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  /* The titles have a menu of their own. */
  if (gtk_widget_get_mapped (GTK_WIDGET (view)) && ferry_entry_rows_is_title (view, point.y))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  position = ferry_entry_rows_pick (view, point.x, point.y, NULL);
  if (position == GTK_INVALID_LIST_POSITION || !ferry_entry_selection_has (selection, position))
    ferry_entry_selection_take (selection, position);
  ferry_pane_grab_list_focus (menu->pane);
  show_at (menu, menu->area, x, y);
}

/**
 * ferry_pane_menu_show_by_key:
 *
 * Shows the menu at the first selected row.
 */
void
ferry_pane_menu_show_by_key (FerryPaneMenu *menu)
{
  GtkColumnView *view = ferry_pane_get_view (menu->pane);
  guint first = ferry_entry_selection_get_first (ferry_pane_get_selection (menu->pane));
  GtkWidget *cell = ferry_entry_rows_find_cell (view, first);

  if (cell != NULL)
    show_at (menu, cell, 24, gtk_widget_get_height (cell));
  else
    show_at (menu, menu->area, 24, gtk_widget_get_height (menu->area) / 3);
}

/**
 * ferry_pane_menu_new:
 * @area: the part of the pane to be clicked on
 */
FerryPaneMenu *
ferry_pane_menu_new (FerryPane *pane, GtkWidget *area, GMenuModel *model)
{
  FerryPaneMenu *menu = g_new0 (FerryPaneMenu, 1);

  menu->pane = pane;
  menu->area = area;
  menu->model = g_object_ref (model);
  menu->undo = g_menu_new ();
  menu->copy_as = g_menu_new ();
  g_menu_insert_section (G_MENU (model), COPY_AS_AT, NULL, G_MENU_MODEL (menu->copy_as));
  g_menu_append_section (G_MENU (model), NULL, G_MENU_MODEL (menu->undo));
  menu->click = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu->click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (menu->click, GTK_PHASE_CAPTURE);
  g_signal_connect (menu->click, "pressed", G_CALLBACK (on_pressed), menu);
  gtk_widget_add_controller (area, menu->click);
  return menu;
}

/**
 * ferry_pane_menu_free:
 *
 * To be called while the widgets are still there.
 */
void
ferry_pane_menu_free (FerryPaneMenu *menu)
{
  gtk_widget_remove_controller (menu->area, menu->click);
  if (menu->popover != NULL)
    g_signal_handlers_disconnect_by_data (menu->popover, menu->pane);
  g_clear_pointer (&menu->popover, gtk_widget_unparent);
  g_object_unref (menu->copy_as);
  g_object_unref (menu->undo);
  g_object_unref (menu->model);
  g_free (menu);
}
