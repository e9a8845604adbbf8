/* The transfers, one row each, with what can be done to them. Every command works on all selected
 * rows that it fits; it is greyed out where it fits none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-transfer-view.h"

#include "ferry-limit-button.h"
#include "ferry-table-cell.h"
#include "ferry-toggle-click.h"
#include "ferry-transfer-columns.h"
#include "ferry-transfer-total.h"

struct _FerryTransferView
{
  GtkBox parent_instance;

  FerryTransferQueue *queue;    /* owned */
  GtkMultiSelection *selection; /* owned */
  GSimpleActionGroup *actions;  /* owned */
  guint update_idle;
  guint fit_idle;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  FerryTransferTotal *total;
  FerryLimitButton *limit_button;
  GtkPopoverMenu *menu;
};

G_DEFINE_FINAL_TYPE (FerryTransferView, ferry_transfer_view, GTK_TYPE_BOX)

#define IN(state) (1u << (state))
#define UNDER_WAY                                                                                  \
  (IN (FERRY_TRANSFER_WAITING) | IN (FERRY_TRANSFER_RUNNING) | IN (FERRY_TRANSFER_RETRYING) |      \
   IN (FERRY_TRANSFER_ASKING))
#define ENDED                                                                                      \
  (IN (FERRY_TRANSFER_DONE) | IN (FERRY_TRANSFER_SKIPPED) | IN (FERRY_TRANSFER_FAILED) |           \
   IN (FERRY_TRANSFER_CANCELLED))

static void
move_up (FerryTransferQueue *queue, FerryTransfer *transfer)
{
  ferry_transfer_queue_move (queue, transfer, -1);
}

static void
move_down (FerryTransferQueue *queue, FerryTransfer *transfer)
{
  ferry_transfer_queue_move (queue, transfer, 1);
}

/* What can be done to a transfer, and in which states. */
static const struct
{
  const char *name;
  guint states;
  gboolean is_last_first; /* rows that move down must not overtake each other */
  void (*run) (FerryTransferQueue *queue, FerryTransfer *transfer);
} commands[] = {
  { "pause", UNDER_WAY, FALSE, ferry_transfer_queue_pause },
  { "resume", IN (FERRY_TRANSFER_PAUSED), FALSE, ferry_transfer_queue_resume },
  { "cancel", UNDER_WAY | IN (FERRY_TRANSFER_PAUSED), FALSE, ferry_transfer_queue_cancel },
  { "retry",
    IN (FERRY_TRANSFER_FAILED) | IN (FERRY_TRANSFER_CANCELLED) | IN (FERRY_TRANSFER_SKIPPED), FALSE,
    ferry_transfer_queue_retry },
  { "remove", ENDED, FALSE, ferry_transfer_queue_remove },
  { "up", IN (FERRY_TRANSFER_WAITING) | IN (FERRY_TRANSFER_PAUSED), FALSE, move_up },
  { "down", IN (FERRY_TRANSFER_WAITING) | IN (FERRY_TRANSFER_PAUSED), TRUE, move_down },
};

/* Above this many selected rows their states are not looked at one by one to grey out commands. */
#define MAX_EXAMINED 2000

static GPtrArray *
dup_selected (FerryTransferView *self)
{
  GPtrArray *transfers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  for (gboolean has = gtk_bitset_iter_init_first (&iter, selected, &position); has;
       has = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (transfers, g_list_model_get_item (G_LIST_MODEL (self->selection), position));
  return transfers;
}

static gsize
find_command (const char *name)
{
  gsize i = 0;

  while (!g_str_equal (commands[i].name, name))
    i++;
  return i;
}

static void
on_command_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FerryTransferView *self = user_data;
  gsize command = find_command (g_action_get_name (G_ACTION (action)));
  g_autoptr (GPtrArray) transfers = dup_selected (self);

  for (guint i = 0; i < transfers->len; i++)
    {
      guint index = commands[command].is_last_first ? transfers->len - 1 - i : i;
      FerryTransfer *transfer = g_ptr_array_index (transfers, index);

      if ((commands[command].states & IN (ferry_transfer_get_state (transfer))) != 0)
        commands[command].run (self->queue, transfer);
    }
}

static void
on_clear_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_transfer_queue_remove_ended (FERRY_TRANSFER_VIEW (user_data)->queue);
}

static guint
get_selected_states (FerryTransferView *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;
  guint states = 0;

  if (gtk_bitset_get_size (selected) > MAX_EXAMINED)
    return G_MAXUINT;
  for (gboolean has = gtk_bitset_iter_init_first (&iter, selected, &position); has;
       has = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (FerryTransfer) transfer =
          g_list_model_get_item (G_LIST_MODEL (self->selection), position);

      states |= IN (ferry_transfer_get_state (transfer));
    }
  return states;
}

static gboolean
update_actions (gpointer user_data)
{
  FerryTransferView *self = user_data;
  guint states = get_selected_states (self);

  self->update_idle = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), commands[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), (states & commands[i].states) != 0);
    }
  return G_SOURCE_REMOVE;
}

/* The queue notifies at most ten times a second, whatever happens in it. */
static void
schedule_update (FerryTransferView *self)
{
  if (self->update_idle == 0)
    self->update_idle = g_idle_add (update_actions, self);
}

static void
on_items_changed (FerryTransferView *self)
{
  gboolean has_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  gtk_stack_set_visible_child_name (self->stack, has_items ? "rows" : "empty");
  schedule_update (self);
}

static void
show_menu (FerryTransferView *self, double x, double y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  update_actions (self);
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
  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->menu));
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_TRANSFER_VIEW);
  g_clear_object (&self->selection);
  g_clear_object (&self->actions);
  g_clear_object (&self->queue);

  G_OBJECT_CLASS (ferry_transfer_view_parent_class)->dispose (object);
}

static void
ferry_transfer_view_class_init (FerryTransferViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_transfer_view_dispose;

  g_type_ensure (FERRY_TYPE_LIMIT_BUTTON);
  g_type_ensure (FERRY_TYPE_TRANSFER_TOTAL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/transfer-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, stack);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, scroller);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, view);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, total);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, limit_button);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferView, menu);
  gtk_widget_class_bind_template_callback (widget_class, on_right_pressed);
}

static void
add_actions (FerryTransferView *self)
{
  static const GActionEntry clear = { .name = "clear", .activate = on_clear_activated };

  self->actions = g_simple_action_group_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (commands[i].name, NULL);

      g_simple_action_set_enabled (action, FALSE);
      g_signal_connect (action, "activate", G_CALLBACK (on_command_activated), self);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), &clear, 1, self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "transfers", G_ACTION_GROUP (self->actions));
}

static void
ferry_transfer_view_init (FerryTransferView *self)
{
  add_actions (self);
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
 */
void
ferry_transfer_view_set_queue (FerryTransferView *self, FerryTransferQueue *queue)
{
  g_autoptr (GPropertyAction) pause_all = NULL;

  g_return_if_fail (self->queue == NULL);

  self->queue = g_object_ref (queue);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (queue)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  ferry_transfer_total_set_queue (self->total, queue);
  pause_all = g_property_action_new ("pause-all", queue, "is-paused");
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (pause_all));
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (on_items_changed), self);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (schedule_update),
                            self);
  g_signal_connect_swapped (queue, "notify", G_CALLBACK (schedule_update), self);
  on_items_changed (self);
}

/**
 * ferry_transfer_view_set_times:
 * @limits: (transfer none): the limits of speed, shown and chosen beside the sums; set once
 * @start: (transfer none): when the queue begins; said with the sums
 */
void
ferry_transfer_view_set_times (FerryTransferView *self,
                               FerrySpeedLimits *limits,
                               FerryStartTime *start)
{
  ferry_limit_button_set_limits (self->limit_button, limits);
  ferry_transfer_total_set_start (self->total, start);
}
