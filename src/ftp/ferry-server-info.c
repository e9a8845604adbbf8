/* What a client knows of its server, collected. See ferry-server-info.h and ferry-ftp-client.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-server-info.h"

#include "ferry-charset.h"
#include "ferry-ftp-address.h"
#include "ferry-ftp-client.h"
#include "ferry-ftp-session.h"
#include "ferry-ftp-tls.h"

static const struct
{
  FerryFtpLacks what;
  const char *command;
} commands[] = {
  { FERRY_FTP_LACKS_EPSV, "EPSV" },
  { FERRY_FTP_LACKS_PASV, "PASV" },
  { FERRY_FTP_LACKS_EPRT, "EPRT" },
  { FERRY_FTP_LACKS_PORT, "PORT" },
  { FERRY_FTP_LACKS_MLST, "MLST" },
  { FERRY_FTP_LACKS_MLSD, "MLSD" },
  { FERRY_FTP_LACKS_LIST_ALL, "LIST -a" },
  { FERRY_FTP_LACKS_SIZE, "SIZE" },
  { FERRY_FTP_LACKS_MDTM, "MDTM" },
  { FERRY_FTP_LACKS_MFMT, "MFMT" },
  { FERRY_FTP_LACKS_SET_MDTM, "MDTM YYYYMMDDHHMMSS" },
  { FERRY_FTP_LACKS_SITE_UTIME, "SITE UTIME" },
};

void
ferry_server_info_free (FerryServerInfo *info)
{
  g_free (info->host);
  g_free (info->user);
  g_free (info->address);
  g_free (info->local_address);
  g_free (info->greeting);
  g_free (info->system);
  g_free (info->folder);
  g_free (info->charset);
  g_free (info->tls_version);
  g_free (info->cipher);
  g_clear_object (&info->certificate);
  g_strfreev (info->features);
  g_strfreev (info->lacks);
  g_free (info);
}

static char *
dup_shown_address (GSocketAddress *address)
{
  return address != NULL ? ferry_ftp_address_dup_shown (address) : NULL;
}

static void
add_ends (FerryServerInfo *info, FerryFtpConnection *connection)
{
  g_autoptr (GSocketAddress) peer = ferry_ftp_connection_get_peer (connection);
  g_autoptr (GSocketAddress) local = ferry_ftp_connection_get_local (connection);

  info->address = dup_shown_address (peer);
  info->local_address = dup_shown_address (local);
  info->is_proxied = ferry_ftp_connection_is_proxied (connection);
}

static void
add_tls (FerryServerInfo *info, GTlsConnection *tls)
{
  if (tls == NULL)
    return;
  info->tls_version = g_strdup (ferry_ftp_tls_get_version_name (tls));
  info->cipher = g_tls_connection_get_ciphersuite_name (tls);
  g_set_object (&info->certificate, g_tls_connection_get_peer_certificate (tls));
}

/* A line of the server's: raw bytes, nullable. */
static char *
dup_shown (FerryFtpSession *session, const char *text)
{
  return text != NULL ? ferry_ftp_session_dup_shown (session, text) : NULL;
}

static char **
dup_lacks (FerryFtpSession *session)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (ferry_ftp_session_lacks (session, commands[i].what))
      g_strv_builder_add (names, commands[i].command);
  return g_strv_builder_end (names);
}

static char **
dup_features (FerryFtpSession *session)
{
  g_auto (GStrv) lines = NULL;
  g_autoptr (GStrvBuilder) shown = g_strv_builder_new ();

  if (!ferry_ftp_features_is_known (session->features))
    return NULL;
  lines = ferry_ftp_features_dup_lines (session->features);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *text = dup_shown (session, *line);

      g_strv_builder_add (shown, text);
    }
  return g_strv_builder_end (shown);
}

/**
 * ferry_ftp_client_dup_info:
 *
 * Asks nothing of the server: what is known was said before.
 *
 * Returns: (transfer full) (nullable): what is known of it; %NULL without a connection
 */
FerryServerInfo *
ferry_ftp_client_dup_info (FerryFtpClient *session)
{
  const FerryServer *server = session->server;
  const char *charset = ferry_server_get_charset (server);
  FerryServerInfo *info;

  if (!ferry_ftp_session_is_open (session))
    return NULL;
  info = g_new0 (FerryServerInfo, 1);
  info->host = g_strdup (server->host);
  info->port = ferry_server_get_port (server);
  info->user = g_strdup (ferry_server_get_user (server));
  add_ends (info, session->connection);
  info->greeting = dup_shown (session, session->greeting);
  info->system = dup_shown (session, session->system);
  info->folder = dup_shown (session, session->home);
  info->charset = g_strdup (charset != NULL ? charset : "UTF-8");
  info->is_charset_chosen = server->charset != NULL;
  add_tls (info, ferry_ftp_connection_get_tls (session->connection));
  info->is_data_encrypted = session->has_protected_data;
  info->has_time_offset = session->has_time_offset;
  info->time_offset = session->time_offset;
  info->mode = server->mode;
  info->is_active = server->mode == FERRY_MODE_ACTIVE ||
                    (server->mode == FERRY_MODE_AUTOMATIC && session->way == FERRY_WAY_ACTIVE);
  info->features = dup_features (session);
  info->lacks = dup_lacks (session);
  return info;
}
