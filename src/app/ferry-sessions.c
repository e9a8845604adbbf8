/* The servers of the window. See ferry-sessions.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sessions.h"

struct _FerrySessions
{
  GObject parent_instance;

  FerryRecentStore *recents; /* owned */
  GPtrArray *living;         /* owned; the sessions in it are the tabs' */
  FerrySession *current;     /* owned */

  GtkWindow *window; /* borrowed, weak */
};

G_DEFINE_FINAL_TYPE (FerrySessions, ferry_sessions, G_TYPE_OBJECT)

enum
{
  CONNECTED,
  FAILED,
  LOG_LINE,
  CONNECTION_BEGUN,
  WANTED,
  N_SIGNALS
};

enum
{
  PROP_0,
  PROP_CURRENT,
  N_PROPS
};

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPS];

static void
on_session_gone (gpointer user_data, GObject *session)
{
  g_ptr_array_remove (FERRY_SESSIONS (user_data)->living, session);
}

static void
on_connected (FerrySession *session, const char *path, FerrySessions *self)
{
  g_signal_emit (self, signals[CONNECTED], 0, session, path);
}

static void
on_failed (FerrySession *session, const GError *error, FerrySessions *self)
{
  g_signal_emit (self, signals[FAILED], 0, session, error);
}

static void
on_log_line (FerrySession *session, const FerryLogLine *line, FerrySessions *self)
{
  g_signal_emit (self, signals[LOG_LINE], 0, session, line);
}

static void
on_connection_begun (FerrySession *session, FerryConnectionRecord *record, FerrySessions *self)
{
  g_signal_emit (self, signals[CONNECTION_BEGUN], 0, session, record);
}

static void
ferry_sessions_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CURRENT)
    g_value_set_object (value, FERRY_SESSIONS (object)->current);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ferry_sessions_dispose (GObject *object)
{
  FerrySessions *self = FERRY_SESSIONS (object);

  g_clear_object (&self->current);
  for (guint i = 0; i < self->living->len; i++)
    g_object_weak_unref (g_ptr_array_index (self->living, i), on_session_gone, self);
  g_ptr_array_set_size (self->living, 0);
  g_clear_object (&self->recents);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (ferry_sessions_parent_class)->dispose (object);
}

static void
ferry_sessions_finalize (GObject *object)
{
  g_ptr_array_unref (FERRY_SESSIONS (object)->living);

  G_OBJECT_CLASS (ferry_sessions_parent_class)->finalize (object);
}

static void
ferry_sessions_class_init (FerrySessionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ferry_sessions_get_property;
  object_class->dispose = ferry_sessions_dispose;
  object_class->finalize = ferry_sessions_finalize;

  properties[PROP_CURRENT] =
      g_param_spec_object ("current", NULL, NULL, FERRY_TYPE_SESSION,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CONNECTED] = g_signal_new ("connected", FERRY_TYPE_SESSIONS, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 2, FERRY_TYPE_SESSION, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", FERRY_TYPE_SESSIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, FERRY_TYPE_SESSION, G_TYPE_ERROR);
  signals[LOG_LINE] = g_signal_new ("log-line", FERRY_TYPE_SESSIONS, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 2, FERRY_TYPE_SESSION, G_TYPE_POINTER);
  signals[CONNECTION_BEGUN] =
      g_signal_new ("connection-begun", FERRY_TYPE_SESSIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, FERRY_TYPE_SESSION, G_TYPE_POINTER);
  signals[WANTED] = g_signal_new ("wanted", FERRY_TYPE_SESSIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, FERRY_TYPE_SERVER);
}

static void
ferry_sessions_init (FerrySessions *self)
{
  self->living = g_ptr_array_new ();
}

/**
 * ferry_sessions_new:
 * @window: (transfer none): the window that their dialogs belong to
 * @recents: (transfer none): where to remember the servers
 *
 * Returns: (transfer full): none yet
 */
FerrySessions *
ferry_sessions_new (GtkWindow *window, FerryRecentStore *recents)
{
  FerrySessions *self = g_object_new (FERRY_TYPE_SESSIONS, NULL);

  g_set_weak_pointer (&self->window, window);
  self->recents = g_object_ref (recents);
  return self;
}

/**
 * ferry_sessions_create:
 *
 * Returns: (transfer full): a session without a server, for a tab
 */
FerrySession *
ferry_sessions_create (FerrySessions *self)
{
  FerrySession *session = ferry_session_new (self->window, self->recents);

  g_ptr_array_add (self->living, session);
  g_object_weak_ref (G_OBJECT (session), on_session_gone, self);
  g_signal_connect_object (session, "connected", G_CALLBACK (on_connected), self, G_CONNECT_AFTER);
  g_signal_connect_object (session, "failed", G_CALLBACK (on_failed), self, G_CONNECT_AFTER);
  g_signal_connect_object (session, "log-line", G_CALLBACK (on_log_line), self, 0);
  g_signal_connect_object (session, "connection-begun", G_CALLBACK (on_connection_begun), self, 0);
  return session;
}

/**
 * ferry_sessions_want:
 *
 * Asks the window to connect to @server.
 */
void
ferry_sessions_want (FerrySessions *self, const FerryServer *server)
{
  g_signal_emit (self, signals[WANTED], 0, server);
}

/**
 * ferry_sessions_get_current:
 *
 * Returns: (transfer none): the one that the user has to do with
 */
FerrySession *
ferry_sessions_get_current (FerrySessions *self)
{
  return self->current;
}

/**
 * ferry_sessions_set_current:
 */
void
ferry_sessions_set_current (FerrySessions *self, FerrySession *session)
{
  if (g_set_object (&self->current, session))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

/**
 * ferry_sessions_find_place:
 * @key: of ferry_server_dup_key()
 *
 * Returns: (transfer none) (nullable): that server, if it is connected
 */
FerryPlace *
ferry_sessions_find_place (FerrySessions *self, const char *key)
{
  for (guint i = 0; i < self->living->len; i++)
    {
      FerrySession *session = g_ptr_array_index (self->living, i);
      FerryPlace *place = ferry_session_get_place (session);
      g_autofree char *own_key =
          place != NULL ? ferry_server_dup_key (ferry_session_get_server (session)) : NULL;

      if (g_strcmp0 (own_key, key) == 0)
        return place;
    }
  return NULL;
}

/**
 * ferry_sessions_count_open:
 *
 * Returns: how many servers are connected, or being connected
 */
guint
ferry_sessions_count_open (FerrySessions *self)
{
  guint count = 0;

  for (guint i = 0; i < self->living->len; i++)
    count +=
        ferry_session_get_state (g_ptr_array_index (self->living, i)) != FERRY_SESSION_DISCONNECTED;
  return count;
}

/**
 * ferry_sessions_disconnect_all:
 */
void
ferry_sessions_disconnect_all (FerrySessions *self)
{
  for (guint i = 0; i < self->living->len; i++)
    ferry_session_disconnect (g_ptr_array_index (self->living, i));
}
