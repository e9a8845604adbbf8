/* A server as a place: its settings, its browsing connection, its log. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remote.h"

#include "ferry-place-job.h"
#include "ferry-remote-verbs.h"
#include "ferry-retry.h"

#define TRANSFER_IDLE_LIMIT 60 /* seconds */

G_DEFINE_FINAL_TYPE (FerryRemotePlace, ferry_remote_place, FERRY_TYPE_PLACE)

enum
{
  PROP_IS_CONNECTED = 1,
  PROP_SERVER,
  PROP_CHARSET,
  PROP_WAY,
  N_PROPERTIES
};

enum
{
  SERVER_LEARNED,
  LOG_LINE,
  CONNECTION_BEGUN,
  CONNECTION_LOST,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void
set_connected (FerryRemotePlace *place, gboolean is_connected)
{
  if (place->is_connected == is_connected)
    return;
  place->is_connected = is_connected;
  g_object_notify_by_pspec (G_OBJECT (place), properties[PROP_IS_CONNECTED]);
}

static void
did_run_verb (FerryPlaceJob *job)
{
  FerryRemotePlace *place = g_task_get_source_object (job->task);

  ferry_log_relay_flush (place->relay);
  if (job->home != NULL)
    {
      g_free (place->home);
      place->home = g_steal_pointer (&job->home);
    }
  place->is_tls = job->is_tls;
  place->has_utf8 |= job->is_utf8_on;
  if (job->way != FERRY_WAY_UNKNOWN && job->network != NULL)
    ferry_remote_place_learn_way (place, job->network, job->way);
  if (job->is_stumbling)
    ferry_remote_place_learn_stumbling (place);
  if (job->is_connected)
    set_connected (place, TRUE);
  /* A connection that was lost, or given up with a cancel, comes back by itself with the next
   * action; only the failure to make it tells. */
  else if (job->verb == FERRY_VERB_CONNECT || ferry_retry_is_about_server (job->error))
    set_connected (place, FALSE);
}

static void
on_browser_lost (gpointer user_data)
{
  FerryRemotePlace *place = user_data;

  ferry_log_relay_flush (place->relay);
  g_signal_emit (place, signals[CONNECTION_LOST], 0);
}

static void
ferry_remote_place_perform (FerryPlace *place, FerryPlaceJob *job)
{
  FerryRemotePlace *remote = FERRY_REMOTE_PLACE (place);

  if (remote->browser == NULL)
    {
      remote->browser = ferry_worker_new (remote->server, ferry_log_relay_get_log (remote->relay),
                                          remote->rate, 0);
      ferry_worker_set_lost_func (remote->browser, on_browser_lost, remote);
    }
  job->job.run = ferry_remote_verb_run;
  job->did_run = did_run_verb;
  ferry_worker_push (remote->browser, &job->job);
}

static const char *
ferry_remote_place_get_home (FerryPlace *place)
{
  const char *home = FERRY_REMOTE_PLACE (place)->home;

  return home != NULL ? home : "/";
}

static char *
ferry_remote_place_dup_title (FerryPlace *place)
{
  const FerryServer *server = FERRY_REMOTE_PLACE (place)->server;

  return g_strdup_printf ("%s@%s", ferry_server_get_user (server), server->host);
}

static void
on_log_line (const FerryLogLine *line, gpointer user_data)
{
  g_signal_emit (user_data, signals[LOG_LINE], 0, line);
}

static void
on_connection_begun (FerryConnectionRecord *record, gpointer user_data)
{
  g_signal_emit (user_data, signals[CONNECTION_BEGUN], 0, record);
}

static void
ferry_remote_place_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FerryRemotePlace *place = FERRY_REMOTE_PLACE (object);

  switch (id)
    {
    case PROP_IS_CONNECTED:
      g_value_set_boolean (value, place->is_connected);
      break;

    case PROP_SERVER:
      g_value_set_boxed (value, place->server);
      break;

    case PROP_CHARSET:
      g_value_set_string (value, ferry_remote_place_get_charset (place));
      break;

    case PROP_WAY:
      g_value_set_int (value, (int) place->way);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ferry_remote_place_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SERVER:
      ferry_remote_place_set_server (FERRY_REMOTE_PLACE (object), g_value_get_boxed (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ferry_remote_place_finalize (GObject *object)
{
  FerryRemotePlace *place = FERRY_REMOTE_PLACE (object);

  ferry_network_watch_free (place->network);
  g_clear_pointer (&place->browser, ferry_worker_free);
  ferry_log_relay_free (place->relay);
  ferry_rate_unref (place->rate);
  ferry_server_free (place->server);
  g_clear_pointer (&place->names, ferry_remote_names_free);
  g_free (place->home);

  G_OBJECT_CLASS (ferry_remote_place_parent_class)->finalize (object);
}

static void
ferry_remote_place_class_init (FerryRemotePlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  FerryPlaceClass *place_class = FERRY_PLACE_CLASS (klass);

  object_class->get_property = ferry_remote_place_get_property;
  object_class->set_property = ferry_remote_place_set_property;
  object_class->finalize = ferry_remote_place_finalize;
  place_class->perform = ferry_remote_place_perform;
  place_class->get_home = ferry_remote_place_get_home;
  place_class->dup_title = ferry_remote_place_dup_title;
  place_class->decode = ferry_remote_place_decode;
  place_class->encode = ferry_remote_place_encode;
  place_class->see_names = ferry_remote_place_see_names;

  properties[PROP_IS_CONNECTED] =
      g_param_spec_boolean ("is-connected", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SERVER] = g_param_spec_boxed (
      "server", NULL, NULL, FERRY_TYPE_SERVER,
      G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHARSET] =
      g_param_spec_string ("charset", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WAY] =
      g_param_spec_int ("way", NULL, NULL, FERRY_WAY_UNKNOWN, FERRY_WAY_ACTIVE, FERRY_WAY_UNKNOWN,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * FerryRemotePlace::server-learned:
   *
   * The settings grew by experience and are worth remembering for the site.
   */
  signals[SERVER_LEARNED] = g_signal_new ("server-learned", FERRY_TYPE_REMOTE_PLACE,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * FerryRemotePlace::log-line:
   * @line: (type gpointer): a #FerryLogLine, valid during the call
   */
  signals[LOG_LINE] = g_signal_new ("log-line", FERRY_TYPE_REMOTE_PLACE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  /**
   * FerryRemotePlace::connection-begun:
   * @record: (type gpointer): a #FerryConnectionRecord, to be kept with a reference
   */
  signals[CONNECTION_BEGUN] =
      g_signal_new ("connection-begun", FERRY_TYPE_REMOTE_PLACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  /**
   * FerryRemotePlace::connection-lost:
   *
   * The server has ended the browsing connection while nothing was asked. The next action makes a
   * new one; #FerryRemotePlace:is-connected tells once that has failed.
   */
  signals[CONNECTION_LOST] = g_signal_new ("connection-lost", FERRY_TYPE_REMOTE_PLACE,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* A connection that cannot live any more is not waited for; the next action makes a new one. */
static void
on_network (FerryNetworkEvent event, gpointer user_data)
{
  FerryRemotePlace *place = user_data;

  if (place->browser != NULL &&
      (event == FERRY_NETWORK_RESUMED || !ferry_worker_has_address (place->browser)))
    ferry_worker_cut (place->browser);
}

static void
ferry_remote_place_init (FerryRemotePlace *place)
{
  place->network = ferry_network_watch_new (on_network, place);
  place->rate = ferry_rate_new (ferry_rate_get_default ());
  place->relay = ferry_log_relay_new (on_log_line, on_connection_begun, place);
}

/**
 * ferry_remote_place_new:
 *
 * Returns: (transfer full): a server, not connected yet
 */
FerryPlace *
ferry_remote_place_new (const FerryServer *server)
{
  return g_object_new (FERRY_TYPE_REMOTE_PLACE, "server", server, NULL);
}

/**
 * ferry_remote_place_get_server:
 *
 * Returns: (transfer none): the settings now
 */
const FerryServer *
ferry_remote_place_get_server (FerryRemotePlace *place)
{
  return place->server;
}

static void
apply_limits (FerryRemotePlace *place)
{
  gint64 now = g_get_monotonic_time ();

  ferry_rate_set_limit (place->rate, FERRY_RATE_DOWN, place->server->download_limit, now);
  ferry_rate_set_limit (place->rate, FERRY_RATE_UP, place->server->upload_limit, now);
}

/**
 * ferry_remote_place_set_server:
 *
 * Takes new settings. Connections that are open end after the job at hand.
 */
void
ferry_remote_place_set_server (FerryRemotePlace *place, const FerryServer *server)
{
  FerryServer *copy = ferry_server_copy (server);

  ferry_server_free (place->server);
  place->server = copy;
  if (place->names == NULL)
    place->names = ferry_remote_names_new (server->found_charset);
  apply_limits (place);
  ferry_listing_cache_forget (ferry_place_get_cache (FERRY_PLACE (place)), NULL);
  place->generation++;
  if (place->browser != NULL)
    ferry_worker_set_server (place->browser, copy);
  set_connected (place, FALSE);
  g_object_notify_by_pspec (G_OBJECT (place), properties[PROP_SERVER]);
}

/**
 * ferry_remote_place_set_mode:
 *
 * Who opens the data connections from now on; the control connection stays.
 */
void
ferry_remote_place_set_mode (FerryRemotePlace *place, FerryMode mode)
{
  if (place->server->mode == mode)
    return;
  place->server->mode = mode;
  if (place->browser != NULL)
    ferry_worker_set_mode (place->browser, place->server);
  g_object_notify_by_pspec (G_OBJECT (place), properties[PROP_SERVER]);
}

/**
 * ferry_remote_place_set_limits:
 * @download_limit: bytes a second, 0 for none
 *
 * How fast files may come from the server and go to it, at once, also for what is under way.
 */
void
ferry_remote_place_set_limits (FerryRemotePlace *place, guint download_limit, guint upload_limit)
{
  FerryServer *server = place->server;

  if (server->download_limit == download_limit && server->upload_limit == upload_limit)
    return;
  server->download_limit = download_limit;
  server->upload_limit = upload_limit;
  apply_limits (place);
  g_object_notify_by_pspec (G_OBJECT (place), properties[PROP_SERVER]);
}

/**
 * ferry_remote_place_disconnect:
 *
 * Closes the browsing connection. Transfers have their own and go on.
 */
void
ferry_remote_place_disconnect (FerryRemotePlace *place)
{
  if (place->browser != NULL)
    ferry_worker_disconnect (place->browser);
  set_connected (place, FALSE);
  ferry_undo_clear (ferry_place_get_undo (FERRY_PLACE (place)));
}

/**
 * ferry_remote_place_yield_browsing:
 *
 * Closes the browsing connection for the sake of a transfer, on a server that takes but one. It
 * comes back with the next look at a folder.
 *
 * Returns: whether there was one to close
 */
gboolean
ferry_remote_place_yield_browsing (FerryRemotePlace *place)
{
  if (place->browser == NULL || !ferry_worker_is_connected (place->browser))
    return FALSE;
  ferry_worker_disconnect (place->browser);
  return TRUE;
}

/**
 * ferry_remote_place_is_connected:
 *
 * Returns: whether the last action found the server there
 */
gboolean
ferry_remote_place_is_connected (FerryRemotePlace *place)
{
  return place->is_connected;
}

/**
 * ferry_remote_place_is_tls:
 *
 * Returns: whether the browsing connection is encrypted
 */
gboolean
ferry_remote_place_is_tls (FerryRemotePlace *place)
{
  return place->is_tls;
}

/**
 * ferry_remote_place_get_generation:
 *
 * Returns: a number that changes when connections with older settings are of no use any more
 */
guint
ferry_remote_place_get_generation (FerryRemotePlace *place)
{
  return place->generation;
}

/**
 * ferry_remote_place_new_worker:
 *
 * Returns: (transfer full): a further connection with the settings that browsing was accepted with
 */
FerryWorker *
ferry_remote_place_new_worker (FerryRemotePlace *place)
{
  return ferry_worker_new (place->server, ferry_log_relay_get_log (place->relay), place->rate,
                           TRANSFER_IDLE_LIMIT);
}

/**
 * ferry_remote_place_new_partner:
 *
 * Returns: (transfer full): what the worker of another place needs to connect to this one
 */
FerryPartner *
ferry_remote_place_new_partner (FerryRemotePlace *place)
{
  const char *charset = ferry_remote_place_get_charset (place);
  char *key = g_strdup_printf ("%p %u %d %s", (gpointer) place, place->generation,
                               (int) place->server->mode, charset != NULL ? charset : "");

  return ferry_partner_new (key, place->server, ferry_log_relay_get_log (place->relay),
                            place->rate);
}

/**
 * ferry_remote_place_flush_log:
 *
 * Emits the log lines written so far, before the result that they led to.
 */
void
ferry_remote_place_flush_log (FerryRemotePlace *place)
{
  ferry_log_relay_flush (place->relay);
}
