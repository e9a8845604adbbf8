/* Replies, from lines to a code and its text. See ferry-ftp-reply.h; what a code means for the
 * caller stands in ferry-ftp-reply-error.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-reply.h"

#include "ferry-ftp-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Who else may answer on the port that the user typed. */
static const struct
{
  const char *prefix;
  FerryFtpSymptom symptom;
  const char *sentence;
} strangers[] = {
  { "SSH-", FERRY_FTP_SYMPTOM_GREETING_SSH,
    N_ ("This is an SSH server: it speaks SFTP, not FTP.") },
  { "HTTP/", FERRY_FTP_SYMPTOM_GREETING_HTTP,
    N_ ("This is a web server: it speaks HTTP, not FTP.") },
  { "\x15\x03", FERRY_FTP_SYMPTOM_GREETING_TLS, N_ ("This server speaks TLS from the start.") },
  { "+OK", FERRY_FTP_SYMPTOM_GREETING_OTHER,
    N_ ("This is a mail server: it speaks POP3, not FTP.") },
  { "* OK", FERRY_FTP_SYMPTOM_GREETING_OTHER,
    N_ ("This is a mail server: it speaks IMAP, not FTP.") },
  { "RFB ", FERRY_FTP_SYMPTOM_GREETING_OTHER,
    N_ ("This is a screen server: it speaks VNC, not FTP.") },
};

/**
 * ferry_ftp_reply_new:
 *
 * Returns: (transfer full): a reply without a line
 */
FerryFtpReply *
ferry_ftp_reply_new (void)
{
  FerryFtpReply *reply = g_new0 (FerryFtpReply, 1);

  reply->lines = g_ptr_array_new_with_free_func (g_free);
  return reply;
}

/**
 * ferry_ftp_reply_copy:
 *
 * Returns: (transfer full): the same reply, to which no line can come any more
 */
FerryFtpReply *
ferry_ftp_reply_copy (const FerryFtpReply *reply)
{
  FerryFtpReply *copy = g_memdup2 (reply, sizeof *reply);

  copy->lines = g_ptr_array_ref (reply->lines);
  copy->stray = g_strdup (reply->stray);
  return copy;
}

void
ferry_ftp_reply_free (FerryFtpReply *reply)
{
  g_ptr_array_unref (reply->lines);
  g_free (reply->stray);
  g_free (reply);
}

/* Returns the code that @line begins with, 0 if none. RFC 2228 section 8 has codes up to 6xx. */
static guint
get_line_code (const char *line)
{
  guint code = 0;

  for (guint i = 0; i < 3; i++)
    {
      if (!g_ascii_isdigit (line[i]))
        return 0;
      code = code * 10 + (guint) (line[i] - '0');
    }
  if (line[3] != ' ' && line[3] != '-' && line[3] != '\0')
    return 0;
  return code >= 100 && code < 700 ? code : 0;
}

static gboolean
check_stranger (const char *line, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    if (g_str_has_prefix (line, strangers[i].prefix))
      {
        GError *reason =
            ferry_ftp_error_new (FERRY_FTP_ERROR_PROTOCOL, 0, "%s", _ (strangers[i].sentence));

        ferry_ftp_error_edit_facts (reason)->symptom = strangers[i].symptom;
        ferry_ftp_error_edit_facts (reason)->reply = g_utf8_make_valid (line, -1);
        g_propagate_error (error, reason);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_bounds (const FerryFtpReply *reply, GError **error)
{
  if (reply->length <= FERRY_FTP_REPLY_MAX && reply->count <= FERRY_FTP_REPLY_LINES_MAX)
    return TRUE;
  g_set_error_literal (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_PROTOCOL,
                       _ ("The server’s reply does not end."));
  return FALSE;
}

/**
 * ferry_ftp_reply_add_line:
 * @line: the next line, without its end
 *
 * A reply of several lines begins with `ddd-` and ends with the first line that has the same digits
 * and a blank (RFC 959 section 4.2); what stands between may look like anything. A last line of
 * three digits alone is taken too, and lines before the first code are passed over: both are sent.
 *
 * Returns: whether the reply is whole now; %FERRY_FTP_REPLY_INVALID sets @error
 */
FerryFtpReplyState
ferry_ftp_reply_add_line (FerryFtpReply *reply, const char *line, GError **error)
{
  guint code = get_line_code (line);
  gboolean is_last = code != 0 && line[3] != '-';

  reply->length += strlen (line) + 2;
  reply->count++;
  if (!check_bounds (reply, error))
    return FERRY_FTP_REPLY_INVALID;
  if (reply->code == 0 && code == 0)
    {
      if (!check_stranger (line, error))
        return FERRY_FTP_REPLY_INVALID;
      if (reply->stray == NULL && *line != '\0')
        reply->stray = g_strdup (line);
      return FERRY_FTP_REPLY_MORE;
    }

  if (reply->code == 0)
    reply->code = code;
  if (code == reply->code)
    g_ptr_array_add (reply->lines, g_strdup (line[3] != '\0' ? line + 4 : ""));
  else
    g_ptr_array_add (reply->lines, g_strdup (line));
  return is_last && code == reply->code ? FERRY_FTP_REPLY_COMPLETE : FERRY_FTP_REPLY_MORE;
}

/**
 * ferry_ftp_reply_get_class:
 *
 * Returns: the first digit of the code, which says how it went (RFC 959 section 4.2)
 */
guint
ferry_ftp_reply_get_class (const FerryFtpReply *reply)
{
  return reply->code / 100;
}

/**
 * ferry_ftp_reply_is_done:
 *
 * Returns: whether it is a 2xx: the command was carried out
 */
gboolean
ferry_ftp_reply_is_done (const FerryFtpReply *reply)
{
  return ferry_ftp_reply_get_class (reply) == 2;
}

/**
 * ferry_ftp_reply_dup_text:
 *
 * Returns: (transfer full): the lines without codes, a line feed between them, raw bytes
 */
char *
ferry_ftp_reply_dup_text (const FerryFtpReply *reply)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < reply->lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (reply->lines, i));
  return g_string_free (text, FALSE);
}

/* Halves the doubled quotes, unless one of them stands alone: then the server does not double. */
static char *
undouble_quotes (const char *start, gsize length)
{
  GString *path = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (start[i] == '"')
        {
          if (i + 1 >= length || start[i + 1] != '"')
            {
              g_string_free (path, TRUE);
              return g_strndup (start, length);
            }
          i++;
        }
      g_string_append_c (path, start[i]);
    }
  return g_string_free (path, FALSE);
}

/* Servers that leave the quotes out: the first word that looks like a path. */
static char *
find_bare_path (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);

  for (char **word = words; *word != NULL; word++)
    if (strpbrk (*word, "/[") != NULL)
      return g_strdup (*word);
  return NULL;
}

/**
 * ferry_ftp_reply_dup_path:
 *
 * Reads the path of a 257 (RFC 959 appendix II): it stands between the first and the last quote,
 * and quotes within it are doubled by most servers, left alone by some.
 *
 * Returns: (transfer full) (nullable): the path, raw bytes; %NULL if there is none
 */
char *
ferry_ftp_reply_dup_path (const FerryFtpReply *reply)
{
  g_autofree char *text = ferry_ftp_reply_dup_text (reply);
  const char *first = strchr (text, '"');
  const char *last = strstr (text, "\" is");

  if (first == NULL)
    return find_bare_path (text);
  for (const char *next = last; next != NULL; next = strstr (next + 1, "\" is"))
    last = next;
  if (last == NULL || last <= first)
    last = strrchr (text, '"');
  if (last == first)
    return NULL;
  return undouble_quotes (first + 1, (gsize) (last - first - 1));
}
