/* What follows the bytes of an upload: its size is compared, its time and permissions are set, and
 * once that is answered it gets its name. The commands go out in front of the next files' ones.
 * See ferry-ftp-ahead-run.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-ahead-run.h"

#include "ferry-entry.h"
#include "ferry-ftp-time.h"

#include <string.h>

/* What a command needs beside its paths, at most. */
#define FACTS_LENGTH  64
#define RENAME_LENGTH 16

static gboolean
add_for (FerryFtpAheadRun *run,
         FerryFtpAheadKind kind,
         FerryFtpAheadFile *file,
         const char *verb,
         const char *path,
         GError **error)
{
  g_autofree char *absolute = ferry_ftp_session_dup_path (run->session, path);
  g_autofree char *line = g_strconcat (verb, " ", absolute, NULL);

  return ferry_ftp_ahead_add (run, kind, file, line, error);
}

static gboolean
ask_and_tell (FerryFtpAheadRun *run, FerryFtpAheadFile *file, GError **error)
{
  g_autofree char *time =
      file->has_time ? ferry_ftp_time_dup_setter (run->session, file->modified) : NULL;
  g_autofree char *mode =
      file->mode != FERRY_MODE_UNKNOWN ? g_strdup_printf ("SITE CHMOD %03o", file->mode) : NULL;

  if (!ferry_ftp_session_lacks (run->session, FERRY_FTP_LACKS_SIZE) &&
      !add_for (run, FERRY_FTP_AHEAD_SIZE, file, "SIZE", file->path, error))
    return FALSE;
  if (time != NULL && !add_for (run, FERRY_FTP_AHEAD_TIME, file, time, file->path, error))
    return FALSE;
  return mode == NULL || add_for (run, FERRY_FTP_AHEAD_MODE, file, mode, file->path, error);
}

static gboolean
rename_part (FerryFtpAheadRun *run, FerryFtpAheadFile *file, GError **error)
{
  return add_for (run, FERRY_FTP_AHEAD_RENAME_FROM, file, "RNFR", file->path, error) &&
         add_for (run, FERRY_FTP_AHEAD_RENAME_TO, file, "RNTO", file->final_path, error);
}

/**
 * ferry_ftp_ahead_get_follow_length:
 *
 * Returns: how many bytes ferry_ftp_ahead_follow() adds, at most
 */
gsize
ferry_ftp_ahead_get_follow_length (FerryFtpAheadRun *run)
{
  gsize length = 0;

  for (GList *link = run->sized.head; link != NULL; link = link->next)
    {
      FerryFtpAheadFile *file = link->data;

      length += strlen (file->path) + strlen (file->final_path) + RENAME_LENGTH;
    }
  for (GList *link = run->sent.head; link != NULL; link = link->next)
    length += 3 * strlen (((FerryFtpAheadFile *) link->data)->path) + FACTS_LENGTH;
  return length;
}

/**
 * ferry_ftp_ahead_follow:
 *
 * Adds the next step of each upload that is on the server. When all replies have come,
 * ferry_ftp_ahead_take_followed() says how it went.
 */
gboolean
ferry_ftp_ahead_follow (FerryFtpAheadRun *run, GError **error)
{
  run->is_following = TRUE;
  for (GList *link = run->sized.head; link != NULL; link = link->next)
    if (!rename_part (run, link->data, error))
      return FALSE;
  for (GList *link = run->sent.head; link != NULL; link = link->next)
    if (!ask_and_tell (run, link->data, error))
      return FALSE;
  return TRUE;
}

/**
 * ferry_ftp_ahead_take_followed:
 */
void
ferry_ftp_ahead_take_followed (FerryFtpAheadRun *run)
{
  FerryFtpAheadFile *file;

  if (!run->is_following)
    return;
  run->is_following = FALSE;
  while ((file = g_queue_pop_head (&run->sized)) != NULL)
    {
      if (!file->is_refused)
        g_clear_error (&file->error); /* a cancel that came too late */
      ferry_ftp_ahead_end (run, file,
                           file->is_refused ? FERRY_FTP_AHEAD_AGAIN : FERRY_FTP_AHEAD_DONE);
    }
  while ((file = g_queue_pop_head (&run->sent)) != NULL)
    {
      if (file->is_refused || file->error != NULL)
        ferry_ftp_ahead_end (run, file, FERRY_FTP_AHEAD_AGAIN);
      else if (file->final_path == NULL)
        ferry_ftp_ahead_end (run, file, FERRY_FTP_AHEAD_DONE);
      else
        g_queue_push_tail (&run->sized, file);
    }
}

/**
 * ferry_ftp_ahead_follow_now:
 *
 * The next step of each upload by itself, with its replies.
 */
gboolean
ferry_ftp_ahead_follow_now (FerryFtpAheadRun *run, GError **error)
{
  FerryFtpAheadFile nobody = { 0 };
  FerryFtpAheadFile *file = g_queue_peek_head (&run->sized);

  if (file == NULL)
    file = g_queue_peek_head (&run->sent);
  if (!ferry_ftp_ahead_follow (run, error) ||
      !ferry_ftp_connection_flush (run->session->connection, NULL, error) ||
      !ferry_ftp_ahead_read_all (run, file != NULL ? file : &nobody, error))
    return FALSE;
  ferry_ftp_ahead_take_followed (run);
  return TRUE;
}

/**
 * ferry_ftp_ahead_follow_all:
 *
 * All that is left to do for uploads.
 */
gboolean
ferry_ftp_ahead_follow_all (FerryFtpAheadRun *run, GError **error)
{
  while (run->sent.length > 0 || run->sized.length > 0)
    if (!ferry_ftp_ahead_follow_now (run, error))
      return FALSE;
  return TRUE;
}
