/* Which failures are tried again, how often and when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-error.h"
#include "ferry-ftp-reply.h"
#include "ferry-retry.h"

static void
test_replies (void)
{
  static const struct
  {
    const char *line;
    FerryFailure failure;
  } cases[] = {
    { "421 closing", FERRY_FAILURE_PASSING },     { "425 no data", FERRY_FAILURE_PASSING },
    { "426 cut", FERRY_FAILURE_PASSING },         { "450 busy", FERRY_FAILURE_PASSING },
    { "451 failed", FERRY_FAILURE_PASSING },      { "452 no space", FERRY_FAILURE_ONCE },
    { "552 quota", FERRY_FAILURE_PERMANENT },     { "530 not logged in", FERRY_FAILURE_PERMANENT },
    { "550 no such", FERRY_FAILURE_PERMANENT },   { "553 bad name", FERRY_FAILURE_PERMANENT },
    { "502 no command", FERRY_FAILURE_PERMANENT }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FerryFtpReply) reply = ferry_ftp_reply_new ();
      g_autoptr (GError) error = NULL;

      ferry_ftp_reply_add_line (reply, cases[i].line, NULL);
      error = ferry_ftp_reply_to_error (reply, "It failed");
      g_test_message ("%s", cases[i].line);
      g_assert_cmpint (ferry_retry_judge (error), ==, cases[i].failure);
    }
}

static void
test_errors (void)
{
  static const struct
  {
    GQuark (*domain) (void);
    int code;
    FerryFailure failure;
    gboolean is_about_server;
  } cases[] = {
    { g_io_error_quark, G_IO_ERROR_NO_SPACE, FERRY_FAILURE_PERMANENT, FALSE },
    { g_io_error_quark, G_IO_ERROR_NETWORK_UNREACHABLE, FERRY_FAILURE_PASSING, FALSE },
    { g_io_error_quark, G_IO_ERROR_HOST_UNREACHABLE, FERRY_FAILURE_PASSING, FALSE },
    { g_io_error_quark, G_IO_ERROR_TIMED_OUT, FERRY_FAILURE_PASSING, FALSE },
    { g_io_error_quark, G_IO_ERROR_CANCELLED, FERRY_FAILURE_PERMANENT, FALSE },
    { g_resolver_error_quark, G_RESOLVER_ERROR_TEMPORARY_FAILURE, FERRY_FAILURE_PASSING, FALSE },
    { ferry_ftp_error_quark, FERRY_FTP_ERROR_DIFFERENT, FERRY_FAILURE_ONCE, FALSE },
    { ferry_ftp_error_quark, FERRY_FTP_ERROR_INCOMPLETE, FERRY_FAILURE_PASSING, FALSE },
    { ferry_ftp_error_quark, FERRY_FTP_ERROR_CONNECT, FERRY_FAILURE_NO_SERVER, TRUE },
    { ferry_ftp_error_quark, FERRY_FTP_ERROR_LOGIN_REJECTED, FERRY_FAILURE_NO_LOGIN, TRUE },
    { ferry_ftp_error_quark, FERRY_FTP_ERROR_TOO_MANY_CONNECTIONS, FERRY_FAILURE_CROWDED, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (cases[i].domain (), cases[i].code, "no");

      g_assert_cmpint (ferry_retry_judge (error), ==, cases[i].failure);
      g_assert_cmpint (ferry_retry_is_about_server (error), ==, cases[i].is_about_server);
    }
  g_assert_false (ferry_retry_is_about_server (NULL));
}

static void
test_delays (void)
{
  for (guint tries = 1; tries < 5; tries++)
    {
      g_assert_cmpint (ferry_retry_get_delay (tries, 0), <, ferry_retry_get_delay (tries, 1));
      g_assert_cmpint (ferry_retry_get_delay (tries, 1), <, ferry_retry_get_delay (tries + 1, 0));
    }
  g_assert_cmpint (ferry_retry_get_delay (1, 0.5), ==, 2 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (ferry_retry_get_delay (100, 1), ==, ferry_retry_get_delay (5, 1));
}

static void
test_end (void)
{
  g_autoptr (GError) first = g_error_new (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "It is gone");
  g_autoptr (GError) last = g_error_copy (first);

  first = ferry_retry_conclude (g_steal_pointer (&first), 1);
  g_assert_cmpstr (first->message, ==, "It is gone");
  last = ferry_retry_conclude (g_steal_pointer (&last), 6);
  g_assert_cmpstr (last->message, ==, "Given up after 6 tries: It is gone");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/retry/replies", test_replies);
  g_test_add_func ("/retry/errors", test_errors);
  g_test_add_func ("/retry/delays", test_delays);
  g_test_add_func ("/retry/end", test_end);
  return g_test_run ();
}
