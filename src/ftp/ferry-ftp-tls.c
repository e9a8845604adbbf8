/* TLS on the control and the data connections. See ferry-ftp-tls.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-tls.h"

#include "ferry-ftp-blocking.h"
#include "ferry-ftp-symptom.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const FerryServer *server;
  GSocketConnectable *identity;
  GTlsDatabase *extra_roots; /* nullable: of the server's ca_file */
} Judge;

/* Asks a database. Returns the flags of what is wrong, 0 if the certificate is trusted. */
static GTlsCertificateFlags
verify (GTlsDatabase *database, GTlsCertificate *certificate, GSocketConnectable *identity)
{
  g_autoptr (GError) error = NULL;
  GTlsCertificateFlags flags = g_tls_database_verify_chain (
      database, certificate, G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER, identity, NULL,
      G_TLS_DATABASE_VERIFY_NONE, NULL, &error);

  return error != NULL ? G_TLS_CERTIFICATE_GENERIC_ERROR : flags;
}

/* The pinned certificate and no other; without a pin, whatever the system or the extra roots trust.
 * A certificate other than the pinned one is refused although the system may trust it: the user has
 * said which one it is. */
static gboolean
judge (const Judge *judge, GTlsCertificate *certificate, GError **error)
{
  GError *reason;
  g_autoptr (GTlsDatabase) system =
      g_tls_backend_get_default_database (g_tls_backend_get_default ());
  GTlsCertificateFlags flags = verify (system, certificate, judge->identity);
  g_autofree char *fingerprint = ferry_ftp_dup_fingerprint (certificate);
  const char *pinned = judge->server->pinned_fingerprint;

  if (pinned != NULL)
    {
      if (ferry_ftp_fingerprint_equal (pinned, fingerprint))
        return TRUE;
      reason = ferry_ftp_error_new_for_certificate (
          FERRY_FTP_ERROR_CERTIFICATE_CHANGED, certificate, flags,
          _ ("%s shows another certificate than the one you trusted. Somebody may be "
             "pretending to be this server. The new one’s fingerprint is %s."),
          judge->server->host, fingerprint);
      ferry_ftp_error_edit_facts (reason)->symptom = FERRY_FTP_SYMPTOM_CERTIFICATE;
      g_propagate_error (error, reason);
      return FALSE;
    }
  if (flags == 0)
    return TRUE;
  if (judge->extra_roots != NULL && verify (judge->extra_roots, certificate, judge->identity) == 0)
    return TRUE;
  reason = ferry_ftp_error_new_for_certificate (
      FERRY_FTP_ERROR_CERTIFICATE_UNKNOWN, certificate, flags,
      _ ("The certificate of %s is not trusted. Its fingerprint is %s."), judge->server->host,
      fingerprint);
  ferry_ftp_error_edit_facts (reason)->symptom = FERRY_FTP_SYMPTOM_CERTIFICATE;
  g_propagate_error (error, reason);
  return FALSE;
}

typedef struct
{
  FerryFtpBlocking call;
  GError *error;
  gboolean is_made;
} Handshake;

static void
did_handshake (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Handshake *handshake = user_data;

  handshake->is_made =
      g_tls_connection_handshake_finish (G_TLS_CONNECTION (source), result, &handshake->error);
  ferry_ftp_blocking_done (&handshake->call);
}

/* A time-out of the socket would count from its last byte, and a hostile server sends one now and
 * then. */
static gboolean
shake_hands (GTlsConnection *tls, guint seconds, GCancellable *cancellable, GError **error)
{
  Handshake handshake = { 0 };
  gboolean is_late;

  ferry_ftp_blocking_begin (&handshake.call, seconds, cancellable);
  g_tls_connection_handshake_async (tls, G_PRIORITY_DEFAULT, handshake.call.stop, did_handshake,
                                    &handshake);
  is_late = ferry_ftp_blocking_wait (&handshake.call);

  if (handshake.error != NULL && is_late)
    {
      g_clear_error (&handshake.error);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _ ("Connection timed out"));
    }
  else if (handshake.error != NULL)
    {
      g_propagate_error (error, handshake.error);
    }
  return handshake.is_made;
}

static gboolean
on_accept_control (GTlsConnection *connection,
                   GTlsCertificate *certificate,
                   GTlsCertificateFlags errors,
                   const Judge *how)
{
  return judge (how, certificate, NULL);
}

/* The TLS library has many words for an end; the connection below it has two: an end, or a reset
 * where the server closed with our first bytes unread. */
static gboolean
is_closed (GTlsConnection *tls)
{
  g_autoptr (GSocketConnection) tcp = NULL;
  char byte;

  g_object_get (tls, "base-io-stream", &tcp, NULL);
  return g_socket_condition_check (g_socket_connection_get_socket (tcp), G_IO_HUP) == G_IO_HUP ||
         g_pollable_input_stream_read_nonblocking (
             G_POLLABLE_INPUT_STREAM (g_io_stream_get_input_stream (G_IO_STREAM (tcp))), &byte, 1,
             NULL, NULL) == 0;
}

static FerryFtpSymptom
find_symptom (GTlsConnection *tls, const Judge *how, const GError *reason)
{
  FerryFtpSymptom symptom = FERRY_FTP_SYMPTOM_TLS_FAILED;

  if (reason != NULL)
    symptom = ferry_ftp_symptom_of_tls (reason, how->server->security == FERRY_SECURITY_IMPLICIT);
  /* An alert before the end says more. */
  return symptom == FERRY_FTP_SYMPTOM_TLS_FAILED && is_closed (tls) ? FERRY_FTP_SYMPTOM_CLOSED
                                                                    : symptom;
}

static gboolean
handshake_control (GTlsConnection *tls, const Judge *how, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  GTlsCertificate *certificate;
  GError *failure;
  gboolean is_made = shake_hands (tls, how->server->connect_timeout, cancellable, &reason);

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  /* Judged again after the handshake: a resumed session does not emit "accept-certificate". */
  certificate = g_tls_connection_get_peer_certificate (tls);
  if (certificate != NULL && !judge (how, certificate, error))
    return FALSE;
  if (is_made && certificate != NULL)
    return TRUE;

  failure = ferry_ftp_error_new (FERRY_FTP_ERROR_TLS_FAILED, 0, _ ("TLS with %s failed: %s"),
                                 how->server->host,
                                 reason != NULL ? reason->message : _ ("no certificate"));
  ferry_ftp_error_edit_facts (failure)->symptom = find_symptom (tls, how, reason);
  g_propagate_error (error, failure);
  return FALSE;
}

/**
 * ferry_ftp_tls_start_control:
 * @connection: the plain control connection
 *
 * Handshakes and judges the certificate.
 *
 * Returns: (transfer full): the TLS session. Fails with %FERRY_FTP_ERROR_CERTIFICATE_UNKNOWN,
 * %FERRY_FTP_ERROR_CERTIFICATE_CHANGED or %FERRY_FTP_ERROR_TLS_FAILED
 */
GTlsConnection *
ferry_ftp_tls_start_control (GSocketConnection *connection,
                             const FerryServer *server,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GSocketConnectable) identity =
      g_network_address_new (server->host, ferry_server_get_port (server));
  g_autoptr (GTlsDatabase) extra_roots = NULL;
  g_autoptr (GIOStream) tls = NULL;
  Judge how = { .server = server, .identity = identity };
  gboolean is_made;

  if (server->ca_file != NULL)
    {
      extra_roots = g_tls_file_database_new (server->ca_file, error);
      if (extra_roots == NULL)
        return NULL;
      how.extra_roots = extra_roots;
    }
  tls = g_tls_client_connection_new (G_IO_STREAM (connection), identity, error);
  if (tls == NULL)
    return NULL;

  g_signal_connect (tls, "accept-certificate", G_CALLBACK (on_accept_control), &how);
  g_tls_connection_set_require_close_notify (G_TLS_CONNECTION (tls), FALSE);
  is_made = handshake_control (G_TLS_CONNECTION (tls), &how, cancellable, error);
  g_signal_handlers_disconnect_by_func (tls, on_accept_control, &how);
  return is_made ? G_TLS_CONNECTION (g_steal_pointer (&tls)) : NULL;
}

typedef struct
{
  GTlsCertificate *expected;
  gboolean was_asked;
} DataJudge;

static gboolean
on_accept_data (GTlsConnection *connection,
                GTlsCertificate *certificate,
                GTlsCertificateFlags errors,
                DataJudge *how)
{
  how->was_asked = TRUE;
  return g_tls_certificate_is_same (certificate, how->expected);
}

static gboolean
handshake_data (GTlsConnection *tls,
                DataJudge *how,
                guint seconds,
                GCancellable *cancellable,
                GError **error)
{
  GTlsCertificate *certificate;

  if (!shake_hands (tls, seconds, cancellable, error))
    return FALSE;
  certificate = g_tls_connection_get_peer_certificate (tls);
  if (certificate != NULL && g_tls_certificate_is_same (certificate, how->expected))
    return TRUE;
  g_set_error_literal (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_TLS_FAILED,
                       _ ("The data connection shows another certificate than the control "
                          "connection. It was closed."));
  return FALSE;
}

/**
 * ferry_ftp_tls_start_data:
 * @control: the control connection's session, from which at least one reply has been read: TLS 1.3
 *   brings the tickets with it
 * @seconds: until it has to stand
 * @is_resumed: (out): whether the session was resumed
 *
 * To be called when the command has been sent: servers begin TLS only then. The session of the
 * control connection is resumed, which vsftpd, ProFTPD and FileZilla demand, and the certificate
 * must be the same: nobody is asked about the one of a data connection.
 *
 * Returns: (transfer full): the TLS session
 */
GTlsConnection *
ferry_ftp_tls_start_data (GSocketConnection *connection,
                          GTlsConnection *control,
                          guint seconds,
                          gboolean *is_resumed,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GIOStream) tls = NULL;
  DataJudge how = { .expected = g_tls_connection_get_peer_certificate (control) };
  gboolean is_made;

  /* Without a database the handler is asked at each full handshake, trusted or not, and so tells
   * it from a resumed one; and from the beginning, for else GIO reads all that the system trusts
   * for each of these connections, which takes milliseconds. */
  tls = g_initable_new (
      g_tls_backend_get_client_connection_type (g_tls_backend_get_default ()), NULL, error,
      "base-io-stream", connection, "server-identity",
      g_tls_client_connection_get_server_identity (G_TLS_CLIENT_CONNECTION (control)), "database",
      NULL, NULL);
  if (tls == NULL)
    return NULL;

  /* A missing close_notify is found by the size (IIS sends none). */
  g_tls_connection_set_require_close_notify (G_TLS_CONNECTION (tls), FALSE);
  g_tls_client_connection_copy_session_state (G_TLS_CLIENT_CONNECTION (tls),
                                              G_TLS_CLIENT_CONNECTION (control));
  g_signal_connect (tls, "accept-certificate", G_CALLBACK (on_accept_data), &how);
  is_made = handshake_data (G_TLS_CONNECTION (tls), &how, seconds, cancellable, error);
  g_signal_handlers_disconnect_by_func (tls, on_accept_data, &how);
  *is_resumed = is_made && !how.was_asked;
  return is_made ? G_TLS_CONNECTION (g_steal_pointer (&tls)) : NULL;
}

/* Version names as people know them. */
static const struct
{
  GTlsProtocolVersion version;
  const char *name;
} version_names[] = {
  { G_TLS_PROTOCOL_VERSION_TLS_1_0, "TLS 1.0" },
  { G_TLS_PROTOCOL_VERSION_TLS_1_1, "TLS 1.1" },
  { G_TLS_PROTOCOL_VERSION_TLS_1_2, "TLS 1.2" },
  { G_TLS_PROTOCOL_VERSION_TLS_1_3, "TLS 1.3" },
};

/**
 * ferry_ftp_tls_get_version_name:
 *
 * Returns: as people write it, "TLS 1.3"; "TLS" where GIO does not know
 */
const char *
ferry_ftp_tls_get_version_name (GTlsConnection *connection)
{
  GTlsProtocolVersion version = g_tls_connection_get_protocol_version (connection);

  for (guint i = 0; i < G_N_ELEMENTS (version_names); i++)
    if (version == version_names[i].version)
      return version_names[i].name;
  return "TLS";
}

/**
 * ferry_ftp_tls_dup_description:
 *
 * Returns: (transfer full): version and ciphers, for the log
 */
char *
ferry_ftp_tls_dup_description (GTlsConnection *connection)
{
  g_autofree char *ciphers = g_tls_connection_get_ciphersuite_name (connection);

  return g_strdup_printf ("%s%s%s", ferry_ftp_tls_get_version_name (connection),
                          ciphers != NULL ? ", " : "", ciphers != NULL ? ciphers : "");
}
