/* A thread with one connection to a server. See ferry-worker.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-worker.h"

#include "ferry-companion.h"
#include "ferry-control-line.h"

/* How often a connection without a job is looked at: whether the server has ended it. */
#define GLANCE (3 * G_TIME_SPAN_SECOND)

typedef enum
{
  MESSAGE_JOB,
  MESSAGE_SERVER,
  MESSAGE_MODE,
  MESSAGE_CHARSET,
  MESSAGE_DISCONNECT,
  MESSAGE_QUIT,
} MessageKind;

typedef struct
{
  MessageKind kind;
  FerryJob *job;       /* borrowed from its owner until it is handed back */
  FerryServer *server; /* owned */
} Message;

struct _FerryWorker
{
  gatomicrefcount ref_count; /* the owner's and the thread's */
  GAsyncQueue *messages;
  GCancellable *quit; /* ends what the worker does by itself */
  gint is_connected;  /* atomic */
  FerryControlLine line;

  /* The main thread's alone. */
  FerryWorkerLostFunc lost_func; /* nullable */
  gpointer lost_data;

  /* The thread's alone. */
  FerryFtpClient *client;
  FerryServer *server;
  FerryLog *log;
  FerryRate *rate;
  guint idle_limit; /* seconds, 0: never closes */
  gint64 last_use;
  FerryCompanion companion;
};

/* Of the thread that asks. */
static GPrivate own_worker = G_PRIVATE_INIT (NULL);

static void
worker_unref (FerryWorker *worker)
{
  if (!g_atomic_ref_count_dec (&worker->ref_count))
    return;
  g_async_queue_unref (worker->messages);
  g_object_unref (worker->quit);
  g_clear_pointer (&worker->client, ferry_ftp_client_free);
  ferry_server_free (worker->server);
  ferry_control_line_clear (&worker->line);
  g_clear_pointer (&worker->log, ferry_log_unref);
  ferry_rate_unref (worker->rate);
  g_free (worker);
}

static void
take_server (FerryWorker *worker, FerryServer *server)
{
  g_clear_pointer (&worker->client, ferry_ftp_client_free);
  ferry_server_free (worker->server);
  worker->server = server;
  worker->client = ferry_ftp_client_new (server, worker->log);
  ferry_ftp_client_set_rate (worker->client, worker->rate);
}

static void
handle_message (FerryWorker *worker, Message *message)
{
  switch (message->kind)
    {
    case MESSAGE_JOB:
      message->job->run (message->job, worker->client);
      break;

    case MESSAGE_SERVER:
      take_server (worker, g_steal_pointer (&message->server));
      break;

    case MESSAGE_MODE:
      ferry_ftp_client_set_mode (
          worker->client, message->server->mode, message->server->active_port_low,
          message->server->active_port_high, message->server->active_address);
      break;

    case MESSAGE_CHARSET:
      ferry_ftp_client_set_charset (worker->client, message->server->charset,
                                    message->server->found_charset, worker->quit);
      break;

    case MESSAGE_DISCONNECT:
      ferry_ftp_client_disconnect (worker->client);
      break;

    case MESSAGE_QUIT:
    default:
      break;
    }
}

/* Nothing was asked for a while: a NOOP keeps routers and the server from forgetting us, and finds
 * out whether they have. Returns whether the connection is to stay. */
static gboolean
spend_idle_time (FerryWorker *worker)
{
  gint64 idle = (g_get_monotonic_time () - worker->last_use) / G_TIME_SPAN_SECOND;

  if (!ferry_ftp_client_is_connected (worker->client))
    return FALSE;
  if (worker->idle_limit > 0 && idle >= worker->idle_limit)
    {
      ferry_ftp_client_disconnect (worker->client);
      return FALSE;
    }
  ferry_ftp_client_noop (worker->client, worker->quit, NULL);
  return !g_cancellable_is_cancelled (worker->quit);
}

static guint
get_patience (FerryWorker *worker)
{
  guint keep_alive = worker->server->keep_alive;

  if (keep_alive == 0)
    return worker->idle_limit;
  return worker->idle_limit > 0 ? MIN (keep_alive, worker->idle_limit) : keep_alive;
}

/* Nothing was asked: what comes is a goodbye, or the end. */
static gboolean
has_news (FerryWorker *worker)
{
  GSocket *socket = ferry_ftp_client_get_socket (worker->client);

  return socket == NULL || g_socket_condition_check (socket, G_IO_IN | G_IO_HUP | G_IO_ERR) != 0;
}

/* Returns %NULL where the connection wants to be looked after first. */
static Message *
wait_beside_connection (FerryWorker *worker, gint64 patience)
{
  gint64 end = g_get_monotonic_time () + patience;
  Message *message = NULL;

  while (message == NULL)
    {
      gint64 left = patience > 0 ? end - g_get_monotonic_time () : GLANCE;

      if (left <= 0)
        return NULL;
      message = g_async_queue_timeout_pop (worker->messages, (guint64) MIN (left, GLANCE));
      if (message == NULL && has_news (worker))
        return NULL;
    }
  return message;
}

static Message *
wait_for_message (FerryWorker *worker)
{
  while (worker->companion.client != NULL)
    {
      gint64 left = ferry_companion_look_after (&worker->companion);
      Message *message =
          left > 0 ? g_async_queue_timeout_pop (worker->messages, (guint64) left) : NULL;

      if (message != NULL)
        return message;
    }
  if (!ferry_ftp_client_is_connected (worker->client))
    return g_async_queue_pop (worker->messages);
  return wait_beside_connection (worker, (gint64) get_patience (worker) * G_TIME_SPAN_SECOND);
}

static void
note_connection (FerryWorker *worker)
{
  gboolean is_connected = ferry_ftp_client_is_connected (worker->client);

  ferry_control_line_set (&worker->line,
                          is_connected ? ferry_ftp_client_get_socket (worker->client) : NULL);
  g_atomic_int_set (&worker->is_connected, is_connected);
}

static gboolean
tell_of_loss (gpointer data)
{
  FerryWorker *worker = data;

  if (worker->lost_func != NULL)
    worker->lost_func (worker->lost_data);
  return G_SOURCE_REMOVE;
}

/* Between two jobs, when nobody would learn of it by an error. */
static void
look_after_connection (FerryWorker *worker)
{
  if (!spend_idle_time (worker) || ferry_ftp_client_is_connected (worker->client))
    return;
  g_atomic_ref_count_inc (&worker->ref_count);
  ferry_job_post (NULL, tell_of_loss, worker, (GDestroyNotify) worker_unref);
}

static gpointer
run_thread (gpointer data)
{
  FerryWorker *worker = data;
  gboolean is_over = FALSE;

  g_private_set (&own_worker, worker);

  while (!is_over)
    {
      Message *message = wait_for_message (worker);

      if (message == NULL)
        {
          look_after_connection (worker);
        }
      else
        {
          is_over = message->kind == MESSAGE_QUIT;
          handle_message (worker, message);
          ferry_server_free (message->server);
          g_free (message);
          worker->last_use = worker->companion.used_at = g_get_monotonic_time ();
        }
      note_connection (worker);
    }

  ferry_companion_drop (&worker->companion);
  ferry_ftp_client_disconnect (worker->client);
  g_clear_pointer (&worker->client, ferry_ftp_client_free);
  worker_unref (worker);
  return NULL;
}

/**
 * ferry_worker_new:
 * @rate: held; how fast it may move files
 * @idle_limit: seconds without a job after which the connection is closed; 0 for never
 *
 * Starts a thread. It connects when its first job asks for it.
 */
FerryWorker *
ferry_worker_new (const FerryServer *server, FerryLog *log, FerryRate *rate, guint idle_limit)
{
  FerryWorker *worker = g_new0 (FerryWorker, 1);

  g_atomic_ref_count_init (&worker->ref_count);
  worker->messages = g_async_queue_new ();
  worker->quit = g_cancellable_new ();
  ferry_control_line_init (&worker->line);
  worker->log = ferry_log_ref (log);
  worker->rate = ferry_rate_ref (rate);
  worker->idle_limit = idle_limit;
  take_server (worker, ferry_server_copy (server));

  g_atomic_ref_count_inc (&worker->ref_count);
  g_thread_unref (g_thread_new ("ferry-worker", run_thread, worker));
  return worker;
}

static void
send_message (FerryWorker *worker, MessageKind kind, FerryJob *job, const FerryServer *server)
{
  Message *message = g_new0 (Message, 1);

  message->kind = kind;
  message->job = job;
  message->server = server != NULL ? ferry_server_copy (server) : NULL;
  g_async_queue_push (worker->messages, message);
}

/**
 * ferry_worker_free:
 *
 * Ends the thread once the jobs that it has are handed back (cancel them), without waiting for it.
 */
void
ferry_worker_free (FerryWorker *worker)
{
  worker->lost_func = NULL;
  send_message (worker, MESSAGE_QUIT, NULL, NULL);
  g_cancellable_cancel (worker->quit);
  worker_unref (worker);
}

/**
 * ferry_worker_set_lost_func:
 * @func: called in the main thread, until the worker is freed, when the server has ended the
 *   connection between two jobs
 */
void
ferry_worker_set_lost_func (FerryWorker *worker, FerryWorkerLostFunc func, gpointer user_data)
{
  worker->lost_func = func;
  worker->lost_data = user_data;
}

/**
 * ferry_worker_push:
 *
 * Gives the worker a job; it comes back to the main thread by its finish function.
 */
void
ferry_worker_push (FerryWorker *worker, FerryJob *job)
{
  send_message (worker, MESSAGE_JOB, job, NULL);
}

/**
 * ferry_worker_set_server:
 *
 * From the next job on the worker talks to @server, on a new connection.
 */
void
ferry_worker_set_server (FerryWorker *worker, const FerryServer *server)
{
  send_message (worker, MESSAGE_SERVER, NULL, server);
}

/**
 * ferry_worker_set_mode:
 *
 * From the next job on data connections are made as @server says; the control connection stays.
 */
void
ferry_worker_set_mode (FerryWorker *worker, const FerryServer *server)
{
  send_message (worker, MESSAGE_MODE, NULL, server);
}

/**
 * ferry_worker_set_charset:
 *
 * From the next job on names are read in the character set of @server; the control connection
 * stays.
 */
void
ferry_worker_set_charset (FerryWorker *worker, const FerryServer *server)
{
  send_message (worker, MESSAGE_CHARSET, NULL, server);
}

/**
 * ferry_worker_disconnect:
 *
 * Closes the connection after the jobs at hand. The next job makes a new one.
 */
void
ferry_worker_disconnect (FerryWorker *worker)
{
  send_message (worker, MESSAGE_DISCONNECT, NULL, NULL);
}

/**
 * ferry_worker_has_address:
 *
 * Returns: whether our end of the connection is still an address of this computer
 */
gboolean
ferry_worker_has_address (FerryWorker *worker)
{
  return ferry_control_line_has_address (&worker->line);
}

/**
 * ferry_worker_cut:
 *
 * Nothing can come over the connection any more: a job that waits on it fails at once, instead of
 * at its deadline, and the next one makes a new connection.
 */
void
ferry_worker_cut (FerryWorker *worker)
{
  ferry_control_line_cut (&worker->line);
  ferry_worker_disconnect (worker);
}

/**
 * ferry_worker_is_connected:
 *
 * Returns: whether the worker is logged in, as far as the job at hand, or the last one, has shown
 */
gboolean
ferry_worker_is_connected (FerryWorker *worker)
{
  return g_atomic_int_get (&worker->is_connected);
}

/**
 * ferry_worker_has_companion:
 *
 * Returns: whether the worker has a connection to a second server
 */
gboolean
ferry_worker_has_companion (FerryWorker *worker)
{
  return ferry_companion_is_there (&worker->companion);
}

/**
 * ferry_worker_get_companion:
 *
 * Returns: (transfer none): the calling worker's client for the other server of its job, perhaps
 * connected already
 */
FerryFtpClient *
ferry_worker_get_companion (const FerryPartner *partner)
{
  FerryWorker *worker = g_private_get (&own_worker);

  return ferry_companion_get (&worker->companion, partner);
}

/**
 * ferry_worker_ensure_connected:
 *
 * Logs in unless the connection is there.
 */
gboolean
ferry_worker_ensure_connected (FerryFtpClient *client, GCancellable *cancellable, GError **error)
{
  FerryWorker *worker = g_private_get (&own_worker);

  if (ferry_ftp_client_is_connected (client))
    return TRUE;
  if (!ferry_ftp_client_connect (client, cancellable, error))
    return FALSE;
  /* A job may take long: that the server let us in is known at once. */
  if (worker != NULL && worker->client == client)
    note_connection (worker);
  return TRUE;
}
