/* Gives an error its facts. See ferry-ftp-observe.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-observe.h"

#include "ferry-ftp-error.h"
#include "ferry-ftp-symptom.h"

#include <glib/gi18n-lib.h>

#define IMPLICIT_PORT 990

static void
set_end (char **address, guint16 *port, GSocketAddress *end)
{
  GInetSocketAddress *inet;

  if (*address != NULL || !G_IS_INET_SOCKET_ADDRESS (end))
    return;
  inet = G_INET_SOCKET_ADDRESS (end);
  *address = g_inet_address_to_string (g_inet_socket_address_get_address (inet));
  *port = g_inet_socket_address_get_port (inet);
}

/**
 * ferry_ftp_observe_ends:
 * @server: (nullable):
 * @ours: (nullable):
 *
 * Notes both ends of a connection, where none is noted yet.
 */
void
ferry_ftp_observe_ends (FerryFtpFacts *facts, GSocketAddress *server, GSocketAddress *ours)
{
  set_end (&facts->server_address, &facts->server_port, server);
  set_end (&facts->our_address, &facts->our_port, ours);
}

/**
 * ferry_ftp_observe:
 * @connection: the control connection, on which it was seen
 * @error: what is not of %FERRY_FTP_ERROR is left alone
 * @symptom: %FERRY_FTP_SYMPTOM_NONE leaves the one that it has
 * @command: (nullable): what it was the answer to
 */
void
ferry_ftp_observe (FerryFtpConnection *connection,
                   GError *error,
                   FerryFtpSymptom symptom,
                   const char *command)
{
  g_autoptr (GSocketAddress) peer = ferry_ftp_connection_get_peer (connection);
  g_autoptr (GSocketAddress) local = ferry_ftp_connection_get_local (connection);
  FerryFtpFacts *facts;

  if (error->domain != FERRY_FTP_ERROR)
    return;
  facts = ferry_ftp_error_edit_facts (error);
  if (symptom != FERRY_FTP_SYMPTOM_NONE)
    facts->symptom = symptom;
  if (facts->command == NULL)
    facts->command = g_strdup (command);
  ferry_ftp_observe_ends (facts, peer, local);
}

/**
 * ferry_ftp_observe_data:
 * @data: the ends of the data connection
 * @error: as for ferry_ftp_observe(); the words of the server that it carries stay
 */
void
ferry_ftp_observe_data (const FerryFtpFacts *data, GError *error, FerryFtpSymptom symptom)
{
  FerryFtpFacts *facts;

  if (error->domain != FERRY_FTP_ERROR)
    return;
  facts = ferry_ftp_facts_copy (data);
  g_free (facts->reply);
  facts->reply = g_strdup (ferry_ftp_error_edit_facts (error)->reply);
  facts->symptom = symptom;
  ferry_ftp_error_take_facts (error, facts);
}

/* The system's own words name the host once more, and the port not at all. */
static const struct
{
  FerryFtpSymptom symptom;
  const char *words;
} reasons[] = {
  { FERRY_FTP_SYMPTOM_NAME_UNKNOWN, N_ ("no such name is known") },
  { FERRY_FTP_SYMPTOM_NAME_NO_ANSWER, N_ ("the name server does not answer") },
  { FERRY_FTP_SYMPTOM_REFUSED, N_ ("the connection was refused") },
  { FERRY_FTP_SYMPTOM_SILENT, N_ ("no answer came in time") },
  { FERRY_FTP_SYMPTOM_NO_ROUTE, N_ ("no way leads there") },
  { FERRY_FTP_SYMPTOM_PROXY_NEEDED, N_ ("the proxy asks for a user and a password") },
  { FERRY_FTP_SYMPTOM_PROXY_REJECTED, N_ ("the proxy rejects the user or the password") },
};

static gboolean
is_proxy_login (FerryFtpSymptom symptom)
{
  return symptom == FERRY_FTP_SYMPTOM_PROXY_NEEDED || symptom == FERRY_FTP_SYMPTOM_PROXY_REJECTED;
}

/**
 * ferry_ftp_observe_connect:
 * @reason: why there is no control connection
 * @tried: (nullable): the address that was tried last
 *
 * Returns: (transfer full): %FERRY_FTP_ERROR_CONNECT or %FERRY_FTP_ERROR_PROXY_LOGIN with its
 * facts; a cancel as it is
 */
GError *
ferry_ftp_observe_connect (const FerryServer *server, const GError *reason, GSocketAddress *tried)
{
  FerryFtpSymptom symptom = ferry_ftp_symptom_of_connect (reason);
  guint16 port = ferry_server_get_port (server);
  const char *words = reason->message;
  FerryFtpFacts *facts;
  GError *error;

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (reason);
  /* GIO sends an empty password where none is known. */
  if (symptom == FERRY_FTP_SYMPTOM_PROXY_REJECTED && server->proxy_password == NULL)
    symptom = FERRY_FTP_SYMPTOM_PROXY_NEEDED;
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i].symptom == symptom)
      words = _ (reasons[i].words);
  error = ferry_ftp_error_new (
      is_proxy_login (symptom) ? FERRY_FTP_ERROR_PROXY_LOGIN : FERRY_FTP_ERROR_CONNECT, 0,
      _ ("Cannot connect to %s port %u: %s"), server->host, port, words);
  facts = ferry_ftp_error_edit_facts (error);
  facts->symptom = symptom;
  ferry_ftp_observe_ends (facts, tried, NULL);
  facts->server_port = port;
  facts->seconds = server->connect_timeout;
  return error;
}

/* What a server that has not greeted yet is, from what came in the place of a greeting. */
static FerryFtpSymptom
recognise (FerryFtpConnection *connection, const char *said, gboolean is_silent)
{
  g_autoptr (GSocketAddress) peer = ferry_ftp_connection_get_peer (connection);
  gboolean is_secured = ferry_ftp_connection_get_tls (connection) != NULL;

  /* The head of a TLS record: an alert. */
  if (g_str_has_prefix (said, "\x15\x03"))
    return FERRY_FTP_SYMPTOM_GREETING_TLS;
  if (*said != '\0')
    return FERRY_FTP_SYMPTOM_GREETING_OTHER;
  if (!is_silent)
    return FERRY_FTP_SYMPTOM_CLOSED;
  if (!is_secured && G_IS_INET_SOCKET_ADDRESS (peer) &&
      g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (peer)) == IMPLICIT_PORT)
    return FERRY_FTP_SYMPTOM_GREETING_TLS;
  return FERRY_FTP_SYMPTOM_GREETING_SILENT;
}

static GError *
new_read_error (const GError *reason, const char *host, const char *command)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return command != NULL
               ? ferry_ftp_error_new (FERRY_FTP_ERROR_TIMED_OUT, 0,
                                      _ ("%s did not answer %s in time."), host, command)
               : ferry_ftp_error_new (FERRY_FTP_ERROR_TIMED_OUT, 0,
                                      _ ("%s took the connection and did not greet in time. Where "
                                         "it expects TLS from the start, choose implicit TLS."),
                                      host);
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return ferry_ftp_error_new (FERRY_FTP_ERROR_CONNECTION_LOST, 0, _ ("%s closed the connection."),
                                host);
  return ferry_ftp_error_new (FERRY_FTP_ERROR_CONNECTION_LOST, 0,
                              _ ("The connection to %s is lost: %s"), host, reason->message);
}

/**
 * ferry_ftp_observe_read:
 * @command: (nullable): whose reply did not come; %NULL for the greeting
 * @said: what came that is no reply, raw bytes; may be empty
 * @reason: why there is no reply
 *
 * Returns: (transfer full): %FERRY_FTP_ERROR_TIMED_OUT or %FERRY_FTP_ERROR_CONNECTION_LOST; one of
 * %FERRY_FTP_ERROR or a cancel as it is
 */
GError *
ferry_ftp_observe_read (FerryFtpConnection *connection,
                        const char *host,
                        const char *command,
                        const char *said,
                        const GError *reason)
{
  gboolean is_silent = g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  FerryFtpSymptom symptom = is_silent ? FERRY_FTP_SYMPTOM_NO_REPLY : FERRY_FTP_SYMPTOM_CLOSED;
  GError *error;

  if (command == NULL)
    symptom = recognise (connection, said, is_silent);
  else if (g_str_equal (command, "EPSV"))
    symptom = FERRY_FTP_SYMPTOM_EPSV_EATEN;

  if (reason->domain == FERRY_FTP_ERROR ||
      g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      error = g_error_copy (reason);
      ferry_ftp_observe (connection, error, FERRY_FTP_SYMPTOM_NONE, command);
      return error;
    }
  error = new_read_error (reason, host, command);
  if (*said != '\0')
    ferry_ftp_error_edit_facts (error)->reply = g_utf8_make_valid (said, -1);
  ferry_ftp_observe (connection, error, symptom, command);
  return error;
}

static GError *
observe_plain_text (FerryFtpConnection *connection, const char *host, const char *command)
{
  GError *error;

  if (command == NULL)
    {
      error = ferry_ftp_error_new (FERRY_FTP_ERROR_TLS_FAILED, 0,
                                   _ ("%s greets in plain text: it does not expect implicit TLS on "
                                      "this port."),
                                   host);
      ferry_ftp_observe (connection, error, FERRY_FTP_SYMPTOM_TLS_NOT_SPOKEN, NULL);
      return error;
    }
  error = ferry_ftp_error_new (
      FERRY_FTP_ERROR_TLS_FAILED, 0,
      _ ("%s sent plain text after it agreed to TLS. It was dropped, and the connection was "
         "closed: somebody may be interfering with it."),
      host);
  ferry_ftp_observe (connection, error, FERRY_FTP_SYMPTOM_NONE, command);
  return error;
}

static GError *
observe_tls_closed (FerryFtpConnection *connection, const char *host, const char *command)
{
  GError *error =
      ferry_ftp_error_new (FERRY_FTP_ERROR_TLS_FAILED, 0,
                           command != NULL ? _ ("%s closed the connection after it agreed to TLS.")
                                           : _ ("%s closed the connection when TLS was to begin."),
                           host);

  ferry_ftp_observe (connection, error, FERRY_FTP_SYMPTOM_TLS_FAILED, command);
  return error;
}

/**
 * ferry_ftp_observe_no_tls:
 * @has_bytes: whether plain text has come
 * @command: (nullable): what led to TLS; %NULL where it was to come first
 * @reason: (nullable) (transfer full): why the handshake failed; %NULL if there was none
 *
 * Returns: (transfer full): what came in the place of TLS: plain text, the end, or @reason with
 * what was observed
 */
GError *
ferry_ftp_observe_no_tls (FerryFtpConnection *connection,
                          gboolean has_bytes,
                          const char *host,
                          const char *command,
                          GError *reason)
{
  const FerryFtpFacts *facts = ferry_ftp_error_get_facts (reason);

  if (reason != NULL && (facts == NULL || facts->symptom != FERRY_FTP_SYMPTOM_CLOSED))
    {
      ferry_ftp_observe (connection, reason, FERRY_FTP_SYMPTOM_NONE, command);
      return reason;
    }
  g_clear_error (&reason);
  return has_bytes ? observe_plain_text (connection, host, command)
                   : observe_tls_closed (connection, host, command);
}
