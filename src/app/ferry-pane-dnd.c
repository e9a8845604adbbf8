/* Drag and drop of a pane: entries out of its list, files onto it or onto one of its folders.
 *
 * Inside Ferry a FerryBundle travels by reference; other programs get and give a GdkFileList. What
 * is remote has no file that another program could take, so only local entries can leave.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-dnd.h"

#include "ferry-dialog.h"
#include "ferry-entry-cells.h"
#include "ferry-local-place.h"
#include "ferry-path.h"
#include "ferry-transfer-queue.h"

#include <glib/gi18n.h>
#include <string.h>

#define OPEN_AFTER 800 /* milliseconds over a folder */
#define EDGE 30        /* pixels in which a drag scrolls the list */
#define SCROLL_STEP 12

struct _FerryPaneDnd
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

/* What travels */

/**
 * ferry_pane_dnd_dup_bundle:
 *
 * Returns: (transfer full): what is selected in @pane
 */
FerryBundle *
ferry_pane_dnd_dup_bundle (FerryPane *pane)
{
  g_autoptr (FerryListing) entries = ferry_pane_dup_selection (pane);

  return ferry_bundle_new (ferry_pane_get_place (pane), ferry_pane_get_path (pane), entries);
}

/**
 * ferry_pane_dnd_take_bundle:
 * @folder: of this pane's place
 *
 * Asks the window to bring @bundle there.
 */
void
ferry_pane_dnd_take_bundle (FerryPane *pane, const FerryBundle *bundle, const char *folder,
                            gboolean is_move)
{
  g_signal_emit_by_name (pane, "transfer-requested", bundle->place, bundle->folder,
                         bundle->entries, ferry_pane_get_place (pane), folder,
                         (guint) (is_move ? FERRY_TRANSFER_FLAGS_MOVE : FERRY_TRANSFER_FLAGS_NONE));
}

/* Out */

/**
 * ferry_pane_dnd_make_content:
 *
 * Returns: (transfer full): @bundle for Ferry, and its files for other programs where they are on
 * this computer
 */
GdkContentProvider *
ferry_pane_dnd_make_content (const FerryBundle *bundle)
{
  GSList *files = ferry_bundle_dup_files (bundle);
  GdkContentProvider *providers[2];
  GdkFileList *list;

  providers[0] = gdk_content_provider_new_typed (FERRY_TYPE_BUNDLE, bundle);
  if (files == NULL)
    return providers[0];
  list = gdk_file_list_new_from_list (files);
  providers[1] = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  g_slist_free_full (files, g_object_unref);
  return gdk_content_provider_new_union (providers, 2);
}

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, FerryPaneDnd *dnd)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  guint position = ferry_entry_cell_get_position (cell);
  GtkSelectionModel *rows =
      ferry_pane_selection_get_model (ferry_pane_get_selection (dnd->pane));
  g_autoptr (FerryBundle) bundle = NULL;

  if (position == GTK_INVALID_LIST_POSITION || ferry_pane_get_place (dnd->pane) == NULL)
    return NULL;
  if (!gtk_selection_model_is_selected (rows, position))
    gtk_selection_model_select_item (rows, position, TRUE);
  /* The rubber band has begun with the same press. */
  gtk_column_view_set_enable_rubberband (GTK_COLUMN_VIEW (ferry_pane_get_view (dnd->pane)), FALSE);
  bundle = ferry_pane_dnd_dup_bundle (dnd->pane);
  return ferry_pane_dnd_make_content (bundle);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, FerryPaneDnd *dnd)
{
  g_autoptr (FerryListing) entries = ferry_pane_dup_selection (dnd->pane);
  guint count = ferry_listing_get_length (entries);
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (count == 1)
    text = ferry_place_decode (ferry_pane_get_place (dnd->pane),
                               ferry_listing_get (entries, 0)->name, NULL);
  else
    text = g_strdup_printf (ngettext ("%u item", "%u items", count), count);
  label = gtk_label_new (text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, "drag-label");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static void
on_drag_end (GtkDragSource *source, GdkDrag *drag, gboolean deletes, FerryPaneDnd *dnd)
{
  gtk_column_view_set_enable_rubberband (GTK_COLUMN_VIEW (ferry_pane_get_view (dnd->pane)), TRUE);
}

/**
 * ferry_pane_dnd_add_source:
 *
 * Makes what is in a name cell draggable.
 */
void
ferry_pane_dnd_add_source (FerryPaneDnd *dnd, GtkWidget *name_cell)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), dnd);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), dnd);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_drag_end), dnd);
  gtk_widget_add_controller (name_cell, GTK_EVENT_CONTROLLER (source));
}

/* In */

static void
light_row (FerryPaneDnd *dnd, GtkWidget *row)
{
  if (dnd->lit_row == row)
    return;
  if (dnd->lit_row != NULL)
    gtk_widget_remove_css_class (dnd->lit_row, "drop-folder");
  g_set_weak_pointer (&dnd->lit_row, row);
  if (row != NULL)
    gtk_widget_add_css_class (row, "drop-folder");
}

static gboolean
on_open_due (gpointer user_data)
{
  FerryPaneDnd *dnd = user_data;
  g_autofree char *folder = g_strdup (dnd->folder);

  dnd->open_source = 0;
  light_row (dnd, NULL);
  if (folder != NULL)
    ferry_pane_open (dnd->pane, folder);
  return G_SOURCE_REMOVE;
}

/* Where a drop at this point would go: the folder under the pointer, or the one shown. */
static void
aim (FerryPaneDnd *dnd, double x, double y)
{
  GtkWidget *view = ferry_pane_get_view (dnd->pane);
  GtkWidget *row = NULL;
  graphene_point_t point;
  guint position = GTK_INVALID_LIST_POSITION;
  g_autofree char *folder = g_strdup (ferry_pane_get_path (dnd->pane));

  if (gtk_widget_get_mapped (view) &&
      gtk_widget_compute_point (dnd->target, view, &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                &point))
    position = ferry_entry_cell_pick (view, point.x, point.y, &row);
  if (position != GTK_INVALID_LIST_POSITION &&
      ferry_entry_is_directory (ferry_pane_get_entry (dnd->pane, position)))
    {
      char *inner = ferry_path_join (folder, ferry_pane_get_entry (dnd->pane, position)->name);

      g_free (folder);
      folder = inner;
    }
  else
    {
      row = NULL;
    }

  if (g_strcmp0 (folder, dnd->folder) == 0)
    return;
  g_free (dnd->folder);
  dnd->folder = g_steal_pointer (&folder);
  light_row (dnd, row);
  g_clear_handle_id (&dnd->open_source, g_source_remove);
  if (row != NULL)
    dnd->open_source = g_timeout_add (OPEN_AFTER, on_open_due, dnd);
}

static gboolean
can_take (FerryPaneDnd *dnd)
{
  const GValue *value = gtk_drop_target_get_value (dnd->drop_target);

  if (dnd->folder == NULL || ferry_pane_get_place (dnd->pane) == NULL)
    return FALSE;
  if (value == NULL || !G_VALUE_HOLDS (value, FERRY_TYPE_BUNDLE))
    return TRUE;
  return ferry_bundle_can_go_to (g_value_get_boxed (value), ferry_pane_get_place (dnd->pane),
                                 dnd->folder);
}

/* Within one place a drag moves, between two it copies; Shift and Ctrl leave but one choice. */
static GdkDragAction
choose_action (FerryPaneDnd *dnd)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (dnd->drop_target);
  const GValue *value = gtk_drop_target_get_value (dnd->drop_target);
  GdkDragAction offered = drop != NULL ? gdk_drop_get_actions (drop) : GDK_ACTION_COPY;
  gboolean is_inside = value != NULL && G_VALUE_HOLDS (value, FERRY_TYPE_BUNDLE) &&
                       ((FerryBundle *) g_value_get_boxed (value))->place ==
                           ferry_pane_get_place (dnd->pane);

  if ((offered & GDK_ACTION_MOVE) != 0 && (is_inside || (offered & GDK_ACTION_COPY) == 0))
    return GDK_ACTION_MOVE;
  return GDK_ACTION_COPY;
}

static gboolean
on_scroll_due (gpointer user_data)
{
  FerryPaneDnd *dnd = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (dnd->scroller);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + dnd->scroll_by);
  return G_SOURCE_CONTINUE;
}

static void
scroll_at_edge (FerryPaneDnd *dnd, double y)
{
  int height = gtk_widget_get_height (dnd->target);

  dnd->scroll_by = y < EDGE ? -SCROLL_STEP : y > height - EDGE ? SCROLL_STEP : 0;
  if (dnd->scroll_by > 0 || dnd->scroll_by < 0)
    {
      if (dnd->scroll_source == 0)
        dnd->scroll_source = g_timeout_add (30, on_scroll_due, dnd);
    }
  else
    {
      g_clear_handle_id (&dnd->scroll_source, g_source_remove);
    }
}

static void
forget (FerryPaneDnd *dnd)
{
  light_row (dnd, NULL);
  gtk_widget_remove_css_class (dnd->target, "drop-pane");
  g_clear_handle_id (&dnd->open_source, g_source_remove);
  g_clear_handle_id (&dnd->scroll_source, g_source_remove);
  g_clear_pointer (&dnd->folder, g_free);
}

static GdkDragAction
on_motion (GtkDropTarget *target, double x, double y, FerryPaneDnd *dnd)
{
  aim (dnd, x, y);
  scroll_at_edge (dnd, y);
  if (!can_take (dnd))
    {
      light_row (dnd, NULL);
      gtk_widget_remove_css_class (dnd->target, "drop-pane");
      return 0;
    }
  gtk_widget_add_css_class (dnd->target, "drop-pane");
  return choose_action (dnd);
}

static void
on_leave (GtkDropTarget *target, FerryPaneDnd *dnd)
{
  forget (dnd);
}

/**
 * ferry_pane_dnd_take_files:
 * @files: (element-type GFile): from another program
 *
 * Asks for them to be brought to @folder.
 *
 * Returns: whether any of them can be taken
 */
gboolean
ferry_pane_dnd_take_files (FerryPane *pane, GSList *files, const char *folder, gboolean is_move)
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
      ferry_pane_dnd_take_bundle (pane, bundle, folder, is_move);
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
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, FerryPaneDnd *dnd)
{
  g_autofree char *folder = NULL;
  gboolean is_move;

  aim (dnd, x, y);
  if (!can_take (dnd))
    {
      forget (dnd);
      return FALSE;
    }
  is_move = choose_action (dnd) == GDK_ACTION_MOVE;
  folder = g_strdup (dnd->folder);
  forget (dnd);
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return ferry_pane_dnd_take_files (dnd->pane, g_value_get_boxed (value), folder, is_move);
  ferry_pane_dnd_take_bundle (dnd->pane, g_value_get_boxed (value), folder, is_move);
  return TRUE;
}

/**
 * ferry_pane_dnd_new:
 * @target: the widget that takes drops
 * @scroller: scrolls when a drag comes near an edge
 */
FerryPaneDnd *
ferry_pane_dnd_new (FerryPane *pane, GtkWidget *target, GtkScrolledWindow *scroller)
{
  FerryPaneDnd *dnd = g_new0 (FerryPaneDnd, 1);
  GType types[] = { FERRY_TYPE_BUNDLE, GDK_TYPE_FILE_LIST };

  dnd->pane = pane;
  dnd->target = target;
  dnd->scroller = scroller;
  dnd->drop_target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  gtk_drop_target_set_gtypes (dnd->drop_target, types, G_N_ELEMENTS (types));
  gtk_drop_target_set_preload (dnd->drop_target, TRUE);
  g_signal_connect (dnd->drop_target, "enter", G_CALLBACK (on_motion), dnd);
  g_signal_connect (dnd->drop_target, "motion", G_CALLBACK (on_motion), dnd);
  g_signal_connect (dnd->drop_target, "leave", G_CALLBACK (on_leave), dnd);
  g_signal_connect (dnd->drop_target, "drop", G_CALLBACK (on_drop), dnd);
  gtk_widget_add_controller (target, GTK_EVENT_CONTROLLER (dnd->drop_target));
  return dnd;
}

/**
 * ferry_pane_dnd_free:
 *
 * To be called while the widgets are still there.
 */
void
ferry_pane_dnd_free (FerryPaneDnd *dnd)
{
  forget (dnd);
  gtk_widget_remove_controller (dnd->target, GTK_EVENT_CONTROLLER (dnd->drop_target));
  g_free (dnd);
}
