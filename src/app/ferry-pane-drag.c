/* Entries dragged out of a pane's list. Inside Ferry a FerryBundle travels by reference; other
 * programs are given a GdkFileList, or a promise to fetch the files (ferry-fetch-content.h).
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-drag.h"

#include "ferry-entry-rows.h"
#include "ferry-fetch-content.h"
#include "ferry-pane-entries.h"
#include "ferry-toggle-click.h"

#include <glib/gi18n.h>

#define WAITS_KEY "ferry-waits"

/* Through the window, which has the queue. */
static GPtrArray *
fetch (const FerryBundle *bundle, const char *folder, gpointer pane)
{
  GPtrArray *transfers = NULL;

  g_signal_emit_by_name (pane, "fetch-requested", bundle, folder, &transfers);
  return transfers;
}

/* For other programs */
static GdkContentProvider *
make_files (FerryPane *pane, const FerryBundle *bundle, FerryPaneCarrier carrier)
{
  GSList *files = ferry_bundle_dup_files (bundle);
  GdkContentProvider *provider;
  GdkFileList *list;

  if (files != NULL)
    {
      list = gdk_file_list_new_from_list (files);
      provider = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);
      g_boxed_free (GDK_TYPE_FILE_LIST, list);
      g_slist_free_full (files, g_object_unref);
      return provider;
    }
  if (ferry_place_is_local (bundle->place) ||
      (carrier == FERRY_PANE_DRAG && !ferry_fetch_content_is_small (bundle)))
    return NULL;
  return ferry_fetch_content_new (bundle, fetch, g_object_ref (pane), g_object_unref);
}

/**
 * ferry_pane_drag_make_content:
 *
 * Returns: (transfer full): @bundle for Ferry, and its files for other programs: those of a server
 * are fetched when they are asked for, and dragged only where that is soon done
 */
GdkContentProvider *
ferry_pane_drag_make_content (FerryPane *pane, const FerryBundle *bundle, FerryPaneCarrier carrier)
{
  GdkContentProvider *providers[2];

  providers[0] = gdk_content_provider_new_typed (FERRY_TYPE_BUNDLE, bundle);
  providers[1] = make_files (pane, bundle, carrier);
  return providers[1] != NULL ? gdk_content_provider_new_union (providers, 2) : providers[0];
}

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, FerryPane *pane)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  guint position = ferry_entry_rows_get_position (cell);
  g_autoptr (FerryBundle) bundle = NULL;

  if (position == GTK_INVALID_LIST_POSITION || ferry_pane_get_place (pane) == NULL)
    return NULL;
  if (!ferry_entry_selection_has (ferry_pane_get_selection (pane), position))
    ferry_entry_selection_take (ferry_pane_get_selection (pane), position);
  bundle = ferry_pane_dup_bundle (pane);
  return ferry_pane_drag_make_content (pane, bundle, FERRY_PANE_DRAG);
}

/* The icon of the row that was taken, and a name or a number. */
static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, FerryPane *pane)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  GtkImage *cell_icon = GTK_IMAGE (gtk_widget_get_first_child (cell));
  GtkWidget *cell_label = gtk_widget_get_last_child (cell);
  guint count = ferry_entry_selection_get_size (ferry_pane_get_selection (pane));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_gicon (gtk_image_get_gicon (cell_icon));
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (count == 1)
    text = g_strdup (gtk_label_get_text (GTK_LABEL (cell_label)));
  else
    text = g_strdup_printf (ngettext ("%u item", "%u items", count), count);
  label = gtk_label_new (text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "drag-label");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), box);
}

/* GTK 4.8 selects a row alone as soon as it is pressed, and begins the rubber band with the same
 * press: several rows could never be dragged. So the press on a name is taken here. On a row that
 * is selected already, it counts only when it turns out that it was no drag. */

static void
select_row (GtkWidget *cell, GdkModifierType state)
{
  gtk_widget_activate_action (cell, "list.select-item", "(ubb)",
                              ferry_entry_rows_get_position (cell), (state & GDK_CONTROL_MASK) != 0,
                              (state & GDK_SHIFT_MASK) != 0);
}

static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, FerryPane *pane)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  guint position = ferry_entry_rows_get_position (cell);
  gboolean is_plain = (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0;
  gboolean waits = FALSE;

  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  ferry_entry_rows_focus_now (ferry_pane_get_view (pane), position);
  if (n_press == 2 && is_plain)
    gtk_widget_activate_action (cell, "list.activate-item", "u", position);
  else if ((state & GDK_SHIFT_MASK) == 0 &&
           ferry_entry_selection_has (ferry_pane_get_selection (pane), position))
    waits = TRUE;
  else
    select_row (cell, state);
  g_object_set_data (G_OBJECT (click), WAITS_KEY, GINT_TO_POINTER (waits));
}

static void
on_released (GtkGestureClick *click, int n_press, double x, double y, FerryPane *pane)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));

  if (g_object_get_data (G_OBJECT (click), WAITS_KEY) != NULL)
    select_row (cell, gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click)));
}

/**
 * ferry_pane_drag_add_source:
 * @pane: (type FerryPane): the cell's
 *
 * Makes what is in a name cell draggable.
 */
void
ferry_pane_drag_add_source (GtkWidget *name_cell, gpointer pane)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_add_css_class (name_cell, FERRY_TAKES_CLICKS);
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), pane);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), pane);
  gtk_widget_add_controller (name_cell, GTK_EVENT_CONTROLLER (source));

  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), pane);
  g_signal_connect (click, "released", G_CALLBACK (on_released), pane);
  gtk_widget_add_controller (name_cell, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_group (click, GTK_GESTURE (source));
}
