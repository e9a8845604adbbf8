/* The question that a failed attempt to connect asks. See ferry-connect-question.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-connect-question.h"

#include "ferry-certificate-dialog.h"
#include "ferry-ftp-error.h"
#include "ferry-session-secret.h"

typedef struct
{
  FerryServer *server; /* as it was, and with the answer once there is one */
  FerryKeep keep;
  FerryTrust trust; /* NEVER where nobody was asked for it */
  gboolean is_of_proxy;
  GWeakRef parent; /* for what the proxy's keyring says */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_weak_ref_clear (&question->parent);
  ferry_server_free (question->server);
  g_free (question);
}

static void
got_login (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  g_autoptr (FerryServer) server = ferry_login_dialog_ask_finish (result, &question->keep);
  gboolean is_answered = server != NULL;

  if (is_answered)
    {
      ferry_server_free (question->server);
      question->server = g_steal_pointer (&server);
    }
  g_task_return_boolean (task, is_answered);
}

static void
ask_login (GTask *task, GtkWindow *parent, const GError *error)
{
  Question *question = g_task_get_task_data (task);

  ferry_login_dialog_ask_async (parent, question->server, error, g_task_get_cancellable (task),
                                got_login, task);
}

/* Its password has its own keeping, whatever becomes of the server's. */
static void
got_proxy_login (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&question->parent);
  FerryKeep keep;
  g_autoptr (FerryServer) server = ferry_login_dialog_ask_finish (result, &keep);
  gboolean is_answered = server != NULL;

  if (is_answered)
    {
      ferry_session_secret_keep_proxy (parent, server, keep);
      ferry_server_free (question->server);
      question->server = g_steal_pointer (&server);
    }
  g_task_return_boolean (task, is_answered);
}

static void
ask_proxy (GTask *task, GtkWindow *parent, const GError *error)
{
  Question *question = g_task_get_task_data (task);

  g_weak_ref_set (&question->parent, parent);
  question->is_of_proxy = TRUE;
  ferry_login_dialog_ask_async (parent, question->server, error, g_task_get_cancellable (task),
                                got_proxy_login, task);
}

static void
got_trust (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  g_autofree char *fingerprint = NULL;

  question->trust = ferry_certificate_dialog_ask_finish (result, &fingerprint);
  if (question->trust != FERRY_TRUST_NEVER)
    {
      g_free (question->server->pinned_fingerprint);
      question->server->pinned_fingerprint = g_steal_pointer (&fingerprint);
    }
  g_task_return_boolean (task, question->trust != FERRY_TRUST_NEVER);
}

static void
ask_trust (GTask *task, GtkWindow *parent, const GError *error)
{
  Question *question = g_task_get_task_data (task);

  ferry_certificate_dialog_ask_async (parent, question->server, error,
                                      g_task_get_cancellable (task), got_trust, task);
}

/* They take the task. */
static const struct
{
  FerryFtpError code;
  void (*ask) (GTask *task, GtkWindow *parent, const GError *error);
} questions[] = {
  { FERRY_FTP_ERROR_LOGIN_REJECTED, ask_login },
  { FERRY_FTP_ERROR_PASSWORD_NEEDED, ask_login },
  { FERRY_FTP_ERROR_PROXY_LOGIN, ask_proxy },
  { FERRY_FTP_ERROR_CERTIFICATE_UNKNOWN, ask_trust },
  { FERRY_FTP_ERROR_CERTIFICATE_CHANGED, ask_trust },
};

/**
 * ferry_connect_question_can_help:
 * @server: to which no connection could be made
 *
 * Returns: whether an answer of the user's could lead on
 */
gboolean
ferry_connect_question_can_help (const FerryServer *server, const GError *error)
{
  if (!ferry_login_dialog_can_help (server, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_error_matches (error, FERRY_FTP_ERROR, questions[i].code))
      return TRUE;
  return FALSE;
}

/**
 * ferry_connect_question_ask_async:
 * @server: to which no connection could be made
 * @error: why, one with which ferry_connect_question_can_help()
 */
void
ferry_connect_question_ask_async (GtkWindow *parent,
                                  const FerryServer *server,
                                  const GError *error,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);
  gsize i = 0;

  g_weak_ref_init (&question->parent, NULL);
  question->server = ferry_server_copy (server);
  g_task_set_task_data (task, question, question_free);
  g_task_set_check_cancellable (task, FALSE);
  while (i + 1 < G_N_ELEMENTS (questions) &&
         !g_error_matches (error, FERRY_FTP_ERROR, questions[i].code))
    i++;
  questions[i].ask (task, parent, error);
}

/**
 * ferry_connect_question_ask_finish:
 * @is_trusted_once: (inout): whether the server's certificate is trusted for this connection alone;
 *   as before where that was not the question
 * @keep: (inout): how long the password is to be remembered, likewise
 *
 * Returns: (transfer full) (nullable): the settings to try again with, %NULL when the user gave up
 */
FerryServer *
ferry_connect_question_ask_finish (GAsyncResult *result, gboolean *is_trusted_once, FerryKeep *keep)
{
  Question *question = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return NULL;
  if (question->trust != FERRY_TRUST_NEVER)
    *is_trusted_once = question->trust == FERRY_TRUST_ONCE;
  else if (!question->is_of_proxy)
    *keep = question->keep;
  return g_steal_pointer (&question->server);
}
