/* Puts the queue's questions to the user, one at a time, in the order in which they came. A
 * transfer that was cancelled or answered "for all" meanwhile is passed over, and its dialog
 * closed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-exists-prompter.h"

#include "ferry-exists-dialog.h"

struct _FerryExistsPrompter
{
  GObject parent_instance;

  FerryTransferQueue *queue;
  GQueue asking;             /* of owned FerryTransfer */
  FerryTransfer *current;    /* owned; the one on the screen */
  GCancellable *cancellable; /* owned; closes its dialog */

  GtkWindow *window; /* borrowed, weak */
};

G_DEFINE_FINAL_TYPE (FerryExistsPrompter, ferry_exists_prompter, G_TYPE_OBJECT)

static void ask_next (FerryExistsPrompter *self);

static gboolean
is_asking (FerryTransfer *transfer)
{
  return ferry_transfer_get_state (transfer) == FERRY_TRANSFER_ASKING;
}

static void
on_state_changed (FerryTransfer *transfer, GParamSpec *pspec, FerryExistsPrompter *self)
{
  if (!is_asking (transfer))
    g_cancellable_cancel (self->cancellable);
}

static void
got_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryExistsPrompter) self = user_data;
  FerryExistsAnswer answer = ferry_exists_dialog_ask_finish (result);
  g_autoptr (FerryTransfer) transfer = g_steal_pointer (&self->current);

  g_signal_handlers_disconnect_by_func (transfer, on_state_changed, self);
  g_clear_object (&self->cancellable);
  if (is_asking (transfer))
    {
      if (answer.is_cancelled)
        ferry_transfer_queue_cancel (self->queue, transfer);
      else
        ferry_transfer_queue_decide (self->queue, transfer, answer.action, NULL, answer.is_for_all);
    }
  ask_next (self);
}

static void
ask_next (FerryExistsPrompter *self)
{
  while (self->current == NULL && self->window != NULL && !g_queue_is_empty (&self->asking))
    {
      g_autoptr (FerryTransfer) transfer = g_queue_pop_head (&self->asking);

      if (!is_asking (transfer))
        continue;
      self->current = g_steal_pointer (&transfer);
      self->cancellable = g_cancellable_new ();
      g_signal_connect (self->current, "notify::state", G_CALLBACK (on_state_changed), self);
      ferry_exists_dialog_ask_async (self->window, self->current, self->cancellable, got_answer,
                                     g_object_ref (self));
    }
}

static void
on_asking (FerryTransferQueue *queue, FerryTransfer *transfer, FerryExistsPrompter *self)
{
  g_queue_push_tail (&self->asking, g_object_ref (transfer));
  ask_next (self);
}

static void
ferry_exists_prompter_dispose (GObject *object)
{
  FerryExistsPrompter *self = FERRY_EXISTS_PROMPTER (object);

  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  g_clear_object (&self->queue);
  g_queue_clear_full (&self->asking, g_object_unref);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (ferry_exists_prompter_parent_class)->dispose (object);
}

static void
ferry_exists_prompter_class_init (FerryExistsPrompterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_exists_prompter_dispose;
}

static void
ferry_exists_prompter_init (FerryExistsPrompter *self)
{
}

/**
 * ferry_exists_prompter_new:
 * @window: (transfer none): the window that the dialogs belong to
 *
 * Returns: (transfer full): asks for as long as it lives
 */
FerryExistsPrompter *
ferry_exists_prompter_new (GtkWindow *window, FerryTransferQueue *queue)
{
  FerryExistsPrompter *self = g_object_new (FERRY_TYPE_EXISTS_PROMPTER, NULL);

  g_set_weak_pointer (&self->window, window);
  self->queue = g_object_ref (queue);
  g_signal_connect (queue, "asking", G_CALLBACK (on_asking), self);
  return self;
}
