/* A run of downloads in active mode: EPRT and RETR of some files in one write, each with a port of
 * its own, then all of them are received before the next ones are asked for.
 * See ferry-ftp-ahead-run.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-ahead-run.h"

#include "ferry-ftp-data-method.h"
#include "ferry-ftp-wait.h"
#include "ferry-path.h"

#define PAIRS 16

typedef struct
{
  FerryFtpAheadFile *file; /* NULL: has ended */
  FerryFtpData *data;      /* owned */
} Pair;

typedef struct
{
  Pair pairs[PAIRS];
  guint count;
} Batch;

static void
batch_clear (Batch *batch)
{
  for (guint i = 0; i < batch->count; i++)
    g_clear_pointer (&batch->pairs[i].data, ferry_ftp_data_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batch, batch_clear)

static gboolean
add_pair (FerryFtpAheadRun *run, Pair *pair, GError **error)
{
  g_autofree char *path = ferry_ftp_session_dup_path (run->session, pair->file->path);
  g_autofree char *transfer = g_strconcat ("RETR ", path, NULL);
  g_autofree char *listen = NULL;

  if (!ferry_path_check_argument (path, &pair->file->error))
    return TRUE;
  pair->data = ferry_ftp_data_listen (run->session, &listen, error);
  return pair->data != NULL &&
         ferry_ftp_ahead_add (run, FERRY_FTP_AHEAD_LISTEN, NULL, listen, error) &&
         ferry_ftp_ahead_add (run, FERRY_FTP_AHEAD_TRANSFER, pair->file, transfer, error);
}

/* A range of ports may be too small for all. Returns %FALSE if it holds none. */
static gboolean
fill (FerryFtpAheadRun *run, Batch *batch, GError **error)
{
  g_autoptr (GError) reason = NULL;
  FerryFtpAheadFile *file = NULL;

  while (batch->count < PAIRS && reason == NULL &&
         (file = run->funcs->next (run->user_data)) != NULL)
    {
      Pair *pair = &batch->pairs[batch->count];

      pair->file = file;
      if (add_pair (run, pair, &reason))
        batch->count++;
    }
  if (reason == NULL)
    return TRUE;
  g_clear_pointer (&batch->pairs[batch->count].data, ferry_ftp_data_free);
  ferry_ftp_ahead_end (run, file, FERRY_FTP_AHEAD_AGAIN);
  if (batch->count > 0)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* Takes the server's connection; without one the server has answered, or @pair's file has its
 * error. */
static gboolean
await_server (FerryFtpAheadRun *run, Pair *pair, GError **error)
{
  FerryFtpSession *session = run->session;
  guint patience = ferry_ftp_ahead_get_patience (run, session->server->connect_timeout);
  gint64 deadline = ferry_ftp_deadline_in (patience);

  while (pair->data->tcp == NULL && pair->file->error == NULL)
    {
      if (pair->file->is_answered && !ferry_ftp_is_readable (pair->data->listener))
        return TRUE;
      /* What is read into memory already does not wake the wait below. */
      if (!pair->file->is_answered && ferry_ftp_connection_has_reply (session->connection))
        {
          if (!ferry_ftp_ahead_read (run, pair->file, error))
            return FALSE;
          continue;
        }
      ferry_ftp_data_accept (pair->data, session, deadline, pair->file->cancellable,
                             &pair->file->error);
      if (g_error_matches (pair->file->error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
        {
          g_clear_error (&pair->file->error);
          return ferry_ftp_ahead_fail_silent (run, error);
        }
    }
  return TRUE;
}

static gboolean
receive (FerryFtpAheadRun *run, Pair *pair, GError **error)
{
  if (pair->data == NULL)
    return TRUE;
  if (!await_server (run, pair, error))
    return FALSE;
  if (pair->data->tcp != NULL && pair->file->error == NULL &&
      !ferry_ftp_ahead_move (run, pair->file, pair->data, error))
    return FALSE;
  g_clear_pointer (&pair->data, ferry_ftp_data_free);
  return TRUE;
}

/* Tells of those that are through, in their order. */
static void
settle (FerryFtpAheadRun *run, Batch *batch, guint received)
{
  for (guint i = 0; i < received; i++)
    {
      Pair *pair = &batch->pairs[i];

      if (pair->file == NULL)
        continue;
      if (!pair->file->is_answered && run->owed.length > 0)
        return;
      ferry_ftp_ahead_settle (run, g_steal_pointer (&pair->file));
    }
}

static gboolean
carry (FerryFtpAheadRun *run, Batch *batch, GError **error)
{
  if (!ferry_ftp_connection_flush (run->session->connection, NULL, error))
    return FALSE;
  for (guint i = 0; i < batch->count; i++)
    {
      if (!receive (run, &batch->pairs[i], error))
        return FALSE;
      settle (run, batch, i + 1);
    }
  for (guint i = 0; i < batch->count; i++)
    {
      FerryFtpAheadFile *file = batch->pairs[i].file;

      while (file != NULL && !file->is_answered && run->owed.length > 0)
        if (!ferry_ftp_ahead_read (run, file, error))
          return FALSE;
    }
  settle (run, batch, batch->count);
  return TRUE;
}

gboolean
ferry_ftp_ahead_run_active (FerryFtpAheadRun *run, GError **error)
{
  for (;;)
    {
      g_auto (Batch) batch = { 0 };
      g_autoptr (GError) reason = NULL;

      if (fill (run, &batch, &reason) && batch.count == 0)
        return TRUE;
      if (batch.count > 0 && carry (run, &batch, &reason))
        continue;
      for (guint i = 0; i < batch.count; i++)
        if (batch.pairs[i].file != NULL)
          ferry_ftp_ahead_give_up (run, batch.pairs[i].file, reason);
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
}
