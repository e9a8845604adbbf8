/* The command line of ferry-cli as tables: options, .netrc, exit statuses, the progress line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-exit.h"
#include "ferry-cli-netrc.h"
#include "ferry-cli-options.h"
#include "ferry-cli-progress.h"
#include "ferry-ftp-error.h"

#include <string.h>

static FerryCliOptions *
parse (const char *words, GError **error)
{
  g_auto (GStrv) argv = g_strsplit (words, " ", -1);

  return ferry_cli_options_parse (argv, "", error);
}

static void
test_defaults (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryCliOptions) options = parse ("ferry-cli ls ftp://host/", &error);

  g_assert_no_error (error);
  g_assert_cmpint (options->mode, ==, FERRY_MODE_PASSIVE);
  g_assert_false (options->has_security);
  g_assert_cmpint (options->exists_action, ==, FERRY_EXISTS_OVERWRITE);
  g_assert_cmpint (options->password_fd, ==, -1);
  g_assert_cmpuint (options->timeout, ==, 0);
  g_assert_false (options->has_retries);
  g_assert_cmpuint (options->given, ==, 0);
  g_assert_cmpuint (g_strv_length (options->arguments), ==, 2);
}

static void
test_all_options (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryCliOptions) options =
      parse ("ferry-cli --mode=active --active-ports=50000-50100 --active-address=192.0.2.7"
             " --tls=explicit --ca-file=/etc/ca.pem --charset=CP932 --timeout=5 --retries=0 --netrc"
             " --password-fd=3 --on-exists=newer --log --quiet get -r --parallel=8"
             " --limit-rate=2M:300k --verify=read-back --no-safe-replace"
             " --no-pipeline ftp://h/ there",
             &error);

  g_assert_no_error (error);
  g_assert_cmpint (options->mode, ==, FERRY_MODE_ACTIVE);
  g_assert_cmpuint (options->active_port_low, ==, 50000);
  g_assert_cmpuint (options->active_port_high, ==, 50100);
  g_assert_cmpstr (options->active_address, ==, "192.0.2.7");
  g_assert_true (options->has_security);
  g_assert_cmpint (options->security, ==, FERRY_SECURITY_EXPLICIT);
  g_assert_cmpstr (options->ca_file, ==, "/etc/ca.pem");
  g_assert_cmpstr (options->charset, ==, "CP932");
  g_assert_cmpuint (options->timeout, ==, 5);
  g_assert_true (options->has_retries);
  g_assert_cmpuint (options->retries, ==, 0);
  g_assert_true (options->use_netrc);
  g_assert_cmpint (options->password_fd, ==, 3);
  g_assert_cmpint (options->exists_action, ==, FERRY_EXISTS_NEWER);
  g_assert_true (options->is_logged);
  g_assert_true (options->is_quiet);
  g_assert_cmpuint (options->parallel, ==, 8);
  g_assert_cmpuint (options->given, ==,
                    FERRY_CLI_OPTION_RECURSIVE | FERRY_CLI_OPTION_PARALLEL |
                        FERRY_CLI_OPTION_LIMIT_RATE | FERRY_CLI_OPTION_VERIFY |
                        FERRY_CLI_OPTION_NO_SAFE_REPLACE | FERRY_CLI_OPTION_NO_PIPELINE);
  g_assert_cmpint (options->verify, ==, FERRY_VERIFY_READ_BACK);
  g_assert_cmpuint (options->download_limit, ==, 2 * 1024 * 1024);
  g_assert_cmpuint (options->upload_limit, ==, 300 * 1024);
  g_assert_cmpuint (g_strv_length (options->arguments), ==, 3);
}

static void
test_charset (void)
{
  g_autoptr (FerryCliOptions) plain = parse ("ferry-cli ls ftp://h/", NULL);
  g_autoptr (FerryCliOptions) guessed = parse ("ferry-cli --charset=auto ls ftp://h/", NULL);

  g_assert_false (plain->guesses_charset);
  g_assert_true (guessed->guesses_charset);
  g_assert_null (guessed->charset);
}

static void
test_continue_resumes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryCliOptions) options = parse ("ferry-cli get -c ftp://h/a b", &error);

  g_assert_no_error (error);
  g_assert_cmpint (options->exists_action, ==, FERRY_EXISTS_RESUME);
}

static void
test_names_that_look_like_options (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryCliOptions) options = parse ("ferry-cli put -- -odd ftp://h/", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (options->arguments), ==, 3);
  g_assert_cmpstr (options->arguments[1], ==, "-odd");
}

static void
test_fingerprint (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryCliOptions) options =
      parse ("ferry-cli ls --accept-fingerprint=AB:01:02:03:04:05:06:07:08:09:0A:0B:0C:0D:0E:0F"
             ":10:11:12:13:14:15:16:17:18:19:1a:1b:1c:1d:1e:1f ftp://h/",
             &error);

  g_assert_no_error (error);
  g_assert_cmpstr (options->fingerprint, ==,
                   "ab0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
}

static void
test_refused (void)
{
  static const char *const lines[] = {
    "ferry-cli",
    "ferry-cli --no-such-option ls ftp://h/",
    "ferry-cli --mode=sideways ls ftp://h/",
    "ferry-cli --tls=maybe ls ftp://h/",
    "ferry-cli --verify=well get ftp://h/a b",
    "ferry-cli --on-exists=ask get ftp://h/a b",
    "ferry-cli --active-ports=0-9 ls ftp://h/",
    "ferry-cli --active-ports=9-8 ls ftp://h/",
    "ferry-cli --active-ports=1-65536 ls ftp://h/",
    "ferry-cli --active-ports= ls ftp://h/",
    "ferry-cli --active-address=host.example ls ftp://h/",
    "ferry-cli --accept-fingerprint=abc ls ftp://h/",
    "ferry-cli --charset=no-such-charset ls ftp://h/",
    "ferry-cli --timeout=-1 ls ftp://h/",
    "ferry-cli --timeout=soon ls ftp://h/",
    "ferry-cli --retries=-2 ls ftp://h/",
    "ferry-cli --parallel=11 get ftp://h/a b",
    "ferry-cli --limit-rate=fast get ftp://h/a b",
    "ferry-cli --limit-rate= get ftp://h/a b",
    "ferry-cli --limit-rate=1M: get ftp://h/a b",
    "ferry-cli --limit-rate=-1 get ftp://h/a b",
    "ferry-cli --limit-rate=5G get ftp://h/a b",
    "ferry-cli --limit-rate=1MB get ftp://h/a b",
    "ferry-cli -c --on-exists=skip get ftp://h/a b",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FerryCliOptions) options = parse (lines[i], &error);

      g_test_message ("%s", lines[i]);
      g_assert_null (options);
      g_assert_nonnull (error);
      g_assert_true (error->domain == G_OPTION_ERROR);
    }
}

static const char netrc_text[] =
    "# who may where\n"
    "machine one.example login kai password first\n"
    "machine one.example\n  login \"eva b\"\n  password \"se cr\\\"et\"\n  account acc\n"
    "macdef init\nmachine trap.example login trap password trap\n\n"
    "machine two.example login x password y\n"
    "default login anonymous password me@\n"
    "machine late.example login never password seen\n";

static void
test_netrc (void)
{
  static const struct
  {
    const char *host, *user, *password; /* before */
    const char *found_user, *found_password, *found_account;
  } rows[] = {
    { "one.example", NULL, NULL, "kai", "first", NULL },
    { "ONE.example", NULL, NULL, "kai", "first", NULL },
    { "one.example", "eva b", NULL, "eva b", "se cr\"et", "acc" },
    { "one.example", "eva b", "own", "eva b", "own", "acc" },
    { "two.example", NULL, NULL, "x", "y", NULL },
    { "trap.example", NULL, NULL, "anonymous", "me@", NULL },
    { "late.example", NULL, NULL, "anonymous", "me@", NULL },
    { "one.example", "zoe", NULL, "zoe", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (FerryServer) server = ferry_server_new (rows[i].host);

      server->user = g_strdup (rows[i].user);
      server->password = g_strdup (rows[i].password);
      g_test_message ("row %u", i);
      ferry_cli_netrc_apply_text (server, netrc_text);
      g_assert_cmpstr (server->user, ==, rows[i].found_user);
      g_assert_cmpstr (server->password, ==, rows[i].found_password);
      g_assert_cmpstr (server->account, ==, rows[i].found_account);
    }
}

static void
test_exit_statuses (void)
{
  static const struct
  {
    GQuark (*domain) (void);
    int code;
    FerryCliExit status;
  } rows[] = {
    { ferry_ftp_error_quark, FERRY_FTP_ERROR_CONNECT, 3 },
    { ferry_ftp_error_quark, FERRY_FTP_ERROR_CONNECTION_LOST, 3 },
    { ferry_ftp_error_quark, FERRY_FTP_ERROR_LOGIN_REJECTED, 4 },
    { ferry_ftp_error_quark, FERRY_FTP_ERROR_CERTIFICATE_UNKNOWN, 5 },
    { ferry_ftp_error_quark, FERRY_FTP_ERROR_CERTIFICATE_CHANGED, 5 },
    { ferry_ftp_error_quark, FERRY_FTP_ERROR_TLS_UNAVAILABLE, 5 },
    { ferry_ftp_error_quark, FERRY_FTP_ERROR_DATA_CONNECTION, 6 },
    { ferry_ftp_error_quark, FERRY_FTP_ERROR_NOT_FOUND, 7 },
    { ferry_ftp_error_quark, FERRY_FTP_ERROR_DENIED, 7 },
    { ferry_ftp_error_quark, FERRY_FTP_ERROR_TIMED_OUT, 9 },
    { ferry_ftp_error_quark, FERRY_FTP_ERROR_NO_SPACE, 2 },
    { ferry_ftp_error_quark, FERRY_FTP_ERROR_INCOMPLETE, 2 },
    { g_io_error_quark, G_IO_ERROR_NO_SPACE, 8 },
    { g_io_error_quark, G_IO_ERROR_NOT_FOUND, 8 },
    { g_io_error_quark, G_IO_ERROR_CANCELLED, 9 },
    { g_file_error_quark, G_FILE_ERROR_ACCES, 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (rows[i].domain (), rows[i].code, "x");

      g_test_message ("row %u", i);
      g_assert_cmpint (ferry_cli_exit_for_error (error), ==, rows[i].status);
    }
}

static void
test_progress_line (void)
{
  static const struct
  {
    gint64 done, size;
    double speed;
    gint64 left;
    guint width;
    const char *begin, *end;
  } rows[] = {
    { 512 * 1024, 1024 * 1024, 1024, 512, 80, " 50% [####", "KiB/s  8:32 left" },
    { 0, 1024, 0, -1, 80, "  0% [    ", "bytes/s" },
    { 1024, 1024, 2048, 0, 80, "100% [####", "0:00 left" },
    { 2048, 1024, 2048, 0, 80, "100% [####", "0:00 left" },
    { 7300, 7200, 1, 7322, 100, "100% [####", "2:02:02 left" },
    { 5 * 1024, -1, 1024, -1, 80, "5.0", "KiB/s" },
    { 512, 1024, 1, 1, 20, " 50% 512", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = ferry_cli_progress_format (rows[i].done, rows[i].size, rows[i].speed,
                                                         rows[i].left, rows[i].width);

      g_test_message ("%s", line);
      g_assert_true (g_str_has_prefix (line, rows[i].begin));
      g_assert_true (g_str_has_suffix (line, rows[i].end));
      g_assert_cmpint (g_utf8_strlen (line, -1), <, rows[i].width);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/options/charset", test_charset);
  g_test_add_func ("/cli/options/defaults", test_defaults);
  g_test_add_func ("/cli/options/all", test_all_options);
  g_test_add_func ("/cli/options/continue", test_continue_resumes);
  g_test_add_func ("/cli/options/dashes", test_names_that_look_like_options);
  g_test_add_func ("/cli/options/fingerprint", test_fingerprint);
  g_test_add_func ("/cli/options/refused", test_refused);
  g_test_add_func ("/cli/netrc", test_netrc);
  g_test_add_func ("/cli/exit", test_exit_statuses);
  g_test_add_func ("/cli/progress", test_progress_line);
  return g_test_run ();
}
