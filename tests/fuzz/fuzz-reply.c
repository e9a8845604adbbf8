/* The control connection: lines, replies, and what is read out of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-address.h"
#include "ferry-ftp-features.h"
#include "ferry-ftp-line-reader.h"
#include "ferry-ftp-time.h"
#include "fuzz-target.h"

#include <string.h>

static void
check_features (const FerryFtpReply *reply)
{
  g_autoptr (FerryFtpFeatures) features = ferry_ftp_features_new (reply);
  g_autofree char *facts = ferry_ftp_features_dup_wanted_facts (features);

  /* It becomes the argument of a command. */
  if (facts != NULL)
    g_assert_null (strpbrk (facts, "\r\n"));
}

static void
check_reply (const FerryFtpReply *reply)
{
  g_autofree char *text = ferry_ftp_reply_dup_text (reply);
  g_autofree char *path = ferry_ftp_reply_dup_path (reply);
  g_autoptr (GInetSocketAddress) address = ferry_ftp_address_parse_pasv (text);
  g_autoptr (GError) error = ferry_ftp_reply_to_error (reply, "%s", "no");
  gint64 modified;

  g_assert_cmpuint (reply->code, >=, 100);
  g_assert_cmpuint (reply->code, <, 700);
  g_assert_cmpuint (reply->lines->len, >=, 1);
  g_assert_cmpuint (reply->lines->len, <=, FERRY_FTP_REPLY_LINES_MAX);
  g_assert_cmpuint (strlen (text), <=, FERRY_FTP_REPLY_MAX);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (path != NULL)
    g_assert_cmpuint (strlen (path), <=, strlen (text));
  if (address != NULL)
    g_assert_cmpuint (g_inet_socket_address_get_port (address), >, 0);
  g_assert_cmpint (ferry_ftp_size_parse (reply), >=, -1);
  ferry_ftp_time_parse (reply, &modified);
  ferry_ftp_address_parse_epsv (text);
  check_features (reply);
}

/* A memory stream always has bytes or is at its end: the reader never waits for a socket. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
  FerryFtpLineReader *reader = ferry_ftp_line_reader_new (stream, NULL);
  gint64 deadline = g_get_monotonic_time () + G_TIME_SPAN_HOUR;
  g_autoptr (FerryFtpReply) reply = ferry_ftp_reply_new ();
  const char *line;

  while ((line = ferry_ftp_line_reader_read (reader, deadline, NULL, NULL)) != NULL)
    {
      FerryFtpReplyState state;

      g_assert_cmpuint (strlen (line), <=, FERRY_FTP_LINE_MAX);
      g_assert_null (strchr (line, '\n'));
      state = ferry_ftp_reply_add_line (reply, line, NULL);
      if (state == FERRY_FTP_REPLY_MORE)
        continue;
      if (state == FERRY_FTP_REPLY_COMPLETE)
        check_reply (reply);
      ferry_ftp_reply_free (reply);
      reply = ferry_ftp_reply_new ();
    }
  ferry_ftp_line_reader_free (reader);
  return 0;
}
