/* Ctrl and a click, for column views before GTK 4.12: there the cell and the row both take the
 * click, each toggles the row, and nothing is changed. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-toggle-click.h"

/* Nothing where the content of a cell sees to its clicks itself. */
static GtkWidget *
find_row (GtkWidget *view, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && widget != view && !g_str_equal (gtk_widget_get_css_name (widget), "row"))
    {
      if (gtk_widget_has_css_class (widget, FERRY_TAKES_CLICKS))
        return NULL;
      widget = gtk_widget_get_parent (widget);
    }
  return widget == view ? NULL : widget;
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  GtkWidget *row = find_row (gtk_event_controller_get_widget (controller), x, y);

  if (row == NULL || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != GDK_CONTROL_MASK)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (row);
  gtk_widget_activate_action (row, "listitem.select", "(bb)", TRUE, FALSE);
}

/**
 * ferry_toggle_click_add:
 *
 * Lets Ctrl and a click toggle a row of the view.
 */
void
ferry_toggle_click_add (GtkColumnView *view)
{
  GtkGesture *gesture;

  if (gtk_check_version (4, 12, 0) == NULL)
    return;
  gesture = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (on_pressed), NULL);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (gesture));
}
