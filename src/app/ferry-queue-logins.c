/* Rows that wait for a password. See ferry-queue-logins.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-queue-logins.h"

#include "ferry-local-place.h"
#include "ferry-secret-fill.h"

struct _FerryQueueLogins
{
  GObject parent_instance;

  FerryTransferQueue *queue; /* owned */
  FerrySessions *sessions;   /* owned */
  GPtrArray *rows;           /* owned; of FerryTransfer: still to go on */
  gboolean goes_on;          /* once the session has connected */
};

G_DEFINE_FINAL_TYPE (FerryQueueLogins, ferry_queue_logins, G_TYPE_OBJECT)

static guint emptied_signal;

static gboolean
needs_login (FerryPlace *place)
{
  if (ferry_place_is_local (place))
    return FALSE;
  return ferry_secret_fill_is_needed (ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place)));
}

static FerryPlace *
find_unknown (FerryTransfer *row)
{
  if (needs_login (ferry_transfer_get_from (row)))
    return ferry_transfer_get_from (row);
  return needs_login (ferry_transfer_get_to (row)) ? ferry_transfer_get_to (row) : NULL;
}

static void
teach (FerryPlace *place, const FerryServer *known)
{
  g_autofree char *key = NULL;
  g_autofree char *known_key = ferry_server_dup_key (known);

  if (!needs_login (place))
    return;
  key = ferry_server_dup_key (ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place)));
  if (g_str_equal (key, known_key))
    ferry_remote_place_set_server (FERRY_REMOTE_PLACE (place), known);
}

static void
on_connected (FerrySessions *sessions,
              FerrySession *session,
              const char *path,
              FerryQueueLogins *self)
{
  const FerryServer *server = ferry_session_get_server (session);

  for (guint i = 0; i < self->rows->len && server != NULL; i++)
    {
      teach (ferry_transfer_get_from (g_ptr_array_index (self->rows, i)), server);
      teach (ferry_transfer_get_to (g_ptr_array_index (self->rows, i)), server);
    }
  if (self->goes_on && self->rows->len > 0)
    ferry_queue_logins_go_on (self);
}

static void
ferry_queue_logins_dispose (GObject *object)
{
  FerryQueueLogins *self = FERRY_QUEUE_LOGINS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->sessions);
  g_clear_object (&self->queue);

  G_OBJECT_CLASS (ferry_queue_logins_parent_class)->dispose (object);
}

static void
ferry_queue_logins_class_init (FerryQueueLoginsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_queue_logins_dispose;

  emptied_signal = g_signal_new ("emptied", FERRY_TYPE_QUEUE_LOGINS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
ferry_queue_logins_init (FerryQueueLogins *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * ferry_queue_logins_new:
 * @queue: (transfer none): whose rows are held
 * @sessions: (transfer none): which connect and ask
 */
FerryQueueLogins *
ferry_queue_logins_new (FerryTransferQueue *queue, FerrySessions *sessions)
{
  FerryQueueLogins *self = g_object_new (FERRY_TYPE_QUEUE_LOGINS, NULL);

  self->queue = g_object_ref (queue);
  self->sessions = g_object_ref (sessions);
  g_signal_connect_object (sessions, "connected", G_CALLBACK (on_connected), self, 0);
  return self;
}

/**
 * ferry_queue_logins_hold:
 * @row: one that waits; it is paused
 */
void
ferry_queue_logins_hold (FerryQueueLogins *self, FerryTransfer *row)
{
  ferry_transfer_queue_pause (self->queue, row);
  g_ptr_array_add (self->rows, g_object_ref (row));
}

/**
 * ferry_queue_logins_go_on:
 *
 * Resumes what is held: at once where nothing needs to be asked, else once a session has connected
 * to the first server that does.
 */
void
ferry_queue_logins_go_on (FerryQueueLogins *self)
{
  g_autoptr (GPtrArray) rows = g_steal_pointer (&self->rows);
  FerryPlace *unknown = NULL;

  self->goes_on = TRUE;
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      FerryTransfer *row = g_ptr_array_index (rows, i);
      FerryPlace *place = find_unknown (row);

      if (place == NULL)
        ferry_transfer_queue_resume (self->queue, row);
      else
        g_ptr_array_add (self->rows, g_object_ref (row));
      unknown = unknown != NULL ? unknown : place;
    }
  if (unknown != NULL)
    ferry_sessions_want (self->sessions,
                         ferry_remote_place_get_server (FERRY_REMOTE_PLACE (unknown)));
  else
    g_signal_emit (self, emptied_signal, 0);
}

/**
 * ferry_queue_logins_get_count:
 */
guint
ferry_queue_logins_get_count (FerryQueueLogins *self)
{
  return self->rows->len;
}

/**
 * ferry_queue_logins_resolve:
 * @user_data: a FerryQueueLogins
 *
 * Returns: (transfer full): a session's own place where one is connected to that server
 */
FerryPlace *
ferry_queue_logins_resolve (const char *key, const FerryServer *server, gpointer user_data)
{
  FerryQueueLogins *self = user_data;
  FerryPlace *place;

  if (server == NULL)
    return ferry_local_place_new ();
  place = ferry_sessions_find_place (self->sessions, key);
  if (place != NULL)
    return g_object_ref (place);
  return ferry_remote_place_new (server);
}

/**
 * ferry_queue_logins_repeat:
 * @row: from the history
 *
 * Adds what has ended once more, and holds it.
 *
 * Returns: %FALSE where its server is not known any more
 */
gboolean
ferry_queue_logins_repeat (FerryQueueLogins *self, const FerryJournalRow *row)
{
  FerryTransfer *added =
      ferry_transfer_queue_repeat (self->queue, row, ferry_queue_logins_resolve, self);

  if (added != NULL)
    ferry_queue_logins_hold (self, added);
  return added != NULL;
}
