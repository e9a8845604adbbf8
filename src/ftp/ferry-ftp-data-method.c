/* The ways to a data connection, one line a command in the table below. The extended commands carry
 * IPv6 and no address that a NAT could spoil (RFC 2428), so EPSV comes before PASV; but old NATs
 * rewrite only PORT, so on IPv4 PORT comes before EPRT.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-data-method.h"

#include "ferry-ftp-address.h"
#include "ferry-ftp-dial.h"
#include "ferry-ftp-foresight.h"
#include "ferry-ftp-listener.h"
#include "ferry-ftp-observe.h"
#include "ferry-ftp-passive-port.h"
#include "ferry-ftp-quirks.h"
#include "ferry-ftp-wait.h"
#include "ferry-ftp-record.h"
#include "ferry-ftp-symptom.h"

#include <glib/gi18n-lib.h>

#define PASSIVE_SECONDS 8

/* Where another way is left: what stands in the way of EPSV mostly knows PASV, and automatic mode
 * has active mode besides. */
#define QUICK_SECONDS 4

/* Below it other services listen, which a server could have us talk to. */
#define LOWEST_PORT 1024

typedef struct
{
  const char *command;
  gboolean is_active;
  FerryFtpLacks lacks;
  guint16 (*parse) (FerryFtpSession *session, const FerryFtpReply *reply, char **announced);
  char *(*format) (GInetAddress *address, guint16 port);
} Method;

static const Method methods[] = {
  { "EPSV", FALSE, FERRY_FTP_LACKS_EPSV, ferry_ftp_passive_port_of_epsv, NULL },
  { "PASV", FALSE, FERRY_FTP_LACKS_PASV, ferry_ftp_passive_port_of_pasv, NULL },
  { "PORT", TRUE, FERRY_FTP_LACKS_PORT, NULL, ferry_ftp_address_format_port },
  { "EPRT", TRUE, FERRY_FTP_LACKS_EPRT, NULL, ferry_ftp_address_format_eprt },
};

/* IPv6 has no PASV to fall back to (RFC 2428 section 1). */
static gboolean
has_pasv (FerryFtpSession *session)
{
  g_autoptr (GSocketAddress) peer = ferry_ftp_connection_get_peer (session->connection);

  return !ferry_ftp_session_lacks (session, FERRY_FTP_LACKS_PASV) &&
         (peer == NULL || g_socket_address_get_family (peer) == G_SOCKET_FAMILY_IPV4);
}

static gboolean
may_be_eaten (FerryFtpSession *session, const Method *method)
{
  return method->lacks == FERRY_FTP_LACKS_EPSV && has_pasv (session);
}

/* Automatic mode has another way left, and remembers for this network which one worked. */
static guint
get_patience (FerryFtpSession *session, const Method *method)
{
  gboolean is_quick =
      may_be_eaten (session, method) || session->server->mode == FERRY_MODE_AUTOMATIC;

  return MIN (is_quick ? QUICK_SECONDS : PASSIVE_SECONDS, session->server->connect_timeout);
}

static GSocketConnection *
dial (FerryFtpSession *session,
      const Method *method,
      guint16 port,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (GSocketAddress) peer = ferry_ftp_connection_get_peer (session->connection);
  g_autoptr (GSocketAddress) local = ferry_ftp_connection_get_local (session->connection);
  g_autoptr (GSocketAddress) target = NULL;
  guint seconds = get_patience (session, method);
  gboolean is_proxied;

  ferry_ftp_ends_note_target (session->ends, peer, port);
  if (ferry_ftp_connection_is_proxied (session->connection))
    return ferry_ftp_dial_host (session->server->host, port, session->server, seconds, &is_proxied,
                                NULL, cancellable, error);
  if (!G_IS_INET_SOCKET_ADDRESS (peer))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, _ ("Not connected"));
      return NULL;
    }
  target = ferry_ftp_address_with_port (peer, port);
  return ferry_ftp_dial_address (target, local, seconds, cancellable, error);
}

/* The control connection's address, the data connection's port. Ours is not known before it stands.
 */
static void
note_ends (FerryFtpSession *session, FerryFtpData *data, guint16 port)
{
  g_autoptr (GSocketAddress) peer = ferry_ftp_connection_get_peer (session->connection);
  g_autoptr (GSocketAddress) local = ferry_ftp_connection_get_local (session->connection);

  ferry_ftp_observe_ends (data->ends, peer, local);
  data->ends->server_port = port;
  data->ends->our_port = 0;
}

/* Connects to the port of a 227 or 229. A port that never answers is what a NAT makes of a command
 * that it does not know: the command is not used again with this server. */
static gboolean
connect_passive (FerryFtpSession *session,
                 const Method *method,
                 FerryFtpData *data,
                 guint16 port,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GSocketAddress) peer = ferry_ftp_connection_get_peer (session->connection);
  GError *failure;
  GSocketConnection *tcp;

  ferry_ftp_record_set_their_end (data->record, peer, port);
  ferry_log_watch (session->log, data->record);
  note_ends (session, data, port);
  data->ends->seconds = get_patience (session, method);
  tcp = dial (session, method, port, cancellable, &reason);

  if (tcp != NULL)
    {
      ferry_ftp_data_set_connection (data, tcp);
      return TRUE;
    }
  ferry_ftp_record_end_untaken (data->record, reason);
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) && may_be_eaten (session, method))
    {
      session->is_epsv_silent = TRUE;
      ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_DEAD_EPSV);
    }
  ferry_ftp_session_note (session, FERRY_LOG_STATUS, "no data connection to port %u: %s", port,
                          reason->message);
  failure = ferry_ftp_error_new (FERRY_FTP_ERROR_DATA_CONNECTION, 0,
                                 _ ("No passive data connection to %s port %u: %s"),
                                 session->server->host, port, reason->message);
  ferry_ftp_observe_data (data->ends, failure, ferry_ftp_symptom_of_passive (reason));
  g_propagate_error (error, failure);
  return FALSE;
}

/* A method that failed because of the server's answer; other ways may still lead there. */
static void
set_method_refused (FerryFtpSession *session,
                    const Method *method,
                    const FerryFtpData *data,
                    const FerryFtpReply *reply,
                    GError **error)
{
  FerryFtpContext context =
      method->is_active ? FERRY_FTP_CONTEXT_ACTIVE : FERRY_FTP_CONTEXT_PASSIVE;
  GError *reason = ferry_ftp_reply_to_typed_error (reply, FERRY_FTP_ERROR_DATA_CONNECTION,
                                                   _ ("%s made no data connection with %s"),
                                                   session->server->host, method->command);

  if (ferry_ftp_reply_get_class (reply) == 5)
    session->lacks |= method->lacks;
  ferry_ftp_observe_data (data->ends, reason, ferry_ftp_symptom_of_reply (reply, context));
  g_propagate_error (error, reason);
}

/* An EPSV whose answer does not come has been eaten on the way: nobody waits the usual time. The
 * connection is no use then, for the answer might still come. */
static FerryFtpReply *
ask_for_port (FerryFtpSession *session,
              const Method *method,
              GCancellable *cancellable,
              GError **error)
{
  gboolean is_short = may_be_eaten (session, method);
  g_autoptr (GError) reason = NULL;
  FerryFtpReply *reply;

  if (is_short)
    ferry_ftp_connection_set_deadline (
        session->connection,
        ferry_ftp_deadline_in (MIN (QUICK_SECONDS, session->server->reply_timeout)));
  if (ferry_ftp_foresight_take_port (session, method->command, &reply, cancellable, &reason) &&
      reply == NULL)
    reply = ferry_ftp_session_command (session, cancellable, &reason, "%s", method->command);
  if (is_short)
    ferry_ftp_connection_set_deadline (session->connection, 0);
  if (is_short && g_error_matches (reason, FERRY_FTP_ERROR, FERRY_FTP_ERROR_TIMED_OUT))
    ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_SILENT_EPSV);
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return reply;
}

/* @reply answers the method's command. */
static gboolean
open_passive (FerryFtpSession *session,
              const Method *method,
              FerryFtpData *data,
              const FerryFtpReply *reply,
              GCancellable *cancellable,
              GError **error)
{
  guint16 port;

  note_ends (session, data, 0);
  port =
      ferry_ftp_reply_is_done (reply) ? method->parse (session, reply, &data->ends->announced) : 0;
  if (port == 0)
    {
      set_method_refused (session, method, data, reply, error);
      return FALSE;
    }
  if (port < LOWEST_PORT)
    {
      g_propagate_error (
          error, ferry_ftp_error_new (FERRY_FTP_ERROR_DATA_CONNECTION, 0,
                                      _ ("%s names port %u for its data, where other services than "
                                         "FTP listen. Ferry does not connect to it."),
                                      session->server->host, port));
      return FALSE;
    }
  return connect_passive (session, method, data, port, cancellable, error);
}

/* Returns: (transfer full): the command that tells the server where we listen */
static char *
listen_for (FerryFtpSession *session, const Method *method, FerryFtpData *data, GError **error)
{
  g_autoptr (GInetAddress) address = NULL;
  g_autofree char *argument = NULL;
  guint16 port;
  GSocket *listener = ferry_ftp_listener_new (session, &address, &port, error);

  if (listener == NULL)
    return NULL;
  ferry_ftp_data_set_listener (data, listener);
  note_ends (session, data, 0);
  g_free (data->ends->our_address);
  data->ends->our_address = g_inet_address_to_string (address);
  data->ends->our_port = port;
  ferry_ftp_record_set_our_end (data->record, address, port);
  ferry_log_watch (session->log, data->record);
  ferry_ftp_ends_note_listener (session->ends, listener, address);
  argument = method->format (address, port);
  if (argument != NULL)
    return g_strdup_printf ("%s %s", method->command, argument);
  g_set_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DATA_CONNECTION,
               _ ("%s cannot name an IPv6 address."), method->command);
  return NULL;
}

static gboolean
open_active (FerryFtpSession *session,
             const Method *method,
             FerryFtpData *data,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *command = listen_for (session, method, data, error);
  g_autoptr (FerryFtpReply) reply = NULL;

  if (command == NULL)
    return FALSE;
  reply = ferry_ftp_session_command (session, cancellable, error, "%s", command);
  if (reply != NULL && !ferry_ftp_reply_is_done (reply))
    set_method_refused (session, method, data, reply, error);
  return reply != NULL && ferry_ftp_reply_is_done (reply);
}

static FerryFtpData *
open_with (FerryFtpSession *session,
           const Method *method,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (FerryFtpData) data = ferry_ftp_data_new (session, method->command, method->is_active);
  g_autoptr (FerryFtpReply) reply = NULL;

  if (method->is_active)
    return open_active (session, method, data, cancellable, error) ? g_steal_pointer (&data) : NULL;
  reply = ask_for_port (session, method, cancellable, error);
  return reply != NULL && open_passive (session, method, data, reply, cancellable, error)
             ? g_steal_pointer (&data)
             : NULL;
}

/* Of two failures keeps the one that tells more: that a port could not be reached, rather than that
 * the server does not know a command; otherwise the later one. */
static void
take_telling (GError **reason, GError *failure)
{
  const FerryFtpFacts *before = ferry_ftp_error_get_facts (*reason);
  const FerryFtpFacts *now = ferry_ftp_error_get_facts (failure);
  gboolean was_port = before != NULL && before->server_port != 0;
  gboolean is_refusal = now != NULL && (now->symptom == FERRY_FTP_SYMPTOM_PASSIVE_DISABLED ||
                                        now->symptom == FERRY_FTP_SYMPTOM_ACTIVE_DISABLED);

  if (*reason != NULL && is_refusal && (was_port || before->symptom != now->symptom))
    {
      g_error_free (failure);
      return;
    }
  g_clear_error (reason);
  *reason = failure;
}

static gboolean
may_use (FerryFtpSession *session, const Method *method)
{
  guint eaten = FERRY_FTP_QUIRK_SILENT_EPSV | FERRY_FTP_QUIRK_DEAD_EPSV;

  return !ferry_ftp_session_lacks (session, method->lacks) &&
         !(may_be_eaten (session, method) && ferry_ftp_quirks_has (session, eaten));
}

static void
set_no_method (FerryFtpSession *session, gboolean is_active, GError **error)
{
  GError *reason = ferry_ftp_error_new (FERRY_FTP_ERROR_DATA_CONNECTION, 0,
                                        is_active ? _ ("%s takes neither PORT nor EPRT.")
                                                  : _ ("%s takes neither EPSV nor PASV."),
                                        session->server->host);

  ferry_ftp_observe (
      session->connection, reason,
      is_active ? FERRY_FTP_SYMPTOM_ACTIVE_DISABLED : FERRY_FTP_SYMPTOM_PASSIVE_DISABLED, NULL);
  g_propagate_error (error, reason);
}

/* The one that ferry_ftp_data_open() tries first. */
static const Method *
find_method (FerryFtpSession *session, gboolean is_active)
{
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (methods[i].is_active == is_active && may_use (session, &methods[i]))
      return &methods[i];
  return NULL;
}

/**
 * ferry_ftp_data_get_passive_command:
 *
 * Returns: (nullable): the command whose reply ferry_ftp_data_connect() takes
 */
const char *
ferry_ftp_data_get_passive_command (FerryFtpSession *session)
{
  const Method *method = find_method (session, FALSE);

  return method != NULL ? method->command : NULL;
}

/**
 * ferry_ftp_data_connect:
 * @reply: to the command that ferry_ftp_data_get_passive_command() names
 *
 * Returns: (transfer full): the data connection, made; errors as those of ferry_ftp_data_open()
 */
FerryFtpData *
ferry_ftp_data_connect (FerryFtpSession *session,
                        const FerryFtpReply *reply,
                        GCancellable *cancellable,
                        GError **error)
{
  const Method *method = find_method (session, FALSE);
  g_autoptr (FerryFtpData) data = ferry_ftp_data_new (session, method->command, FALSE);

  return open_passive (session, method, data, reply, cancellable, error) ? g_steal_pointer (&data)
                                                                         : NULL;
}

/**
 * ferry_ftp_data_listen:
 * @command: (out) (transfer full): what to send to the server
 *
 * Returns: (transfer full): a data connection that listens; the server is not told yet
 */
FerryFtpData *
ferry_ftp_data_listen (FerryFtpSession *session, char **command, GError **error)
{
  const Method *method = find_method (session, TRUE);
  g_autoptr (FerryFtpData) data = NULL;

  if (method == NULL)
    {
      set_no_method (session, TRUE, error);
      return NULL;
    }
  data = ferry_ftp_data_new (session, method->command, TRUE);
  *command = listen_for (session, method, data, error);
  return *command != NULL ? g_steal_pointer (&data) : NULL;
}

/**
 * ferry_ftp_data_open:
 * @is_active: whether the server is to connect to us
 *
 * Passive: returns with the connection made. Active: returns listening, the server told where;
 * it connects once a command asks for data.
 *
 * Returns: (transfer full): the data connection; %FERRY_FTP_ERROR_DATA_CONNECTION if no way leads
 * there, while the control connection is well
 */
FerryFtpData *
ferry_ftp_data_open (FerryFtpSession *session,
                     gboolean is_active,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GError) reason = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      FerryFtpData *data;
      GError *failure = NULL;

      if (methods[i].is_active != is_active || !may_use (session, &methods[i]))
        continue;
      data = open_with (session, &methods[i], cancellable, &failure);
      if (data != NULL)
        return data;
      take_telling (&reason, failure);
      if (!g_error_matches (reason, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DATA_CONNECTION))
        break;
    }
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    set_no_method (session, is_active, error);
  return NULL;
}
