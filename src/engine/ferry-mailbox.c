/* Brings things from workers to the main thread in batches. See ferry-mailbox.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-mailbox.h"

struct _FerryMailbox
{
  gatomicrefcount ref_count;
  GMainContext *context;
  GDestroyNotify free_item;
  guint delay; /* ms */
  guint limit; /* the oldest are dropped beyond it; 0: none are */

  GMutex mutex; /* guards the next two */
  GQueue items;
  gboolean is_pending;

  /* The main thread's. */
  FerryMailFunc func; /* NULL once closed */
  gpointer user_data;
};

/**
 * ferry_mailbox_new:
 * @delay: milliseconds that things may wait for more
 * @limit: how many may wait; the oldest are dropped. 0 for no limit
 * @func: called in this thread with each thing, which it takes over
 */
FerryMailbox *
ferry_mailbox_new (guint delay,
                   guint limit,
                   FerryMailFunc func,
                   gpointer user_data,
                   GDestroyNotify free_item)
{
  FerryMailbox *box = g_new0 (FerryMailbox, 1);

  g_atomic_ref_count_init (&box->ref_count);
  box->context = g_main_context_ref_thread_default ();
  g_mutex_init (&box->mutex);
  box->delay = delay;
  box->limit = limit;
  box->func = func;
  box->user_data = user_data;
  box->free_item = free_item;
  return box;
}

/**
 * ferry_mailbox_ref:
 */
FerryMailbox *
ferry_mailbox_ref (FerryMailbox *box)
{
  g_atomic_ref_count_inc (&box->ref_count);
  return box;
}

/**
 * ferry_mailbox_unref:
 */
void
ferry_mailbox_unref (FerryMailbox *box)
{
  if (!g_atomic_ref_count_dec (&box->ref_count))
    return;
  g_queue_clear_full (&box->items, box->free_item);
  g_main_context_unref (box->context);
  g_mutex_clear (&box->mutex);
  g_free (box);
}

/**
 * ferry_mailbox_close:
 *
 * Nobody is called any more; what is posted later is freed.
 */
void
ferry_mailbox_close (FerryMailbox *box)
{
  box->func = NULL;
}

/**
 * ferry_mailbox_flush:
 *
 * Delivers at once what was posted so far.
 */
void
ferry_mailbox_flush (FerryMailbox *box)
{
  g_autoptr (FerryMailbox) alive = ferry_mailbox_ref (box);
  GQueue items;
  gpointer item;

  g_mutex_lock (&box->mutex);
  items = box->items;
  g_queue_init (&box->items);
  g_mutex_unlock (&box->mutex);

  while ((item = g_queue_pop_head (&items)) != NULL)
    {
      if (box->func != NULL)
        box->func (item, box->user_data);
      else
        box->free_item (item);
    }
}

static gboolean
on_mail_due (gpointer data)
{
  FerryMailbox *box = data;

  g_mutex_lock (&box->mutex);
  box->is_pending = FALSE;
  g_mutex_unlock (&box->mutex);
  ferry_mailbox_flush (box);
  return G_SOURCE_REMOVE;
}

static void
schedule_delivery (FerryMailbox *box)
{
  g_autoptr (GSource) source = g_timeout_source_new (box->delay);

  g_source_set_priority (source, G_PRIORITY_HIGH_IDLE);
  g_source_set_callback (source, on_mail_due, ferry_mailbox_ref (box),
                         (GDestroyNotify) ferry_mailbox_unref);
  g_source_attach (source, box->context);
}

/**
 * ferry_mailbox_post:
 * @item: (transfer full):
 *
 * Any thread.
 */
void
ferry_mailbox_post (FerryMailbox *box, gpointer item)
{
  gboolean was_pending;

  g_mutex_lock (&box->mutex);
  if (box->limit > 0 && g_queue_get_length (&box->items) >= box->limit)
    box->free_item (g_queue_pop_head (&box->items));
  g_queue_push_tail (&box->items, item);
  was_pending = box->is_pending;
  box->is_pending = TRUE;
  g_mutex_unlock (&box->mutex);

  if (!was_pending)
    schedule_delivery (box);
}
