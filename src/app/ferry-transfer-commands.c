/* What can be done to transfers. See ferry-transfer-commands.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-transfer-commands.h"

#include "ferry-transfer-pages.h"

struct _FerryTransferCommands
{
  GObject parent_instance;

  FerryTransferQueue *queue;    /* owned */
  GActionMap *actions;          /* owned */
  GtkSelectionModel *selection; /* owned, nullable */
  guint update_idle;
};

G_DEFINE_FINAL_TYPE (FerryTransferCommands, ferry_transfer_commands, G_TYPE_OBJECT)

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
dup_selected (FerryTransferCommands *self)
{
  GPtrArray *transfers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
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
  FerryTransferCommands *self = user_data;
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
on_clear (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_transfer_queue_remove_ended (FERRY_TRANSFER_COMMANDS (user_data)->queue);
}

static void
on_clear_done (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_transfer_queue_remove_in (FERRY_TRANSFER_COMMANDS (user_data)->queue,
                                  ferry_transfer_page_get_states (FERRY_TRANSFER_PAGE_DONE));
}

static void
on_retry_failed (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FerryTransferCommands *self = user_data;
  GListModel *queue = G_LIST_MODEL (self->queue);
  g_autoptr (GPtrArray) failed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (queue); i++)
    {
      g_autoptr (FerryTransfer) transfer = g_list_model_get_item (queue, i);

      if (ferry_transfer_get_state (transfer) == FERRY_TRANSFER_FAILED)
        g_ptr_array_add (failed, g_steal_pointer (&transfer));
    }
  for (guint i = 0; i < failed->len; i++)
    ferry_transfer_queue_retry (self->queue, g_ptr_array_index (failed, i));
}

static const GActionEntry entries[] = {
  { .name = "clear", .activate = on_clear },
  { .name = "clear-done", .activate = on_clear_done },
  { .name = "retry-failed", .activate = on_retry_failed },
};

static guint
get_selected_states (FerryTransferCommands *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;
  guint states = 0;

  if (self->selection == NULL)
    return 0;
  selected = gtk_selection_model_get_selection (self->selection);
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

static void
set_enabled (FerryTransferCommands *self, const char *name, gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (self->actions, name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

/**
 * ferry_transfer_commands_update:
 *
 * Greys out what fits no selected row, at once and not in a moment.
 */
void
ferry_transfer_commands_update (FerryTransferCommands *self)
{
  guint states = get_selected_states (self);

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    set_enabled (self, commands[i].name, (states & commands[i].states) != 0);
}

static gboolean
on_update_due (gpointer user_data)
{
  FerryTransferCommands *self = user_data;

  self->update_idle = 0;
  ferry_transfer_commands_update (self);
  return G_SOURCE_REMOVE;
}

/* The queue notifies at most ten times a second, whatever happens in it. */
static void
schedule_update (FerryTransferCommands *self)
{
  if (self->update_idle == 0)
    self->update_idle = g_idle_add (on_update_due, self);
}

static void
ferry_transfer_commands_dispose (GObject *object)
{
  FerryTransferCommands *self = FERRY_TRANSFER_COMMANDS (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  ferry_transfer_commands_set_selection (self, NULL);
  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  g_clear_object (&self->actions);
  g_clear_object (&self->queue);

  G_OBJECT_CLASS (ferry_transfer_commands_parent_class)->dispose (object);
}

static void
ferry_transfer_commands_class_init (FerryTransferCommandsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_transfer_commands_dispose;
}

static void
ferry_transfer_commands_init (FerryTransferCommands *self)
{
}

static void
add_actions (FerryTransferCommands *self)
{
  g_autoptr (GPropertyAction) pause_all =
      g_property_action_new ("pause-all", self->queue, "is-paused");

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (commands[i].name, NULL);

      g_simple_action_set_enabled (action, FALSE);
      g_signal_connect (action, "activate", G_CALLBACK (on_command_activated), self);
      g_action_map_add_action (self->actions, G_ACTION (action));
    }
  g_action_map_add_action_entries (self->actions, entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (self->actions, G_ACTION (pause_all));
}

/**
 * ferry_transfer_commands_new:
 * @queue: (transfer none): whose rows they work on
 * @actions: (transfer none): gets them; goes with the result
 *
 * Returns: (transfer full):
 */
FerryTransferCommands *
ferry_transfer_commands_new (FerryTransferQueue *queue, GActionMap *actions)
{
  FerryTransferCommands *self = g_object_new (FERRY_TYPE_TRANSFER_COMMANDS, NULL);

  self->queue = g_object_ref (queue);
  self->actions = g_object_ref (actions);
  add_actions (self);
  g_signal_connect_swapped (queue, "notify", G_CALLBACK (schedule_update), self);
  return self;
}

/**
 * ferry_transfer_commands_set_selection:
 * @selection: (nullable) (transfer none): of #FerryTransfer, the rows that they work on
 */
void
ferry_transfer_commands_set_selection (FerryTransferCommands *self, GtkSelectionModel *selection)
{
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  if (selection == NULL)
    return;
  g_signal_connect_swapped (selection, "items-changed", G_CALLBACK (schedule_update), self);
  g_signal_connect_swapped (selection, "selection-changed", G_CALLBACK (schedule_update), self);
  schedule_update (self);
}
