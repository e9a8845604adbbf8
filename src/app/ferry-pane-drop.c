/* Files dropped onto a pane or onto one of its folders: a FerryBundle from a pane, a GdkFileList
 * from another program. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-drop.h"

#include "ferry-dialog.h"
#include "ferry-entry-rows.h"
#include "ferry-local-place.h"
#include "ferry-pane-entries.h"
#include "ferry-path.h"

#include <glib/gi18n.h>
#include <string.h>

#define OPEN_AFTER  800 /* milliseconds over a folder */
#define EDGE        30  /* pixels in which a drag scrolls the list */
#define SCROLL_STEP 12

struct _FerryPaneDrop
{
  FerryPane *pane; /* borrowed: the owner */
  GtkWidget *target;
  GtkScrolledWindow *scroller;
  GtkDropTarget *drop_target;

  GtkWidget *lit_row; /* the folder row under the pointer, weak */
  char *folder;       /* where a drop would go; NULL: nowhere */
  guint open_source;
  guint scroll_source;
  double scroll_by;
};

static void
light_row (FerryPaneDrop *drop, GtkWidget *row)
{
  if (drop->lit_row == row)
    return;
  if (drop->lit_row != NULL)
    gtk_widget_remove_css_class (drop->lit_row, "drop-folder");
  g_set_weak_pointer (&drop->lit_row, row);
  if (row != NULL)
    gtk_widget_add_css_class (row, "drop-folder");
}

static gboolean
on_open_due (gpointer user_data)
{
  FerryPaneDrop *drop = user_data;
  g_autofree char *folder = g_strdup (drop->folder);

  drop->open_source = 0;
  light_row (drop, NULL);
  if (folder != NULL)
    ferry_pane_open (drop->pane, folder);
  return G_SOURCE_REMOVE;
}

static const FerryEntry *
get_entry (FerryPaneDrop *drop, guint position)
{
  return ferry_entry_model_get_entry (ferry_folder_get_model (ferry_pane_get_folder (drop->pane)),
                                      position);
}

/* Where a drop at this point would go: the folder under the pointer, or the one shown. */
static void
aim (FerryPaneDrop *drop, double x, double y)
{
  GtkColumnView *view = ferry_pane_get_view (drop->pane);
  GtkWidget *row = NULL;
  graphene_point_t point;
  guint position = GTK_INVALID_LIST_POSITION;
  g_autofree char *folder = g_strdup (ferry_pane_get_path (drop->pane));

  if (gtk_widget_get_mapped (GTK_WIDGET (view)) &&
      gtk_widget_compute_point (drop->target, GTK_WIDGET (view),
                                &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    position = ferry_entry_rows_pick (view, point.x, point.y, &row);
  if (position != GTK_INVALID_LIST_POSITION &&
      ferry_entry_is_directory (get_entry (drop, position)))
    {
      char *inner = ferry_path_join (folder, get_entry (drop, position)->name);

      g_free (folder);
      folder = inner;
    }
  else
    {
      row = NULL;
    }

  if (g_strcmp0 (folder, drop->folder) == 0)
    return;
  g_free (drop->folder);
  drop->folder = g_steal_pointer (&folder);
  light_row (drop, row);
  g_clear_handle_id (&drop->open_source, g_source_remove);
  if (row != NULL)
    drop->open_source = g_timeout_add (OPEN_AFTER, on_open_due, drop);
}

static gboolean
can_take (FerryPaneDrop *drop)
{
  const GValue *value = gtk_drop_target_get_value (drop->drop_target);

  if (drop->folder == NULL || ferry_pane_get_place (drop->pane) == NULL)
    return FALSE;
  if (value == NULL || !G_VALUE_HOLDS (value, FERRY_TYPE_BUNDLE))
    return TRUE;
  return ferry_bundle_can_go_to (g_value_get_boxed (value), ferry_pane_get_place (drop->pane),
                                 drop->folder);
}

/* Within one place a drag moves, between two it copies; Shift and Ctrl leave but one choice. */
static GdkDragAction
choose_action (FerryPaneDrop *drop)
{
  GdkDrop *current = gtk_drop_target_get_current_drop (drop->drop_target);
  const GValue *value = gtk_drop_target_get_value (drop->drop_target);
  GdkDragAction offered = current != NULL ? gdk_drop_get_actions (current) : GDK_ACTION_COPY;
  gboolean is_inside =
      value != NULL && G_VALUE_HOLDS (value, FERRY_TYPE_BUNDLE) &&
      ((FerryBundle *) g_value_get_boxed (value))->place == ferry_pane_get_place (drop->pane);

  if ((offered & GDK_ACTION_MOVE) != 0 && (is_inside || (offered & GDK_ACTION_COPY) == 0))
    return GDK_ACTION_MOVE;
  return GDK_ACTION_COPY;
}

static gboolean
on_scroll_due (gpointer user_data)
{
  FerryPaneDrop *drop = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (drop->scroller);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + drop->scroll_by);
  return G_SOURCE_CONTINUE;
}

static void
scroll_at_edge (FerryPaneDrop *drop, double y)
{
  int height = gtk_widget_get_height (drop->target);

  drop->scroll_by = y < EDGE ? -SCROLL_STEP : y > height - EDGE ? SCROLL_STEP : 0;
  if (drop->scroll_by > 0 || drop->scroll_by < 0)
    {
      if (drop->scroll_source == 0)
        drop->scroll_source = g_timeout_add (30, on_scroll_due, drop);
    }
  else
    {
      g_clear_handle_id (&drop->scroll_source, g_source_remove);
    }
}

static void
forget (FerryPaneDrop *drop)
{
  light_row (drop, NULL);
  gtk_widget_remove_css_class (drop->target, "drop-pane");
  g_clear_handle_id (&drop->open_source, g_source_remove);
  g_clear_handle_id (&drop->scroll_source, g_source_remove);
  g_clear_pointer (&drop->folder, g_free);
}

static GdkDragAction
on_motion (GtkDropTarget *target, double x, double y, FerryPaneDrop *drop)
{
  aim (drop, x, y);
  scroll_at_edge (drop, y);
  if (!can_take (drop))
    {
      light_row (drop, NULL);
      gtk_widget_remove_css_class (drop->target, "drop-pane");
      return 0;
    }
  gtk_widget_add_css_class (drop->target, "drop-pane");
  return choose_action (drop);
}

static void
on_leave (GtkDropTarget *target, FerryPaneDrop *drop)
{
  forget (drop);
}

/**
 * ferry_pane_drop_take_files:
 * @files: (element-type GFile): from another program
 *
 * Asks for them to be brought to @folder.
 *
 * Returns: whether any of them can be taken
 */
gboolean
ferry_pane_drop_take_files (FerryPane *pane, GSList *files, const char *folder, gboolean is_move)
{
  FerryPlace *place = ferry_pane_get_place (pane);
  g_autoptr (FerryPlace) computer =
      ferry_place_is_local (place) ? g_object_ref (place) : ferry_local_place_new ();
  GSList *left = g_slist_copy (files);
  gboolean has_taken = FALSE;

  while (left != NULL)
    {
      g_autoptr (FerryBundle) bundle = ferry_bundle_new_for_files (computer, &left);

      if (bundle == NULL || !ferry_bundle_can_go_to (bundle, place, folder))
        continue;
      ferry_pane_request_transfer (pane, bundle, folder, is_move);
      has_taken = TRUE;
    }
  if (!has_taken)
    {
      g_autoptr (GError) error = g_error_new_literal (
          G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
          _ ("Only files on this computer can be dropped here, and not onto where they are."));

      ferry_dialog_report (GTK_WIDGET (pane), _ ("These files cannot be copied"), error);
    }
  return has_taken;
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, FerryPaneDrop *drop)
{
  g_autofree char *folder = NULL;
  gboolean is_move;

  aim (drop, x, y);
  if (!can_take (drop))
    {
      forget (drop);
      return FALSE;
    }
  is_move = choose_action (drop) == GDK_ACTION_MOVE;
  folder = g_strdup (drop->folder);
  forget (drop);
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return ferry_pane_drop_take_files (drop->pane, g_value_get_boxed (value), folder, is_move);
  ferry_pane_request_transfer (drop->pane, g_value_get_boxed (value), folder, is_move);
  return TRUE;
}

/**
 * ferry_pane_drop_new:
 * @target: the widget that takes drops
 * @scroller: scrolls when a drag comes near an edge
 */
FerryPaneDrop *
ferry_pane_drop_new (FerryPane *pane, GtkWidget *target, GtkScrolledWindow *scroller)
{
  FerryPaneDrop *drop = g_new0 (FerryPaneDrop, 1);
  GType types[] = { FERRY_TYPE_BUNDLE, GDK_TYPE_FILE_LIST };

  drop->pane = pane;
  drop->target = target;
  drop->scroller = scroller;
  drop->drop_target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  gtk_drop_target_set_gtypes (drop->drop_target, types, G_N_ELEMENTS (types));
  gtk_drop_target_set_preload (drop->drop_target, TRUE);
  g_signal_connect (drop->drop_target, "enter", G_CALLBACK (on_motion), drop);
  g_signal_connect (drop->drop_target, "motion", G_CALLBACK (on_motion), drop);
  g_signal_connect (drop->drop_target, "leave", G_CALLBACK (on_leave), drop);
  g_signal_connect (drop->drop_target, "drop", G_CALLBACK (on_drop), drop);
  gtk_widget_add_controller (target, GTK_EVENT_CONTROLLER (drop->drop_target));
  return drop;
}

/**
 * ferry_pane_drop_free:
 *
 * To be called while the widgets are still there.
 */
void
ferry_pane_drop_free (FerryPaneDrop *drop)
{
  forget (drop);
  gtk_widget_remove_controller (drop->target, GTK_EVENT_CONTROLLER (drop->drop_target));
  g_free (drop);
}
