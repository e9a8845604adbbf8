/* Replies from lines: one or many of them, bounds, strangers on the port, paths in quotes, codes to
 * errors, features.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-features.h"
#include "ferry-ftp-reply.h"

#include <string.h>

/* Feeds lines separated by '\n'; all but the last must leave the reply open. */
static FerryFtpReply *
read_reply (const char *text, GError **error)
{
  g_autoptr (FerryFtpReply) reply = ferry_ftp_reply_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      FerryFtpReplyState state = ferry_ftp_reply_add_line (reply, *line, error);

      if (state == FERRY_FTP_REPLY_INVALID)
        return NULL;
      g_assert_cmpint (state, ==,
                       line[1] != NULL ? FERRY_FTP_REPLY_MORE : FERRY_FTP_REPLY_COMPLETE);
    }
  return g_steal_pointer (&reply);
}

static const struct
{
  const char *lines;
  guint code;
  const char *text;
} reply_table[] = {
  { "220 hello", 220, "hello" },
  { "220", 220, "" },
  { "220 ", 220, "" },
  { "220-one\n220-two\n220 three", 220, "one\ntwo\nthree" },
  { "220-one\nbare text\n 220 indented\n220 end", 220, "one\nbare text\n 220 indented\nend" },
  { "211-Features:\n MDTM\n230 not the end\n211 End", 211,
    "Features:\n MDTM\n230 not the end\nEnd" },
  { "220-one\n220", 220, "one\n" },
  { "welcome to this server\n220 ready", 220, "ready" },
  { "631 safe", 631, "safe" },
};

static void
test_lines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (reply_table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FerryFtpReply) reply = read_reply (reply_table[i].lines, &error);
      g_autofree char *text = NULL;

      g_test_message ("%s", reply_table[i].lines);
      g_assert_no_error (error);
      text = ferry_ftp_reply_dup_text (reply);
      g_assert_cmpuint (reply->code, ==, reply_table[i].code);
      g_assert_cmpstr (text, ==, reply_table[i].text);
    }
}

static const char *const strangers[] = { "SSH-2.0-OpenSSH_9.2", "HTTP/1.1 400 Bad Request",
                                         "+OK ready", "* OK IMAP4rev1" };

static void
test_strangers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FerryFtpReply) reply = read_reply (strangers[i], &error);

      g_assert_null (reply);
      g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_PROTOCOL);
    }
}

static void
test_bounds (void)
{
  g_autoptr (FerryFtpReply) many = ferry_ftp_reply_new ();
  g_autoptr (FerryFtpReply) silent = ferry_ftp_reply_new ();
  g_autofree char *long_line = g_strnfill (FERRY_FTP_LINE_MAX, 'x');
  g_autoptr (GError) error = NULL;
  FerryFtpReplyState state = FERRY_FTP_REPLY_MORE;
  guint count;

  for (count = 0; state == FERRY_FTP_REPLY_MORE && count < 100000; count++)
    state = ferry_ftp_reply_add_line (many, "220-again", &error);
  g_assert_cmpuint (count, ==, FERRY_FTP_REPLY_LINES_MAX + 1);
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_PROTOCOL);
  g_clear_error (&error);

  state = FERRY_FTP_REPLY_MORE;
  for (count = 0; state == FERRY_FTP_REPLY_MORE && count < 100000; count++)
    state = ferry_ftp_reply_add_line (silent, long_line, &error);
  g_assert_cmpuint (count, <=, FERRY_FTP_REPLY_MAX / FERRY_FTP_LINE_MAX + 1);
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_PROTOCOL);
}

static const struct
{
  const char *reply;
  const char *path; /* NULL: none */
} path_table[] = {
  { "257 \"/\" is the current directory", "/" },
  { "257 \"/home/kai\"", "/home/kai" },
  { "257 \"/a\"\"b\" is current", "/a\"b" },
  { "257 \"/a\"b\" is current", "/a\"b" },
  { "257 \"/a \"\"quoted\"\" b\" is current", "/a \"quoted\" b" },
  { "257 \"/he said \" is\" is current", "/he said \" is" },
  { "257 /home/kai is current", "/home/kai" },
  { "257 DISK:[KAI]", "DISK:[KAI]" },
  { "257 nothing", NULL },
  { "257 \"", NULL },
};

static void
test_paths (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (path_table); i++)
    {
      g_autoptr (FerryFtpReply) reply = read_reply (path_table[i].reply, NULL);
      g_autofree char *path = ferry_ftp_reply_dup_path (reply);

      g_assert_cmpstr (path, ==, path_table[i].path);
    }
}

static const struct
{
  const char *reply;
  FerryFtpError error;
} error_table[] = {
  { "421 bye", FERRY_FTP_ERROR_CONNECTION_LOST },
  { "425 no", FERRY_FTP_ERROR_DATA_CONNECTION },
  { "426 cut", FERRY_FTP_ERROR_TEMPORARY },
  { "426 Error: No space left on device", FERRY_FTP_ERROR_NO_SPACE },
  { "450 busy", FERRY_FTP_ERROR_TEMPORARY },
  { "451 Disk full", FERRY_FTP_ERROR_NO_SPACE },
  { "452 any", FERRY_FTP_ERROR_NO_SPACE },
  { "500 what", FERRY_FTP_ERROR_UNSUPPORTED },
  { "502 what", FERRY_FTP_ERROR_UNSUPPORTED },
  { "503 order", FERRY_FTP_ERROR_REFUSED },
  { "521 there", FERRY_FTP_ERROR_EXISTS },
  { "550 no", FERRY_FTP_ERROR_DENIED },
  { "552 Quota exceeded", FERRY_FTP_ERROR_NO_SPACE },
  { "553 no", FERRY_FTP_ERROR_DENIED },
  { "229 odd", FERRY_FTP_ERROR_PROTOCOL },
};

static void
test_errors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (error_table); i++)
    {
      g_autoptr (FerryFtpReply) reply = read_reply (error_table[i].reply, NULL);
      g_autoptr (GError) error = ferry_ftp_reply_to_error (reply, "It failed");
      g_autofree char *sentence = g_strdup_printf ("It failed: %s", error_table[i].reply);

      g_assert_error (error, FERRY_FTP_ERROR, (int) error_table[i].error);
      g_assert_cmpstr (error->message, ==, sentence);
      g_assert_cmpuint (ferry_ftp_error_get_reply_code (error), ==, reply->code);
    }
}

static void
test_features (void)
{
  g_autoptr (FerryFtpReply) reply = read_reply (
      "211-Features:\n MDTM\n211-rest stream\n UTF8\n MLST type*;size*;unix.mode;x.y;\n211 End",
      NULL);
  g_autoptr (FerryFtpReply) refusal = read_reply ("500 what", NULL);
  g_autoptr (FerryFtpFeatures) features = ferry_ftp_features_new (reply);
  g_autoptr (FerryFtpFeatures) none = ferry_ftp_features_new (refusal);
  g_autofree char *facts = ferry_ftp_features_dup_wanted_facts (features);

  g_assert_true (ferry_ftp_features_is_known (features));
  g_assert_true (ferry_ftp_features_has (features, "mdtm"));
  g_assert_cmpstr (ferry_ftp_features_get (features, "REST"), ==, "stream");
  g_assert_false (ferry_ftp_features_has (features, "End"));
  g_assert_cmpstr (facts, ==, "type;size;unix.mode;");
  g_assert_false (ferry_ftp_features_is_known (none));
  g_assert_null (ferry_ftp_features_dup_wanted_facts (none));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reply/lines", test_lines);
  g_test_add_func ("/reply/strangers", test_strangers);
  g_test_add_func ("/reply/bounds", test_bounds);
  g_test_add_func ("/reply/paths", test_paths);
  g_test_add_func ("/reply/errors", test_errors);
  g_test_add_func ("/reply/features", test_features);
  return g_test_run ();
}
