/* Sizes and times of many files at once. See ferry-ftp-ahead.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-ahead.h"

#include "ferry-entry.h"
#include "ferry-ftp-foresight.h"
#include "ferry-ftp-time.h"
#include "ferry-path.h"

/* Files a burst: two commands for each, which the buffers of both ends hold. */
#define BURST 100

static gboolean
queue (FerryFtpSession *session, const FerryFtpAheadFacts *facts, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *path = ferry_ftp_session_dup_path (session, facts[i].path);

      if (!ferry_ftp_session_queue (session, NULL, "SIZE %s", path) ||
          !ferry_ftp_session_queue (session, NULL, "MDTM %s", path))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_facts (FerryFtpSession *session, FerryFtpAheadFacts *facts, GCancellable *cancellable)
{
  g_autoptr (FerryFtpReply) size = ferry_ftp_session_read_final (session, cancellable, NULL);
  g_autoptr (FerryFtpReply) time =
      size != NULL ? ferry_ftp_session_read_final (session, cancellable, NULL) : NULL;

  if (time == NULL)
    return FALSE;
  if (ferry_ftp_reply_is_done (size))
    facts->size = ferry_ftp_size_parse (size);
  facts->has_time = ferry_ftp_reply_is_done (time) && ferry_ftp_time_parse (time, &facts->modified);
  return TRUE;
}

/**
 * ferry_ftp_client_ask_facts:
 * @facts: (array length=count) (inout): their paths are set
 * @expects_data: whether a transfer follows: its port is asked for as well
 *
 * Asks for all sizes and times in bursts.
 *
 * Returns: whether all replies came; what a file lacks then the server does not tell
 */
gboolean
ferry_ftp_client_ask_facts (FerryFtpClient *session,
                            FerryFtpAheadFacts *facts,
                            guint count,
                            gboolean expects_data,
                            GCancellable *cancellable)
{
  for (guint i = 0; i < count; i++)
    {
      facts[i].size = FERRY_SIZE_UNKNOWN;
      if (!ferry_path_check_argument (facts[i].path, NULL))
        return FALSE;
    }
  if (!ferry_ftp_session_begin (session, cancellable, NULL) ||
      !ferry_ftp_session_set_type (session, 'I', cancellable, NULL))
    return FALSE;
  for (guint first = 0; first < count; first += BURST)
    {
      guint some = MIN (count - first, BURST);

      if (!queue (session, facts + first, some) ||
          (expects_data && first + some == count &&
           !ferry_ftp_foresight_queue_port (session, NULL)) ||
          !ferry_ftp_connection_flush (session->connection, NULL, NULL))
        return FALSE;
      for (guint i = first; i < first + some; i++)
        if (!read_facts (session, &facts[i], cancellable))
          return FALSE;
    }
  return TRUE;
}
