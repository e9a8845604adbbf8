/* The steps of a login, and listings over one kind of data connection. See ferry-ftp-probe.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-probe.h"

#include "ferry-ftp-address.h"
#include "ferry-ftp-session.h"
#include "ferry-ftp-tls.h"

#include <glib/gi18n-lib.h>

/**
 * ferry_ftp_client_set_address:
 * @address: (nullable): numeric
 *
 * Makes the next ferry_ftp_client_connect() go to this address and not look for the host's; the
 * certificate is still asked for the host's name.
 */
void
ferry_ftp_client_set_address (FerryFtpClient *client, const char *address)
{
  g_free (client->server->address);
  client->server->address = g_strdup (address);
}

/**
 * ferry_ftp_client_set_patience:
 * @seconds: that any wait may last from the next connection on; shorter ones stay
 */
void
ferry_ftp_client_set_patience (FerryFtpClient *client, guint seconds)
{
  FerryServer *server = client->server;

  server->connect_timeout = MIN (server->connect_timeout, seconds);
  server->reply_timeout = MIN (server->reply_timeout, seconds);
  server->data_timeout = MIN (server->data_timeout, seconds);
  server->login_timeout = MIN (server->login_timeout, 2 * seconds);
}

/**
 * ferry_ftp_client_set_stage_func:
 * @func: (nullable): called by ferry_ftp_client_connect(), in its thread
 */
void
ferry_ftp_client_set_stage_func (FerryFtpClient *client, FerryFtpStageFunc func, gpointer user_data)
{
  client->stage_func = func;
  client->stage_data = user_data;
}

/**
 * ferry_ftp_client_get_ends:
 *
 * Takes the ends of the control connection, if there is one.
 */
void
ferry_ftp_client_get_ends (FerryFtpClient *client, FerryFtpEnds *ends)
{
  if (client->connection != NULL)
    ferry_ftp_ends_note_socket (ends, ferry_ftp_connection_get_socket (client->connection));
}

gboolean
ferry_ftp_client_is_proxied (FerryFtpClient *client)
{
  return client->connection != NULL && ferry_ftp_connection_is_proxied (client->connection);
}

/**
 * ferry_ftp_client_get_greeting:
 *
 * Returns: (nullable): the server's first words, raw bytes, without the code
 */
const char *
ferry_ftp_client_get_greeting (FerryFtpClient *client)
{
  return client->greeting;
}

/**
 * ferry_ftp_client_get_system:
 *
 * Returns: (nullable): the answer to SYST, raw bytes, without the code
 */
const char *
ferry_ftp_client_get_system (FerryFtpClient *client)
{
  return client->system;
}

/**
 * ferry_ftp_client_dup_tls_description:
 *
 * Returns: (transfer full) (nullable): version and ciphers; %NULL without TLS
 */
char *
ferry_ftp_client_dup_tls_description (FerryFtpClient *client)
{
  if (!ferry_ftp_client_is_tls (client))
    return NULL;
  return ferry_ftp_tls_dup_description (ferry_ftp_connection_get_tls (client->connection));
}

/**
 * ferry_ftp_client_dup_answer:
 * @command: one that moves no data, such as STAT without an argument
 *
 * Returns: (transfer full): the answer without its code, UTF-8; empty if the server refuses
 */
char *
ferry_ftp_client_dup_answer (FerryFtpClient *client,
                             const char *command,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (FerryFtpReply) reply = NULL;
  g_autofree char *text = NULL;

  if (!ferry_ftp_session_begin (client, cancellable, error))
    return NULL;
  reply = ferry_ftp_session_command (client, cancellable, error, "%s", command);
  if (reply == NULL)
    return NULL;
  text = ferry_ftp_reply_is_done (reply) ? ferry_ftp_reply_dup_text (reply) : g_strdup ("");
  return g_utf8_make_valid (text, -1);
}

static const struct
{
  const char *command;
  FerryMode mode;
  FerryFtpLacks lacks;
} commands[] = {
  { "EPSV", FERRY_MODE_PASSIVE, FERRY_FTP_LACKS_EPSV },
  { "PASV", FERRY_MODE_PASSIVE, FERRY_FTP_LACKS_PASV },
  { "EPRT", FERRY_MODE_ACTIVE, FERRY_FTP_LACKS_EPRT },
  { "PORT", FERRY_MODE_ACTIVE, FERRY_FTP_LACKS_PORT },
};

/* As if the server took no other. */
static void
allow_only (FerryFtpClient *client, const char *command)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].command, command))
      {
        client->server->mode = commands[i].mode;
        client->lacks &= ~commands[i].lacks;
      }
    else
      {
        client->lacks |= commands[i].lacks;
      }
}

static void
count_part (FerryListing *part, gpointer user_data)
{
  *(gint64 *) user_data += ferry_listing_get_length (part);
}

/**
 * ferry_ftp_client_list_with:
 * @command: EPSV, PASV, EPRT or PORT
 * @ends: what is seen of the data connection is added, also where it fails
 *
 * Lists the login folder over data connections that are made by @command alone. The client is for
 * nothing else but this from then on.
 *
 * Returns: how many entries it has, -1 on an error
 */
gint64
ferry_ftp_client_list_with (FerryFtpClient *client,
                            const char *command,
                            FerryFtpEnds *ends,
                            GCancellable *cancellable,
                            GError **error)
{
  gint64 entries = 0;
  gboolean is_listed;

  allow_only (client, command);
  client->ends = ends;
  is_listed = ferry_ftp_client_list (client, "", count_part, &entries, cancellable, error);
  client->ends = NULL;
  return is_listed ? entries : -1;
}

static guint16
parse_port (const char *command, const char *text)
{
  g_autoptr (GInetSocketAddress) announced = NULL;

  if (g_str_equal (command, "EPSV"))
    return ferry_ftp_address_parse_epsv (text);
  announced = ferry_ftp_address_parse_pasv (text);
  return announced != NULL ? g_inet_socket_address_get_port (announced) : 0;
}

/**
 * ferry_ftp_client_ask_port:
 * @command: EPSV or PASV
 *
 * Asks for a port and does not connect to it: the server takes another one when it is asked again.
 *
 * Returns: the port, 0 if the server names none
 */
guint16
ferry_ftp_client_ask_port (FerryFtpClient *client,
                           const char *command,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *answer = ferry_ftp_client_dup_answer (client, command, cancellable, error);

  return answer != NULL ? parse_port (command, answer) : 0;
}
