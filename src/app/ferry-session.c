/* The server of a tab. Connecting is a loop: an attempt, a typed error, a question, another
 * attempt with the answer (ferry-connect-question.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-session.h"

#include "ferry-connect-question.h"
#include "ferry-demo.h"
#include "ferry-secret-fill.h"
#include "ferry-session-secret.h"

struct _FerrySession
{
  GObject parent_instance;

  FerryRecentStore *recents; /* owned */
  FerryRemotePlace *place;   /* owned; NULL while disconnected */
  GCancellable *cancellable; /* owned; of the attempt and its question */
  char *path;                /* owned; where to go once connected */
  FerryServer *last;         /* owned; of the connection or attempt before, nullable */
  FerryKeep keep;            /* of the password */
  gboolean is_trusted_once;  /* the pin of this connection is not to be saved */
  FerrySessionState state;

  GtkWindow *window; /* borrowed, weak */
};

G_DEFINE_FINAL_TYPE (FerrySession, ferry_session, G_TYPE_OBJECT)

enum
{
  CONNECTED,
  FAILED,
  SERVER_CHANGED,
  LOG_LINE,
  CONNECTION_BEGUN,
  N_SIGNALS
};

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPS];

static void attempt (FerrySession *self);

static void
set_state (FerrySession *self, FerrySessionState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* What the recent servers may know: the settings without what was only for this once. */
static void
remember (FerrySession *self, const char *folder)
{
  g_autoptr (FerryServer) server = ferry_server_copy (ferry_remote_place_get_server (self->place));

  if (ferry_demo_is_server (server))
    return;
  if (self->is_trusted_once)
    g_clear_pointer (&server->pinned_fingerprint, g_free);
  ferry_recent_store_remember (self->recents, server, folder);
}

/* How data connections go, or whether the connection is still there */
static void
on_connection_changed (FerrySession *self)
{
  if (self->state == FERRY_SESSION_CONNECTED)
    g_signal_emit (self, signals[SERVER_CHANGED], 0);
}

static void
on_log_line (FerryRemotePlace *place, const FerryLogLine *line, FerrySession *self)
{
  g_signal_emit (self, signals[LOG_LINE], 0, line);
}

static void
on_connection_begun (FerryRemotePlace *place, FerryConnectionRecord *record, FerrySession *self)
{
  g_signal_emit (self, signals[CONNECTION_BEGUN], 0, record);
}

static void
drop_place (FerrySession *self)
{
  if (self->place == NULL)
    return;
  g_clear_pointer (&self->last, ferry_server_free);
  self->last = ferry_server_copy (ferry_remote_place_get_server (self->place));
  g_signal_handlers_disconnect_by_data (self->place, self);
  g_clear_object (&self->place);
}

static void
fail (FerrySession *self, const GError *error)
{
  drop_place (self);
  set_state (self, FERRY_SESSION_DISCONNECTED);
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
give_up (FerrySession *self)
{
  drop_place (self);
  set_state (self, FERRY_SESSION_DISCONNECTED);
}

/* The user, or a newer connection, has ended the attempt that this answer belongs to. */
static gboolean
is_stale (FerrySession *self, GCancellable *cancellable)
{
  return self->cancellable != cancellable || g_cancellable_is_cancelled (cancellable);
}

typedef struct
{
  FerrySession *session;
  GCancellable *cancellable;
} Attempt;

static Attempt *
attempt_new (FerrySession *self)
{
  Attempt *result = g_new (Attempt, 1);

  result->session = g_object_ref (self);
  result->cancellable = g_object_ref (self->cancellable);
  return result;
}

static void
attempt_free (Attempt *self)
{
  g_object_unref (self->session);
  g_object_unref (self->cancellable);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Attempt, attempt_free)

static void
got_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Attempt) own = user_data;
  FerrySession *self = own->session;
  gboolean is_trusted_once = self->is_trusted_once;
  FerryKeep keep = self->keep;
  g_autoptr (FerryServer) server =
      ferry_connect_question_ask_finish (result, &is_trusted_once, &keep);

  if (is_stale (self, own->cancellable))
    return;
  if (server == NULL)
    {
      give_up (self);
      return;
    }
  self->is_trusted_once = is_trusted_once;
  self->keep = keep;
  ferry_remote_place_set_server (self->place, server);
  attempt (self);
}

static void
did_connect (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Attempt) own = user_data;
  FerrySession *self = own->session;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  gboolean is_connected =
      ferry_remote_place_connect_finish (FERRY_REMOTE_PLACE (source), result, &error);

  if (is_stale (self, own->cancellable))
    return;
  if (!is_connected)
    {
      if (ferry_connect_question_can_help (ferry_remote_place_get_server (self->place), error))
        ferry_connect_question_ask_async (self->window, ferry_remote_place_get_server (self->place),
                                          error, self->cancellable, got_answer, attempt_new (self));
      else
        fail (self, error);
      return;
    }
  remember (self, NULL);
  ferry_session_secret_keep (self->window, ferry_remote_place_get_server (self->place), self->keep);
  set_state (self, FERRY_SESSION_CONNECTED);
  path = g_steal_pointer (&self->path);
  g_signal_emit (self, signals[CONNECTED], 0, path);
}

static void
attempt (FerrySession *self)
{
  ferry_remote_place_connect_async (self->place, self->cancellable, did_connect,
                                    attempt_new (self));
}

/* That no keyring can be asked is no reason to say more than the login dialog does. */
static void
got_passwords (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Attempt) own = user_data;
  g_autoptr (FerryServer) server = ferry_secret_fill_finish (result, NULL);

  if (is_stale (own->session, own->cancellable))
    return;
  ferry_remote_place_set_server (own->session->place, server);
  attempt (own->session);
}

static void
ferry_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_uint (value, FERRY_SESSION (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ferry_session_dispose (GObject *object)
{
  FerrySession *self = FERRY_SESSION (object);

  ferry_session_disconnect (self);
  g_clear_object (&self->recents);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (ferry_session_parent_class)->dispose (object);
}

static void
ferry_session_finalize (GObject *object)
{
  g_free (FERRY_SESSION (object)->path);
  g_clear_pointer (&FERRY_SESSION (object)->last, ferry_server_free);

  G_OBJECT_CLASS (ferry_session_parent_class)->finalize (object);
}

static void
ferry_session_class_init (FerrySessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ferry_session_get_property;
  object_class->dispose = ferry_session_dispose;
  object_class->finalize = ferry_session_finalize;

  properties[PROP_STATE] =
      g_param_spec_uint ("state", NULL, NULL, FERRY_SESSION_DISCONNECTED, FERRY_SESSION_CONNECTED,
                         FERRY_SESSION_DISCONNECTED, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CONNECTED] = g_signal_new ("connected", FERRY_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", FERRY_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SERVER_CHANGED] = g_signal_new ("server-changed", FERRY_TYPE_SESSION, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LOG_LINE] = g_signal_new ("log-line", FERRY_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[CONNECTION_BEGUN] =
      g_signal_new ("connection-begun", FERRY_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
ferry_session_init (FerrySession *self)
{
}

/**
 * ferry_session_new:
 * @window: (transfer none): the window that its dialogs belong to
 * @recents: (transfer none): where to remember the server
 *
 * Returns: (transfer full): a session without a server
 */
FerrySession *
ferry_session_new (GtkWindow *window, FerryRecentStore *recents)
{
  FerrySession *self = g_object_new (FERRY_TYPE_SESSION, NULL);

  g_set_weak_pointer (&self->window, window);
  self->recents = g_object_ref (recents);
  return self;
}

/**
 * ferry_session_connect:
 * @path: (nullable): where to go once connected, raw bytes
 *
 * Leaves the present server and connects to this one, with what is known about it.
 */
void
ferry_session_connect (FerrySession *self, const FerryServer *server, const char *path)
{
  g_autoptr (FerryServer) known = ferry_recent_store_dup_server (self->recents, server);
  g_autofree char *new_path = g_strdup (path);

  ferry_session_disconnect (self);
  g_free (self->path);
  self->path = g_steal_pointer (&new_path);
  self->is_trusted_once = FALSE;
  self->keep = FERRY_KEEP_SESSION;
  self->cancellable = g_cancellable_new ();
  self->place = FERRY_REMOTE_PLACE (ferry_remote_place_new (known));
  g_signal_connect (self->place, "log-line", G_CALLBACK (on_log_line), self);
  g_signal_connect (self->place, "connection-begun", G_CALLBACK (on_connection_begun), self);
  g_signal_connect_swapped (self->place, "server-learned", G_CALLBACK (ferry_session_note_change),
                            self);
  g_signal_connect_swapped (self->place, "notify::way", G_CALLBACK (on_connection_changed), self);
  g_signal_connect_swapped (self->place, "notify::is-connected", G_CALLBACK (on_connection_changed),
                            self);
  set_state (self, FERRY_SESSION_CONNECTING);
  if (ferry_secret_fill_is_needed (known))
    ferry_secret_fill_async (known, self->cancellable, got_passwords, attempt_new (self));
  else
    attempt (self);
}

/**
 * ferry_session_prepare:
 * @path: (nullable): where to go once connected, raw bytes
 *
 * Which server ferry_session_reconnect() would connect to, for a session that has none yet.
 */
void
ferry_session_prepare (FerrySession *self, const FerryServer *server, const char *path)
{
  g_return_if_fail (self->place == NULL);

  g_clear_pointer (&self->last, ferry_server_free);
  self->last = ferry_server_copy (server);
  g_free (self->path);
  self->path = g_strdup (path);
}

/**
 * ferry_session_disconnect:
 *
 * Ends the connection, or the attempt at one. Transfers of the server that still run keep their
 * own connections.
 */
void
ferry_session_disconnect (FerrySession *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->place != NULL)
    ferry_remote_place_disconnect (self->place);
  drop_place (self);
  set_state (self, FERRY_SESSION_DISCONNECTED);
}

/**
 * ferry_session_note_change:
 *
 * The settings of the server were changed: for this site from now on, once it is connected.
 */
void
ferry_session_note_change (FerrySession *self)
{
  if (self->state != FERRY_SESSION_CONNECTED)
    return;
  remember (self, NULL);
  g_signal_emit (self, signals[SERVER_CHANGED], 0);
}

/**
 * ferry_session_remember_folder:
 * @folder: raw bytes; where to begin the next time
 */
void
ferry_session_remember_folder (FerrySession *self, const char *folder)
{
  if (self->state == FERRY_SESSION_CONNECTED)
    remember (self, folder);
}

/**
 * ferry_session_get_state:
 */
FerrySessionState
ferry_session_get_state (FerrySession *self)
{
  return self->state;
}

/**
 * ferry_session_get_place:
 *
 * Returns: (transfer none) (nullable): the server once it is connected
 */
FerryPlace *
ferry_session_get_place (FerrySession *self)
{
  return self->state == FERRY_SESSION_CONNECTED ? FERRY_PLACE (self->place) : NULL;
}

/**
 * ferry_session_get_remote:
 *
 * Returns: (transfer none) (nullable): the server, also while it is being connected
 */
FerryRemotePlace *
ferry_session_get_remote (FerrySession *self)
{
  return self->place;
}

/**
 * ferry_session_get_server:
 *
 * Returns: (transfer none) (nullable): its settings, also while it is being connected
 */
const FerryServer *
ferry_session_get_server (FerrySession *self)
{
  return self->place != NULL ? ferry_remote_place_get_server (self->place) : NULL;
}

/**
 * ferry_session_get_last_server:
 *
 * Returns: (transfer none) (nullable): as ferry_session_get_server(), or the one before, to which
 *   no connection could be made or which was left
 */
const FerryServer *
ferry_session_get_last_server (FerrySession *self)
{
  return self->place != NULL ? ferry_remote_place_get_server (self->place) : self->last;
}

/**
 * ferry_session_get_path:
 *
 * Returns: (transfer none) (nullable): where the user wants to go, raw bytes; %NULL once there
 */
const char *
ferry_session_get_path (FerrySession *self)
{
  return self->path;
}
