/* Downloads, uploads and cancels by transcript: when is a file whole, and what is left on the
 * control connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-script-fixture.h"

#include <string.h>

static gboolean
download (ScriptFixture *fixture,
          gint64 size,
          gsize *received,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GOutputStream) target = g_memory_output_stream_new_resizable ();
  gboolean is_whole = ferry_ftp_client_download (fixture->client, "file", 0, size, target, NULL,
                                                 NULL, cancellable, error);

  if (received != NULL)
    *received = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (target));
  return is_whole;
}

static gboolean
upload (ScriptFixture *fixture, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr (GInputStream) source = g_memory_input_stream_new_from_bytes (bytes);

  return ferry_ftp_client_upload (fixture->client, "file", 0, (gint64) size, source, NULL, NULL,
                                  NULL, error);
}

/* --- Downloads and uploads --- */

typedef struct
{
  const char *name;
  gint64 size; /* what the caller expects */
  int error;   /* -1: none */
  const char *script[40];
} DownloadCase;

static const DownloadCase download_cases[] = {
  { "whole",
    1000,
    -1,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 1000", "end-data",
      "reply 226 done", NULL } },
  { "bytes-before-150",
    1000,
    -1,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "send-bytes 1000", "end-data", "reply 150 go",
      "reply 226 done", NULL } },
  { "size-asked",
    -1,
    -1,
    { LOGIN, "expect SIZE /home/file", "reply 213 1000", OPEN_PASSIVE, "expect RETR /home/file",
      "reply 150 go", "send-bytes 1000", "end-data", "reply 226 done", NULL } },
  { "short-with-226",
    1000,
    FERRY_FTP_ERROR_INCOMPLETE,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 999", "end-data",
      "reply 226 done", "expect SIZE /home/file", "reply 213 1000", NULL } },
  { "grown",
    1000,
    -1,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 1200", "end-data",
      "reply 226 done", "expect SIZE /home/file", "reply 213 1200", NULL } },
  { "second-1xx-whole",
    1000,
    -1,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 1000", "end-data",
      "reply 150 0.002 seconds", NULL } },
  { "second-1xx-short",
    1000,
    FERRY_FTP_ERROR_INCOMPLETE,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 10", "end-data",
      "reply 150 0.002 seconds", NULL } },
  { "no-226-whole",
    1000,
    -1,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 1000", "end-data",
      "stall", NULL } },
  { "no-226-short",
    1000,
    FERRY_FTP_ERROR_TIMED_OUT,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 10", "end-data",
      "stall", NULL } },
  { "missing",
    1000,
    FERRY_FTP_ERROR_NOT_FOUND,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 550 no", "end-data",
      "expect MLST /home/file", "reply 550 no", NULL } },
  { "denied",
    1000,
    FERRY_FTP_ERROR_DENIED,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 550 no", "end-data",
      "expect MLST /home/file", "reply 250-there", "raw  type=file;size=1000; /home/file\r\n",
      "reply 250 end", NULL } },
  { "421-in-the-middle",
    1000,
    FERRY_FTP_ERROR_CONNECTION_LOST,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 10", "end-data",
      "reply 421 Timeout", NULL } },
  { "stalled",
    1000,
    FERRY_FTP_ERROR_TIMED_OUT,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 10", CLEAN,
      NULL } },
};

static void
test_download (gconstpointer data)
{
  const DownloadCase *test = data;
  g_autoptr (GError) error = NULL;
  ScriptFixture fixture;

  script_start (&fixture, test->script);
  download (&fixture, test->size, NULL, NULL, &error);
  if (test->error < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, FERRY_FTP_ERROR, test->error);
  script_tear_down (&fixture);
}

typedef struct
{
  const char *name;
  gsize size;
  int error;
  const char *script[40];
} UploadCase;

static const UploadCase upload_cases[] = {
  { "whole",
    100000,
    -1,
    { LOGIN, OPEN_PASSIVE, "expect STOR /home/file", "reply 150 go", "receive 100000",
      "reply 226 done", "expect SIZE /home/file", "reply 213 100000", NULL } },
  { "bytes-before-150",
    20000,
    -1,
    { LOGIN, OPEN_PASSIVE, "expect STOR /home/file", "receive 20000", "reply 150 go",
      "reply 226 done", "expect SIZE /home/file", "reply 213 20000", NULL } },
  { "size-differs",
    100,
    FERRY_FTP_ERROR_INCOMPLETE,
    { LOGIN, OPEN_PASSIVE, "expect STOR /home/file", "reply 150 go", "receive 100",
      "reply 226 done", "expect SIZE /home/file", "reply 213 99", NULL } },
  { "disk-full",
    8000000,
    FERRY_FTP_ERROR_NO_SPACE,
    { LOGIN, OPEN_PASSIVE, "expect STOR /home/file", "reply 150 go", "reply 452 disk full",
      "end-data", NULL } },
  { "disk-full-data-open",
    8000000,
    FERRY_FTP_ERROR_NO_SPACE,
    { LOGIN, OPEN_PASSIVE, "expect STOR /home/file", "reply 150 go", "reply 452 disk full", "stall",
      NULL } },
  { "no-folder",
    100,
    FERRY_FTP_ERROR_NOT_FOUND,
    { LOGIN, OPEN_PASSIVE, "expect STOR /home/file", "reply 553 no", "end-data",
      "expect MLST /home/file", "reply 550 no", "expect MLST /home", "reply 550 no", NULL } },
  { "second-550",
    100,
    FERRY_FTP_ERROR_DENIED,
    { LOGIN, OPEN_PASSIVE, "expect STOR /home/file", "reply 150 go", "receive 100", "reply 550 no",
      "expect MLST /home/file", "reply 550 no", "expect MLST /home", "reply 250-there",
      "raw  type=dir; /home\r\n", "reply 250 end", NULL } },
};

static void
test_upload (gconstpointer data)
{
  const UploadCase *test = data;
  g_autoptr (GError) error = NULL;
  ScriptFixture fixture;

  script_start (&fixture, test->script);
  upload (&fixture, test->size, &error);
  if (test->error < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, FERRY_FTP_ERROR, test->error);
  script_tear_down (&fixture);
}

/* No APPE: REST and STOR, which has to stand directly behind it. */
static void
test_resume_without_append (void)
{
  static const char *const script[] = { LOGIN,
                                        "expect SIZE /home/file",
                                        "reply 213 60",
                                        OPEN_PASSIVE,
                                        "expect APPE /home/file",
                                        "reply 502 what",
                                        "end-data",
                                        OPEN_PASSIVE,
                                        "expect REST 60",
                                        "reply 350 go on",
                                        "expect STOR /home/file",
                                        "reply 150 go",
                                        "receive 40",
                                        "reply 226 done",
                                        "expect SIZE /home/file",
                                        "reply 213 100",
                                        NULL };
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (40), 40);
  g_autoptr (GInputStream) source = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) error = NULL;
  ScriptFixture fixture;

  script_start (&fixture, script);
  ferry_ftp_client_upload (fixture.client, "file", 60, 100, source, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  script_tear_down (&fixture);
}

/* The file on the server is not the one that was begun: nothing is sent. */
static void
test_resume_elsewhere (void)
{
  static const char *const script[] = { LOGIN, "expect SIZE /home/file", "reply 213 61", NULL };
  g_autoptr (GInputStream) source = g_memory_input_stream_new ();
  g_autoptr (GError) error = NULL;
  ScriptFixture fixture;

  script_start (&fixture, script);
  ferry_ftp_client_upload (fixture.client, "file", 60, 100, source, NULL, NULL, NULL, &error);
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_INCOMPLETE);
  script_tear_down (&fixture);
}

/* --- Cancel --- */

static gint64 cancelled_at; /* read once the thread is joined */

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (200 * 1000);
  cancelled_at = g_get_monotonic_time ();
  g_cancellable_cancel (data);
  return NULL;
}

typedef struct
{
  const char *name;
  gboolean in_login;
  gboolean is_connected; /* afterwards */
  const char *script[40];
} CancelCase;

static const CancelCase cancel_cases[] = {
  { "greeting", TRUE, FALSE, { "stall", NULL } },
  { "transfer",
    FALSE,
    TRUE,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 10", "expect ABOR",
      "reply 426 cut", "reply 226 aborted", "expect NOOP", "reply 200 ok", "expect NOOP",
      "reply 200 ok", NULL } },
  { "transfer-pure-ftpd",
    FALSE,
    TRUE,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 10", "expect ABOR",
      "reply 150 0.2 seconds", "reply 226 aborted", "expect NOOP", "reply 200 ok", "expect NOOP",
      "reply 200 ok", NULL } },
  { "transfer-control-dies",
    FALSE,
    FALSE,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 10", "expect ABOR",
      "close", NULL } },
  { "no-data-yet",
    FALSE,
    TRUE,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "expect ABOR", "reply 150 go", "reply 426 cut",
      "reply 226 aborted", "expect NOOP", "reply 200 ok", "expect NOOP", "reply 200 ok", NULL } },
  { "epsv",
    FALSE,
    TRUE,
    { LOGIN, "expect EPSV", "wait 2000", "reply 229 ok (|||1|)", "expect NOOP", "reply 200 ok",
      NULL } },
};

static void
test_cancel (gconstpointer data)
{
  const CancelCase *test = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GThread *thread;
  gint64 ended;
  ScriptFixture fixture;

  script_set_up (&fixture, test->script);
  fixture.settings->data_timeout = fixture.settings->reply_timeout = 90;
  fixture.settings->login_timeout = 90;
  fixture.client = ferry_ftp_client_new (fixture.settings, fixture.log);
  if (!test->in_login)
    g_assert_true (ferry_ftp_client_connect (fixture.client, NULL, NULL));
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  if (test->in_login)
    ferry_ftp_client_connect (fixture.client, cancellable, &error);
  else
    download (&fixture, 1000, NULL, cancellable, &error);
  ended = g_get_monotonic_time ();
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* No deadline was waited for; the machine may be busy. */
  g_assert_cmpint (ended - cancelled_at, <, 30 * G_USEC_PER_SEC);
  g_clear_error (&error);

  ferry_ftp_client_noop (fixture.client, NULL, &error);
  if (test->is_connected)
    g_assert_no_error (error);
  else
    g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_CONNECTION_LOST);
  g_assert_cmpint (ferry_ftp_client_is_connected (fixture.client), ==, test->is_connected);
  script_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_CASES ("download", download_cases, test_download);
  ADD_CASES ("upload", upload_cases, test_upload);
  g_test_add_func ("/client/upload/resume-without-append", test_resume_without_append);
  g_test_add_func ("/client/upload/resume-elsewhere", test_resume_elsewhere);
  ADD_CASES ("cancel", cancel_cases, test_cancel);
  return g_test_run ();
}
