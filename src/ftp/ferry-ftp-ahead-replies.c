/* The commands of a run and the replies to them, counted strictly. See ferry-ftp-ahead-run.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-ahead-run.h"

#include "ferry-ftp-quirks.h"
#include "ferry-ftp-time.h"
#include "ferry-ftp-wait.h"

#include <glib/gi18n-lib.h>

/* Until a server has shown that it takes commands ahead, silence means that it does not. */
#define WATCHDOG_SECONDS 5
#define ENOUGH_PROOF     3

typedef struct
{
  FerryFtpAheadKind kind;
  FerryFtpAheadFile *file; /* NULL: given up */
} Owed;

/* The replies that say yes to each kind of command; any of them may be refused. */
static const guint answers[][4] = {
  [FERRY_FTP_AHEAD_TRANSFER] = { 226, 250, 225, 200 },
  [FERRY_FTP_AHEAD_PORT] = { 229, 227 },
  [FERRY_FTP_AHEAD_LISTEN] = { 200, 250 },
  [FERRY_FTP_AHEAD_SIZE] = { 213 },
  [FERRY_FTP_AHEAD_TIME] = { 213, 200, 250, 253 },
  [FERRY_FTP_AHEAD_MODE] = { 200, 250 },
  [FERRY_FTP_AHEAD_RENAME_FROM] = { 350 },
  [FERRY_FTP_AHEAD_RENAME_TO] = { 250, 200 },
};

/* A file may be refused, or its data break. But where the server knows no data connection any more,
 * or not what it was asked, it has lost the port that it named too early. Under TLS 425 and 522 are
 * about the TLS session. */
static gboolean
may_refuse_transfer (const FerryFtpAheadRun *run, const FerryFtpReply *reply)
{
  static const guint lost[] = { 425, 500, 501, 502, 503, 504, 551 };

  if (run->session->has_protected_data)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (lost); i++)
    if (reply->code == lost[i])
      return FALSE;
  return TRUE;
}

static gboolean
belongs_to (const FerryFtpAheadRun *run, const FerryFtpReply *reply, FerryFtpAheadKind kind)
{
  if (ferry_ftp_reply_get_class (reply) >= 4)
    return kind != FERRY_FTP_AHEAD_TRANSFER || may_refuse_transfer (run, reply);
  if (ferry_ftp_reply_get_class (reply) == 1)
    return kind == FERRY_FTP_AHEAD_TRANSFER;
  for (guint i = 0; i < G_N_ELEMENTS (answers[kind]); i++)
    if (reply->code == answers[kind][i])
      return TRUE;
  return FALSE;
}

/**
 * ferry_ftp_ahead_get_patience:
 * @usual: seconds that are waited for this otherwise
 *
 * Returns: how many seconds to wait
 */
guint
ferry_ftp_ahead_get_patience (const FerryFtpAheadRun *run, guint usual)
{
  return run->session->files_ahead < ENOUGH_PROOF ? MIN (WATCHDOG_SECONDS, usual) : usual;
}

/**
 * ferry_ftp_ahead_add:
 * @file: (nullable): that the reply is about
 *
 * Adds a command to those that go out together with the next ferry_ftp_connection_flush().
 */
gboolean
ferry_ftp_ahead_add (FerryFtpAheadRun *run,
                     FerryFtpAheadKind kind,
                     FerryFtpAheadFile *file,
                     const char *line,
                     GError **error)
{
  Owed *owed;

  if (!ferry_ftp_connection_queue (run->session->connection, line, error))
    return FALSE;
  owed = g_new (Owed, 1);
  *owed = (Owed){ kind, file };
  run->is_ahead = run->owed.length > 0;
  g_queue_push_tail (&run->owed, owed);
  return TRUE;
}

/* What the server lacks is ignored as with a file alone; what it cannot do now is tried again. */
static void
take_fact (FerryFtpAheadFile *file, const FerryFtpReply *reply)
{
  if (ferry_ftp_reply_get_class (reply) == 4)
    file->is_refused = TRUE;
}

static void
take_size (FerryFtpAheadRun *run, FerryFtpAheadFile *file, const FerryFtpReply *reply)
{
  ferry_ftp_session_learn (run->session, FERRY_FTP_LACKS_SIZE, reply);
  if (ferry_ftp_reply_is_done (reply) && ferry_ftp_size_parse (reply) != file->moved)
    file->is_refused = TRUE;
}

static void
take_answer (FerryFtpAheadRun *run,
             FerryFtpAheadKind kind,
             FerryFtpAheadFile *file,
             const FerryFtpReply *reply)
{
  gboolean is_refused = ferry_ftp_reply_get_class (reply) >= 4;

  switch (kind)
    {
    case FERRY_FTP_AHEAD_TRANSFER:
      file->is_answered = TRUE;
      /* A second 1xx is the end as well, but of a file that was cut. */
      file->is_refused = !ferry_ftp_reply_is_done (reply);
      break;

    case FERRY_FTP_AHEAD_SIZE:
      take_size (run, file, reply);
      break;

    case FERRY_FTP_AHEAD_TIME:
    case FERRY_FTP_AHEAD_MODE:
      take_fact (file, reply);
      break;

    case FERRY_FTP_AHEAD_RENAME_FROM:
    case FERRY_FTP_AHEAD_RENAME_TO:
      file->is_refused = file->is_refused || is_refused;
      break;

    case FERRY_FTP_AHEAD_PORT:
    case FERRY_FTP_AHEAD_LISTEN:
    default:
      break;
    }
}

static gboolean
fail_out_of_step (FerryFtpAheadRun *run, const FerryFtpReply *reply, GError **error)
{
  ferry_ftp_quirks_note (run->session, FERRY_FTP_QUIRK_STUMBLES);
  ferry_ftp_connection_break (run->session->connection);
  g_propagate_error (error, ferry_ftp_reply_to_typed_error (reply, FERRY_FTP_ERROR_CONNECTION_LOST,
                                                            _ ("%s spoke out of turn"),
                                                            run->session->server->host));
  return FALSE;
}

/* Takes over @reply. */
static gboolean
take_reply (FerryFtpAheadRun *run, FerryFtpReply *reply, GError **error)
{
  g_autoptr (FerryFtpReply) taken = reply;
  Owed *owed = g_queue_peek_head (&run->owed);

  if (owed == NULL || !belongs_to (run, reply, owed->kind))
    return fail_out_of_step (run, reply, error);
  if (!reply->is_final)
    {
      if (owed->file != NULL)
        owed->file->has_opened = TRUE;
      return TRUE;
    }
  if (owed->file != NULL)
    take_answer (run, owed->kind, owed->file, reply);
  if (owed->kind == FERRY_FTP_AHEAD_PORT && ferry_ftp_reply_is_done (reply))
    {
      g_clear_pointer (&run->port, ferry_ftp_reply_free);
      run->port = g_steal_pointer (&taken);
    }
  g_free (g_queue_pop_head (&run->owed));
  return TRUE;
}

/* No reply came. With nothing sent ahead of it that is not the fault of our haste; and a server
 * that has stood it before is merely slow, or gone. */
static void
judge_silence (FerryFtpAheadRun *run)
{
  if (run->is_ahead && run->session->files_ahead < ENOUGH_PROOF)
    ferry_ftp_quirks_note (run->session, FERRY_FTP_QUIRK_STUMBLES);
}

/**
 * ferry_ftp_ahead_read:
 * @file: the one at hand. If it is cancelled, that is its error, and no failure here.
 *
 * Waits for the next reply.
 *
 * Returns: %FALSE if none came, or one that does not belong there; the connection is lost then
 */
gboolean
ferry_ftp_ahead_read (FerryFtpAheadRun *run, FerryFtpAheadFile *file, GError **error)
{
  FerryFtpConnection *connection = run->session->connection;
  guint usual = run->session->server->reply_timeout;
  guint patience = file->error != NULL ? MIN (WATCHDOG_SECONDS, usual)
                                       : ferry_ftp_ahead_get_patience (run, usual);
  g_autoptr (GError) reason = NULL;
  FerryFtpReply *reply;

  ferry_ftp_connection_set_deadline (connection, ferry_ftp_deadline_in (patience));
  reply = ferry_ftp_connection_read_reply (connection,
                                           file->error == NULL ? file->cancellable : NULL, &reason);
  ferry_ftp_connection_set_deadline (connection, 0);
  if (reply != NULL)
    return take_reply (run, reply, error);
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      file->error = g_steal_pointer (&reason);
      return TRUE;
    }
  judge_silence (run);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * ferry_ftp_ahead_fail_silent:
 *
 * Neither a reply nor data came in time.
 */
gboolean
ferry_ftp_ahead_fail_silent (FerryFtpAheadRun *run, GError **error)
{
  judge_silence (run);
  ferry_ftp_connection_break (run->session->connection);
  g_propagate_error (error, ferry_ftp_error_new (FERRY_FTP_ERROR_TIMED_OUT, 0,
                                                 _ ("%s has not answered in time."),
                                                 run->session->server->host));
  return FALSE;
}

/**
 * ferry_ftp_ahead_read_all:
 *
 * As ferry_ftp_ahead_read(), until no reply is owed.
 */
gboolean
ferry_ftp_ahead_read_all (FerryFtpAheadRun *run, FerryFtpAheadFile *file, GError **error)
{
  while (run->owed.length > 0)
    if (!ferry_ftp_ahead_read (run, file, error))
      return FALSE;
  return TRUE;
}

/**
 * ferry_ftp_ahead_forget:
 *
 * @file goes; replies about it may still come.
 */
void
ferry_ftp_ahead_forget (FerryFtpAheadRun *run, FerryFtpAheadFile *file)
{
  for (GList *link = run->owed.head; link != NULL; link = link->next)
    {
      Owed *owed = link->data;

      if (owed->file == file)
        owed->file = NULL;
    }
}
