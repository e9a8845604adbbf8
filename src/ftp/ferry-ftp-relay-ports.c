/* Data connections between two servers. See ferry-ftp-relay-ports.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-relay-ports.h"

#include "ferry-ftp-address.h"
#include "ferry-ftp-relay-direct.h"

#include <glib/gi18n-lib.h>

#define LOWEST_PORT 1024

static gboolean
has_feature (FerryFtpSession *session, const char *name)
{
  return ferry_ftp_features_has (session->features, name);
}

static gboolean
has_ipv4 (FerryFtpSession *session)
{
  g_autoptr (GSocketAddress) peer = ferry_ftp_connection_get_peer (session->connection);

  return g_socket_address_get_family (peer) == G_SOCKET_FAMILY_IPV4;
}

/* CPSV is a PASV. */
static gboolean
can_protect (FerryFtpSession *source, FerryFtpSession *target)
{
  return has_feature (source, "SSCN") || has_feature (target, "SSCN") ||
         (has_ipv4 (source) && (has_feature (source, "CPSV") || has_feature (target, "CPSV")));
}

/**
 * ferry_ftp_relay_direct_may_work:
 *
 * Looks at what is known of two connected clients: whether their servers can reach each other by
 * the addresses that we know, and whether they can protect the data between them as we want it.
 */
gboolean
ferry_ftp_relay_direct_may_work (FerryFtpClient *source, FerryFtpClient *target)
{
  g_autoptr (GSocketAddress) one = NULL;
  g_autoptr (GSocketAddress) other = NULL;

  if (!ferry_ftp_session_is_open (source) || !ferry_ftp_session_is_open (target) ||
      ferry_ftp_connection_is_proxied (source->connection) ||
      ferry_ftp_connection_is_proxied (target->connection))
    return FALSE;
  one = ferry_ftp_connection_get_peer (source->connection);
  other = ferry_ftp_connection_get_peer (target->connection);
  if (!ferry_ftp_address_can_meet (one, other) ||
      source->has_protected_data != target->has_protected_data)
    return FALSE;
  return !source->has_protected_data || can_protect (source, target);
}

gboolean
ferry_ftp_relay_set_refused (const FerryFtpSession *session,
                             const FerryFtpReply *reply,
                             gboolean *is_refused,
                             GError **error)
{
  *is_refused = TRUE;
  g_propagate_error (
      error, ferry_ftp_reply_to_typed_error (reply, FERRY_FTP_ERROR_DATA_CONNECTION,
                                             _ ("%s has no data connection with another server"),
                                             session->server->host));
  return FALSE;
}

/* The address is the one that we know the server by, for the one in its reply may be a NAT's. */
static guint16
ask_for_port (FerryFtpSession *passive,
              gboolean has_client,
              gboolean *is_refused,
              GCancellable *cancellable,
              GError **error)
{
  gboolean is_ipv4 = has_ipv4 (passive);
  gboolean takes_part = passive->has_protected_data && !has_client;
  g_autoptr (FerryFtpReply) reply = ferry_ftp_session_command (passive, cancellable, error, "%s",
                                                               !is_ipv4     ? "EPSV"
                                                               : takes_part ? "CPSV"
                                                                            : "PASV");
  g_autoptr (GInetSocketAddress) address = NULL;
  g_autofree char *text = NULL;
  guint16 port = 0;

  if (reply == NULL)
    return 0;
  text = ferry_ftp_reply_dup_text (reply);
  if (ferry_ftp_reply_is_done (reply) && is_ipv4)
    address = ferry_ftp_address_parse_pasv (text);
  if (address != NULL)
    port = g_inet_socket_address_get_port (address);
  else if (ferry_ftp_reply_is_done (reply) && !is_ipv4)
    port = ferry_ftp_address_parse_epsv (text);
  if (port >= LOWEST_PORT)
    return port;
  ferry_ftp_relay_set_refused (passive, reply, is_refused, error);
  return 0;
}

static gboolean
tell_port (FerryFtpSession *passive,
           FerryFtpSession *active,
           guint16 port,
           gboolean *is_refused,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GSocketAddress) peer = ferry_ftp_connection_get_peer (passive->connection);
  GInetAddress *address = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (peer));
  g_autofree char *old = ferry_ftp_address_format_port (address, port);
  g_autofree char *extended = ferry_ftp_address_format_eprt (address, port);
  g_autoptr (FerryFtpReply) reply =
      ferry_ftp_session_command (active, cancellable, error, "%s %s", old != NULL ? "PORT" : "EPRT",
                                 old != NULL ? old : extended);

  if (reply == NULL)
    return FALSE;
  return ferry_ftp_reply_is_done (reply) ||
         ferry_ftp_relay_set_refused (active, reply, is_refused, error);
}

/* Whether one of the two takes the TLS client's part, and stops to, for its connections with us are
 * made the other way round. */
static gboolean
set_client_part (FerryFtpSession *session,
                 gboolean is_on,
                 gboolean *is_refused,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (FerryFtpReply) reply =
      ferry_ftp_session_command (session, cancellable, error, "SSCN %s", is_on ? "ON" : "OFF");

  if (reply == NULL)
    return FALSE;
  return ferry_ftp_reply_is_done (reply) ||
         ferry_ftp_relay_set_refused (session, reply, is_refused, error);
}

/* The one that is told to take the client's part by SSCN, %NULL for neither. It comes easier to the
 * one that connects. */
static FerryFtpSession *
choose_client_part (FerryFtpSession *passive, FerryFtpSession *active)
{
  if (!passive->has_protected_data)
    return NULL;
  if (has_feature (active, "SSCN"))
    return active;
  return has_feature (passive, "SSCN") ? passive : NULL;
}

/* Only the passive one can be told to take the client's part by CPSV. */
gboolean
ferry_ftp_relay_may_be_passive (FerryFtpSession *passive, FerryFtpSession *active)
{
  return !passive->has_protected_data || choose_client_part (passive, active) != NULL ||
         has_feature (passive, "CPSV");
}

gboolean
ferry_ftp_relay_open_ports (FerryFtpSession *passive,
                            FerryFtpSession *active,
                            gboolean *is_refused,
                            GCancellable *cancellable,
                            GError **error)
{
  FerryFtpSession *client_part = choose_client_part (passive, active);
  guint16 port;

  if (client_part != NULL && !set_client_part (client_part, TRUE, is_refused, cancellable, error))
    return FALSE;
  port = ask_for_port (passive, client_part != NULL, is_refused, cancellable, error);
  return port != 0 && tell_port (passive, active, port, is_refused, cancellable, error);
}

/* Without its OFF a connection is of no use for anything else. */
void
ferry_ftp_relay_close_ports (FerryFtpSession *passive, FerryFtpSession *active)
{
  FerryFtpSession *session = choose_client_part (passive, active);
  gboolean is_refused;

  if (session == NULL || !ferry_ftp_session_is_open (session))
    return;
  if (!ferry_ftp_session_begin (session, NULL, NULL) ||
      !set_client_part (session, FALSE, &is_refused, NULL, NULL))
    ferry_ftp_connection_break (session->connection);
}
