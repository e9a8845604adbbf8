/* Jobs of z/OS, as LIST shows them after SITE FILETYPE=JES:
 *
 *   JOBNAME  JOBID    OWNER    STATUS CLASS
 *   KAIJOB1  JOB01234 KAI      OUTPUT A        3 spool files
 *
 * The job's number is the name that the server knows its output by. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-line.h"

#include <string.h>

static const char *const states[] = { "INPUT", "ACTIVE", "OUTPUT", "HELD", "EXECUTING" };

/* "JOB01234", "STC01234", "TSU01234", "J0123456" */
static gboolean
is_job (FerryFtpPiece piece)
{
  static const char *const kinds[] = { "JOB", "STC", "TSU", "J0", "S0", "T0" };
  gint64 number;

  for (guint i = 0; piece.length >= 7 && piece.length <= 8 && i < G_N_ELEMENTS (kinds); i++)
    {
      gsize length = strlen (kinds[i]);

      if (memcmp (piece.start, kinds[i], length) == 0 &&
          ferry_ftp_piece_to_number (ferry_ftp_piece_rest (piece, piece.start + length), &number))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_state (FerryFtpPiece piece)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (ferry_ftp_piece_is (piece, states[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_frame (const FerryFtpPiece *tokens, guint count)
{
  gint64 number;

  if (count > 2 && ferry_ftp_piece_is (tokens[0], "JOBNAME"))
    return ferry_ftp_piece_is (tokens[1], "JOBID");
  return count == 3 && ferry_ftp_piece_to_number (tokens[0], &number) &&
         ferry_ftp_piece_is (tokens[1], "spool") && ferry_ftp_piece_is (tokens[2], "files");
}

/**
 * ferry_ftp_listing_read_jes:
 *
 * Reads a line of jobs. There is neither size nor time.
 */
FerryFtpLineResult
ferry_ftp_listing_read_jes (FerryFtpPiece text,
                            FerryFtpListingContext *context,
                            FerryFtpListingLine *line)
{
  FerryFtpPiece tokens[8];
  guint count = ferry_ftp_piece_split (text, tokens, G_N_ELEMENTS (tokens));

  if (is_frame (tokens, count))
    return FERRY_FTP_LINE_NOTHING;
  if (count < 3 || tokens[0].length > 8 || !is_job (tokens[1]))
    return FERRY_FTP_LINE_UNREADABLE;
  if (!is_state (tokens[2]))
    {
      if (count < 4 || !is_state (tokens[3]))
        return FERRY_FTP_LINE_UNREADABLE;
      line->owner = tokens[2];
    }
  line->name = tokens[1];
  line->values.kind = FERRY_KIND_FILE;
  return FERRY_FTP_LINE_ENTRY;
}
