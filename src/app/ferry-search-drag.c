/* Dragging out of the list of what a search found. See ferry-search-drag.h.
 *
 * GTK 4.8 selects a row alone as soon as it is pressed, so several could never be dragged: a press
 * on a row that is selected already is taken here, and counts when it turns out to be no drag.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-search-drag.h"

#include "ferry-pane-drag.h"

static GtkListItem *
get_item (GtkEventController *controller)
{
  return g_object_get_data (G_OBJECT (gtk_event_controller_get_widget (controller)), "item");
}

static void
select_alone (GtkEventController *controller)
{
  GtkListItem *item = get_item (controller);

  if (item != NULL)
    gtk_widget_activate_action (gtk_event_controller_get_widget (controller), "list.select-item",
                                "(ubb)", gtk_list_item_get_position (item), FALSE, FALSE);
}

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, FerrySearchView *view)
{
  GtkListItem *item = get_item (GTK_EVENT_CONTROLLER (source));
  GtkWidget *pane = gtk_widget_get_ancestor (GTK_WIDGET (view), FERRY_TYPE_PANE);
  g_autoptr (FerryBundle) bundle = NULL;

  if (item != NULL && !gtk_list_item_get_selected (item))
    select_alone (GTK_EVENT_CONTROLLER (source));
  bundle = ferry_search_view_dup_bundle (view);
  return bundle != NULL && pane != NULL
             ? ferry_pane_drag_make_content (FERRY_PANE (pane), bundle, FERRY_PANE_DRAG)
             : NULL;
}

static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, FerrySearchView *view)
{
  GtkListItem *item = get_item (GTK_EVENT_CONTROLLER (click));
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));

  if (n_press == 1 && item != NULL && gtk_list_item_get_selected (item) &&
      (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_released (GtkGestureClick *click, int n_press, double x, double y, FerrySearchView *view)
{
  if (gtk_gesture_get_sequence_state (GTK_GESTURE (click), NULL) == GTK_EVENT_SEQUENCE_CLAIMED)
    select_alone (GTK_EVENT_CONTROLLER (click));
}

/**
 * ferry_search_drag_add_source:
 * @view: (type FerrySearchView): the cell's
 *
 * Makes what is in a name cell draggable.
 */
void
ferry_search_drag_add_source (GtkWidget *name_cell, gpointer view)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), view);
  gtk_widget_add_controller (name_cell, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), view);
  g_signal_connect (click, "released", G_CALLBACK (on_released), view);
  gtk_widget_add_controller (name_cell, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_group (click, GTK_GESTURE (source));
}
