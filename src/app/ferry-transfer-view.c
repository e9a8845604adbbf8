/* The transfers, one row each, by pages: what becomes of a row decides on which pages it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-transfer-view.h"

#include "ferry-keys.h"
#include "ferry-limit-button.h"
#include "ferry-speed-graph.h"
#include "ferry-table-cell.h"
#include "ferry-toggle-click.h"
#include "ferry-transfer-columns.h"
#include "ferry-transfer-commands.h"
#include "ferry-transfer-detail.h"
#include "ferry-transfer-remedy.h"
#include "ferry-transfer-speeds.h"
#include "ferry-transfer-switch.h"
#include "ferry-transfer-total.h"

#include <glib/gi18n.h>

struct _FerryTransferView
{
  GtkBox parent_instance;

  FerryTransferQueue *queue;                             /* owned */
  FerryTransferPages *pages;                             /* owned */
  FerryTransferCommands *commands;                       /* owned */
  FerryTransferSpeeds *speeds;                           /* owned */
  GSimpleActionGroup *actions;                           /* owned */
  GSettings *settings;                                   /* owned */
  GtkMultiSelection *selections[FERRY_N_TRANSFER_PAGES]; /* owned; made when first shown */
  GtkMultiSelection *selection;                          /* borrowed; of the page that is shown */
  FerryTransferPage page;
  guint update_idle;
  guint fit_idle;

  GtkWidget *page_row;
  FerryTransferSwitch *page_switch;
  GtkWidget *retry_failed;
  GtkWidget *clear_done;
  GtkStack *stack;
  GtkLabel *empty;
  FerryTransferDetail *detail;
  GtkWidget *speed_panel;
  FerrySpeedGraph *graph;
  GtkWidget *selected_speed;
  GtkLabel *selected_name;
  FerrySpeedGraph *selected_graph;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  FerryTransferTotal *total;
  FerryLimitButton *limit_button;
  GtkPopoverMenu *menu;
};

G_DEFINE_FINAL_TYPE (FerryTransferView, ferry_transfer_view, GTK_TYPE_BOX)

/* What stands where a page has no row. */
static const char *const empty_texts[] = {
  [FERRY_TRANSFER_PAGE_ALL] = N_ ("Drag files from one side to the other"),
  [FERRY_TRANSFER_PAGE_ACTIVE] = N_ ("Nothing is under way"),
  [FERRY_TRANSFER_PAGE_WAITING] = N_ ("Nothing waits for its turn"),
  [FERRY_TRANSFER_PAGE_FAILED] = N_ ("Nothing has failed. What does is listed here, with the "
                                     "reason and a button for what helps"),
  [FERRY_TRANSFER_PAGE_DONE] =
      N_ ("Nothing is done yet. What was transferred earlier is on the page History"),
};

/* The first of the selected rows. */
static FerryTransfer *
dup_selected (FerryTransferView *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (gtk_bitset_is_empty (selected))
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_minimum (selected));
}

static void
on_apply_remedy (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FerryTransferView *self = user_data;
  g_autoptr (FerryTransfer) transfer = dup_selected (self);

  if (transfer != NULL)
    ferry_transfer_remedy_apply (self->queue, transfer,
                                 (FerryRemedyAction) g_variant_get_uint32 (parameter));
}

static const GActionEntry entries[] = {
  { .name = "apply-remedy", .parameter_type = "u", .activate = on_apply_remedy },
};

static void
show_speed_of (FerryTransferView *self, FerryTransfer *transfer)
{
  FerrySpeedHistory *history = ferry_transfer_speeds_get (self->speeds, transfer);

  gtk_widget_set_visible (self->selected_speed, history != NULL);
  if (history == NULL)
    return;
  gtk_label_set_text (self->selected_name, ferry_transfer_get_name (transfer));
  ferry_speed_graph_set_history (self->selected_graph, history);
}

static gboolean
show_selected (gpointer user_data)
{
  FerryTransferView *self = user_data;
  g_autoptr (FerryTransfer) transfer = dup_selected (self);

  self->update_idle = 0;
  ferry_transfer_detail_set_transfer (self->detail, transfer);
  show_speed_of (self, transfer);
  return G_SOURCE_REMOVE;
}

static void
on_selection_changed (FerryTransferView *self)
{
  if (self->update_idle == 0)
    self->update_idle = g_idle_add (show_selected, self);
}

/* How to begin is said with the keys, if there are some. */
static void
show_empty (FerryTransferView *self, FerryTransferPage page)
{
  FerryKeys *keys = ferry_keys_get_default ();
  g_autofree char *upload = ferry_keys_dup_label (keys, ferry_command_find ("win.upload"));
  g_autofree char *download = ferry_keys_dup_label (keys, ferry_command_find ("win.download"));
  g_autofree char *text = NULL;

  if (page == FERRY_TRANSFER_PAGE_ALL && upload != NULL && download != NULL)
    /* Translators: keys */
    text = g_strdup_printf (_ ("Drag files from one side to the other, or press %s to upload and "
                               "%s to download"),
                            upload, download);
  gtk_label_set_label (self->empty, text != NULL ? text : _ (empty_texts[page]));
}

static void
on_items_changed (FerryTransferView *self)
{
  gboolean has_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;
  gboolean has_rows = g_list_model_get_n_items (G_LIST_MODEL (self->queue)) > 0;

  gtk_stack_set_visible_child_name (self->stack, has_items ? "rows" : "empty");
  show_empty (self, has_rows ? self->page : FERRY_TRANSFER_PAGE_ALL);
  gtk_widget_set_visible (self->page_row, has_rows || gtk_widget_get_visible (self->speed_panel));
  on_selection_changed (self);
}

static void
watch_selection (FerryTransferView *self, GtkMultiSelection *selection)
{
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  self->selection = selection;
  g_signal_connect_swapped (selection, "items-changed", G_CALLBACK (on_items_changed), self);
  g_signal_connect_swapped (selection, "selection-changed", G_CALLBACK (on_selection_changed),
                            self);
}

/* Each page keeps what is selected on it. */
static void
show_page (FerryTransferView *self, FerryTransferPage page)
{
  if (self->selections[page] == NULL)
    self->selections[page] =
        gtk_multi_selection_new (g_object_ref (ferry_transfer_pages_get_rows (self->pages, page)));
  self->page = page;
  watch_selection (self, self->selections[page]);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  ferry_transfer_commands_set_selection (self->commands, GTK_SELECTION_MODEL (self->selection));
  gtk_widget_set_visible (self->retry_failed, page == FERRY_TRANSFER_PAGE_FAILED);
  gtk_widget_set_visible (self->clear_done, page == FERRY_TRANSFER_PAGE_DONE);
  on_items_changed (self);
}

static void
on_page_chosen (GSettings *settings, const char *key, FerryTransferView *self)
{
  g_autofree char *id = g_settings_get_string (settings, "transfer-page");

  show_page (self, ferry_transfer_page_find (id));
}

static void
show_menu (FerryTransferView *self, double x, double y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  ferry_transfer_commands_update (self->commands);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_right_pressed (GtkGestureClick *gesture,
                  int n_press,
                  double x,
                  double y,
                  FerryTransferView *self)
{
  guint position = ferry_table_cell_find_row (self->view, x, y);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);
  show_menu (self, x, y);
}

static gboolean
on_menu_key (GtkWidget *widget, GVariant *parameters, gpointer user_data)
{
  show_menu (user_data, gtk_widget_get_width (widget) / 3.0, gtk_widget_get_height (widget) / 3.0);
  return TRUE;
}

static void
add_menu_keys (FerryTransferView *self)
{
  static const char *const keys[] = { "Menu", "<Shift>F10" };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i]),
                          gtk_callback_action_new (on_menu_key, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

static gboolean
fit_columns (gpointer user_data)
{
  FerryTransferView *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);

  self->fit_idle = 0;
  ferry_transfer_columns_fit (self->view, (int) gtk_adjustment_get_page_size (adjustment));
  return G_SOURCE_REMOVE;
}

/* Columns cannot change while they are being laid out, which is when the width becomes known. */
static void
on_width_changed (FerryTransferView *self)
{
  if (self->fit_idle == 0)
    self->fit_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_columns, self, NULL);
}

static void
ferry_transfer_view_dispose (GObject *object)
{
  FerryTransferView *self = FERRY_TRANSFER_VIEW (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  g_clear_handle_id (&self->fit_idle, g_source_remove);
  if (self->scroller != NULL)
    g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_hadjustment (self->scroller),
                                          self);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  self->selection = NULL;
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->menu));
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_TRANSFER_VIEW);
  for (guint page = 0; page < FERRY_N_TRANSFER_PAGES; page++)
    g_clear_object (&self->selections[page]);
  g_clear_pointer (&self->speeds, ferry_transfer_speeds_free);
  g_clear_object (&self->commands);
  g_clear_object (&self->actions);
  g_clear_object (&self->pages);
  g_clear_object (&self->settings);
  g_clear_object (&self->queue);

  G_OBJECT_CLASS (ferry_transfer_view_parent_class)->dispose (object);
}

static void
ferry_transfer_view_class_init (FerryTransferViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_transfer_view_dispose;

  g_type_ensure (FERRY_TYPE_LIMIT_BUTTON);
  g_type_ensure (FERRY_TYPE_SPEED_GRAPH);
  g_type_ensure (FERRY_TYPE_TRANSFER_DETAIL);
  g_type_ensure (FERRY_TYPE_TRANSFER_SWITCH);
  g_type_ensure (FERRY_TYPE_TRANSFER_TOTAL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/transfer-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, page_row);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, page_switch);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, retry_failed);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, clear_done);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, stack);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, empty);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, detail);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, speed_panel);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, graph);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, selected_speed);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, selected_name);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, selected_graph);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, scroller);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, view);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, total);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, limit_button);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, menu);
  gtk_widget_class_bind_template_callback (widget_class, on_right_pressed);
}

static void
ferry_transfer_view_init (FerryTransferView *self)
{
  /* GTK 4.8 would not show the buttons of the template as usable if the group came later. */
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "transfers", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  ferry_transfer_columns_add (self->view);
  ferry_toggle_click_add (self->view);
  add_menu_keys (self);
  g_signal_connect_swapped (gtk_scrolled_window_get_hadjustment (self->scroller),
                            "notify::page-size", G_CALLBACK (on_width_changed), self);
}

/**
 * ferry_transfer_view_set_queue:
 * @queue: (transfer none): what to show; set once
 * @care: (transfer none): its limits of speed and its start, shown with the sums
 */
void
ferry_transfer_view_set_queue (FerryTransferView *self,
                               FerryTransferQueue *queue,
                               FerryQueueCare *care)
{
  g_autoptr (GAction) page = NULL;
  g_autoptr (GAction) graph = NULL;

  g_return_if_fail (self->queue == NULL);

  self->queue = g_object_ref (queue);
  self->settings = g_object_ref (ferry_queue_care_get_settings (care));
  self->pages = ferry_transfer_pages_new (queue);
  self->commands = ferry_transfer_commands_new (queue, G_ACTION_MAP (self->actions));
  page = g_settings_create_action (self->settings, "transfer-page");
  g_action_map_add_action (G_ACTION_MAP (self->actions), page);
  graph = g_settings_create_action (self->settings, "show-speed-graph");
  g_action_map_add_action (G_ACTION_MAP (self->actions), graph);
  g_settings_bind (self->settings, "show-speed-graph", self->speed_panel, "visible",
                   G_SETTINGS_BIND_GET);
  self->speeds = ferry_transfer_speeds_new (self->pages);
  ferry_speed_graph_set_history (self->graph, ferry_transfer_queue_get_speed_history (queue));

  ferry_transfer_switch_set_pages (self->page_switch, self->pages);
  ferry_transfer_detail_set_queue (self->detail, queue);
  ferry_transfer_total_set_queue (self->total, queue);
  ferry_transfer_total_set_start (self->total, ferry_queue_care_get_start (care));
  ferry_limit_button_set_limits (self->limit_button, ferry_queue_care_get_limits (care));
  g_signal_connect_object (ferry_keys_get_default (), "changed", G_CALLBACK (on_items_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect (self->settings, "changed::transfer-page", G_CALLBACK (on_page_chosen), self);
  on_page_chosen (self->settings, NULL, self);
}
