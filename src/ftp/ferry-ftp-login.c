/* The login, in the order of the wire. See ferry-ftp-login.h; what follows the password is
 * ferry-ftp-setup.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-login.h"

#include "ferry-ftp-observe.h"
#include "ferry-ftp-address.h"
#include "ferry-ftp-login-commands.h"
#include "ferry-ftp-setup.h"
#include "ferry-ftp-symptom.h"
#include "ferry-ftp-telnet.h"
#include "ferry-ftp-wait.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A 421 before the login is done means that there are too many connections already. */
static void
take_login_error (GError **error, GError *reason)
{
  if (ferry_ftp_error_get_reply_code (reason) != 421)
    {
      g_propagate_error (error, reason);
      return;
    }
  reason->code = FERRY_FTP_ERROR_TOO_MANY_CONNECTIONS;
  ferry_ftp_error_edit_facts (reason)->symptom = FERRY_FTP_SYMPTOM_TOO_MANY;
  g_propagate_error (error, reason);
}

/* Measured: they send without Nagle's algorithm. */
static void
take_promptness (FerryFtpSession *session)
{
  static const char *const prompt_servers[] = { "vsFTPd", "ProFTPD", "Pure-FTPd", "pyftpdlib" };

  for (guint i = 0; i < G_N_ELEMENTS (prompt_servers); i++)
    if (strstr (session->greeting, prompt_servers[i]) != NULL)
      ferry_ftp_connection_set_prompt (session->connection);
}

/* 220 at once, or 120 "in a while" and then 220 (RFC 959 section 5.4); once, not again and again.
 */
static gboolean
greet (FerryFtpSession *session, GCancellable *cancellable, GError **error)
{
  g_autoptr (FerryFtpReply) reply = NULL;
  GError *reason;

  do
    {
      g_clear_pointer (&reply, ferry_ftp_reply_free);
      reply = ferry_ftp_connection_read_reply (session->connection, cancellable, error);
      if (reply == NULL)
        return FALSE;
    }
  while (reply->code == 120 && !reply->is_final);

  if (ferry_ftp_reply_is_done (reply))
    {
      session->greeting = ferry_ftp_reply_dup_text (reply);
      ferry_ftp_telnet_take_greeting (session);
      take_promptness (session);
      return TRUE;
    }
  reason = ferry_ftp_reply_says_too_many (reply)
               ? ferry_ftp_reply_to_typed_error (reply, FERRY_FTP_ERROR_TOO_MANY_CONNECTIONS,
                                                 _ ("%s takes no more connections"),
                                                 session->server->host)
               : ferry_ftp_reply_to_typed_error (reply, FERRY_FTP_ERROR_CONNECT,
                                                 _ ("%s refuses to serve"), session->server->host);
  ferry_ftp_observe (session->connection, reason,
                     ferry_ftp_symptom_of_reply (reply, FERRY_FTP_CONTEXT_GREETING), NULL);
  g_propagate_error (error, reason);
  return FALSE;
}

static gboolean
start_tls (FerryFtpSession *session, GCancellable *cancellable, GError **error)
{
  if (!ferry_ftp_connection_start_tls (session->connection, session->server, cancellable, error))
    return FALSE;
  ferry_ftp_session_reach (session, FERRY_FTP_STAGE_SECURED);
  return TRUE;
}

/* AUTH TLS (RFC 4217 section 4). Where TLS is only wished for, a refusal is no error. */
static gboolean
start_explicit_tls (FerryFtpSession *session, GCancellable *cancellable, GError **error)
{
  g_autoptr (FerryFtpReply) reply =
      ferry_ftp_session_command (session, cancellable, error, "AUTH TLS");
  GError *reason;

  if (reply == NULL)
    return FALSE;
  if (ferry_ftp_reply_is_done (reply))
    return start_tls (session, cancellable, error);
  if (session->server->security == FERRY_SECURITY_OPTIONAL)
    {
      ferry_ftp_session_note (session, FERRY_LOG_STATUS,
                              "the server offers no TLS: going on without encryption");
      ferry_ftp_session_reach (session, FERRY_FTP_STAGE_UNSECURED);
      return TRUE;
    }
  reason = ferry_ftp_reply_to_typed_error (reply, FERRY_FTP_ERROR_TLS_UNAVAILABLE,
                                           _ ("%s does not offer TLS"), session->server->host);
  ferry_ftp_observe (session->connection, reason, FERRY_FTP_SYMPTOM_TLS_NOT_OFFERED, "AUTH");
  g_propagate_error (error, reason);
  return FALSE;
}

static gboolean
needs_tls (const FerryFtpSession *session)
{
  return session->server->security == FERRY_SECURITY_EXPLICIT ||
         session->server->security == FERRY_SECURITY_IMPLICIT;
}

/* @context says whether a password was asked at all: a refusal before that is one of the user. */
static void
set_rejected (const FerryFtpSession *session,
              const FerryFtpReply *reply,
              FerryFtpContext context,
              GError **error)
{
  FerryFtpSymptom symptom = ferry_ftp_symptom_of_reply (reply, context);
  FerryFtpError code = symptom == FERRY_FTP_SYMPTOM_TOO_MANY ? FERRY_FTP_ERROR_TOO_MANY_CONNECTIONS
                                                             : FERRY_FTP_ERROR_LOGIN_REJECTED;
  GError *reason;

  if (ferry_ftp_reply_get_class (reply) == 4 && reply->code != 430)
    code = ferry_ftp_reply_get_error_code (reply);
  reason = ferry_ftp_reply_to_typed_error (reply, code, _ ("%s does not let “%s” in"),
                                           session->server->host,
                                           ferry_server_get_user (session->server));
  ferry_ftp_observe (session->connection, reason, symptom,
                     context == FERRY_FTP_CONTEXT_USER ? "USER" : "PASS");
  g_propagate_error (error, reason);
}

/* What is asked next, after USER, PASS or ACCT (RFC 959 section 5.4). Returns the reply to the
 * command sent, %NULL with the error set where there is nothing to send. */
static FerryFtpReply *
answer_password (FerryFtpSession *session, GCancellable *cancellable, GError **error)
{
  const char *password = ferry_server_get_password (session->server);

  if (password == NULL)
    {
      g_set_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_PASSWORD_NEEDED,
                   _ ("%s asks for the password of “%s”."), session->server->host,
                   ferry_server_get_user (session->server));
      return NULL;
    }
  return ferry_ftp_session_command (session, cancellable, error, "PASS %s", password);
}

static FerryFtpReply *
answer_account (FerryFtpSession *session, GCancellable *cancellable, GError **error)
{
  if (session->server->account == NULL)
    {
      g_set_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_LOGIN_REJECTED,
                   _ ("%s asks for an account besides user and password."), session->server->host);
      return NULL;
    }
  return ferry_ftp_session_command (session, cancellable, error, "ACCT %s",
                                    session->server->account);
}

/* USER, then whatever the replies ask for: 331 PASS, 332 ACCT, each once; 2xx lets in. */
static gboolean
authenticate (FerryFtpSession *session, GCancellable *cancellable, GError **error)
{
  g_autoptr (FerryFtpReply) reply = NULL;
  gboolean has_sent_password = FALSE;
  gboolean has_sent_account = FALSE;

  reply = ferry_ftp_session_command (session, cancellable, error, "USER %s",
                                     ferry_server_get_user (session->server));
  while (reply != NULL && !ferry_ftp_reply_is_done (reply))
    {
      gboolean asks_account = reply->code == 332;
      gboolean *has_sent = asks_account ? &has_sent_account : &has_sent_password;

      if (ferry_ftp_reply_get_class (reply) != 3 || *has_sent)
        {
          set_rejected (session, reply,
                        has_sent_password ? FERRY_FTP_CONTEXT_PASSWORD : FERRY_FTP_CONTEXT_USER,
                        error);
          return FALSE;
        }
      *has_sent = TRUE;
      ferry_ftp_reply_free (reply);
      reply = asks_account ? answer_account (session, cancellable, error)
                           : answer_password (session, cancellable, error);
    }
  return reply != NULL;
}

static gboolean
log_in (FerryFtpSession *session, GCancellable *cancellable, GError **error)
{
  FerrySecurity security = session->server->security;

  if (security == FERRY_SECURITY_IMPLICIT && !start_tls (session, cancellable, error))
    return FALSE;
  if (!greet (session, cancellable, error))
    return FALSE;
  ferry_ftp_session_reach (session, FERRY_FTP_STAGE_GREETED);
  if ((security == FERRY_SECURITY_EXPLICIT || security == FERRY_SECURITY_OPTIONAL) &&
      !start_explicit_tls (session, cancellable, error))
    return FALSE;
  /* The password never goes out in the clear where the user asked for TLS. */
  if (needs_tls (session) && ferry_ftp_connection_get_tls (session->connection) == NULL)
    {
      GError *reason = ferry_ftp_error_new (FERRY_FTP_ERROR_TLS_UNAVAILABLE, 0,
                                            _ ("%s does not offer TLS"), session->server->host);

      ferry_ftp_observe (session->connection, reason, FERRY_FTP_SYMPTOM_TLS_NOT_OFFERED, NULL);
      g_propagate_error (error, reason);
      return FALSE;
    }
  return authenticate (session, cancellable, error);
}

/* What went here before: on the road another way may work than at home. */
static void
find_way (FerryFtpSession *session)
{
  g_autoptr (GSocketAddress) local = ferry_ftp_connection_get_local (session->connection);

  session->network = ferry_ftp_address_dup_network (local);
  session->way = ferry_ways_find (session->server->learned_ways, session->network);
  session->is_epsv_silent = session->way == FERRY_WAY_PASV;
  if (session->is_epsv_silent)
    session->lacks |= FERRY_FTP_LACKS_EPSV;
  if (session->is_epsv_silent)
    ferry_ftp_session_note (session, FERRY_LOG_STATUS,
                            "on the network %s ports named by EPSV did not answer before: PASV",
                            session->network);
  else if (session->way == FERRY_WAY_ACTIVE && session->server->mode == FERRY_MODE_AUTOMATIC)
    ferry_ftp_session_note (session, FERRY_LOG_STATUS,
                            "on the network %s only active data connections worked before",
                            session->network);
}

/* The user knows better than any question could tell. */
static void
take_time_offset (FerryFtpSession *session)
{
  if (session->server->time_offset == FERRY_TIME_OFFSET_AUTOMATIC)
    return;
  session->has_asked_time_offset = TRUE;
  session->has_time_offset = TRUE;
  session->time_offset = session->server->time_offset * 60;
}

/**
 * ferry_ftp_login:
 * @session: not connected
 *
 * Connects and logs in. On an error the session is not connected.
 *
 * Returns: whether the session is ready for verbs
 */
gboolean
ferry_ftp_login (FerryFtpSession *session, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean has_foresight = session->expected_folder != NULL;

  session->connection =
      ferry_ftp_connection_open (session->server, session->log, cancellable, error);
  if (session->connection == NULL)
    return FALSE;
  ferry_ftp_session_reach (session, FERRY_FTP_STAGE_CONNECTED);
  find_way (session);
  ferry_ftp_connection_set_deadline (session->connection,
                                     ferry_ftp_deadline_in (session->server->login_timeout));
  if (!log_in (session, cancellable, &reason))
    {
      ferry_ftp_session_note (session, FERRY_LOG_ERROR, "%s", reason->message);
      ferry_ftp_session_close (session);
      take_login_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  ferry_ftp_connection_set_deadline (session->connection, 0);
  take_time_offset (session);
  if (!ferry_ftp_login_commands_run (session, cancellable, &reason) ||
      !ferry_ftp_setup (session, cancellable, &reason))
    {
      ferry_ftp_session_close (session);
      /* What does not know EPSV may have eaten all that left together with it. */
      if (has_foresight && g_error_matches (reason, FERRY_FTP_ERROR, FERRY_FTP_ERROR_TIMED_OUT))
        return ferry_ftp_login (session, cancellable, error);
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  ferry_ftp_session_reach (session, FERRY_FTP_STAGE_LOGGED_IN);
  return TRUE;
}
