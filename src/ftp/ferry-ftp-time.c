/* Sizes and times on the control connection. See ferry-ftp-time.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * ferry_ftp_size_parse:
 * @reply: a 213 to SIZE
 *
 * Returns: the bytes, -1 if it holds no number
 */
gint64
ferry_ftp_size_parse (const FerryFtpReply *reply)
{
  g_autofree char *text = ferry_ftp_reply_dup_text (reply);
  gint64 size;

  return g_ascii_string_to_signed (g_strstrip (text), 10, 0, G_MAXINT64, &size, NULL) ? size : -1;
}

static gint
read_digits (const char **digits, guint count)
{
  gint value = 0;

  for (guint i = 0; i < count; i++)
    value = value * 10 + (*(*digits)++ - '0');
  return value;
}

/**
 * ferry_ftp_time_parse:
 * @reply: a 213 to MDTM: `YYYYMMDDHHMMSS`, maybe with a fraction. A server that prints 19 and the
 *   years since 1900 gives 15 digits.
 * @modified: (out): seconds since 1970, UTC
 *
 * Returns: whether it holds a time
 */
gboolean
ferry_ftp_time_parse (const FerryFtpReply *reply, gint64 *modified)
{
  g_autofree char *text = ferry_ftp_reply_dup_text (reply);
  const char *digits = text + strspn (text, " ");
  gsize count = strspn (digits, "0123456789");
  gint year, month, day, hour, minute;
  g_autoptr (GDateTime) time = NULL;

  if (count != 14 && (count != 15 || !g_str_has_prefix (digits, "19")))
    return FALSE;
  year = count == 14 ? read_digits (&digits, 4) : 1900 + read_digits (&digits, 5) - 19000;
  month = read_digits (&digits, 2);
  day = read_digits (&digits, 2);
  hour = read_digits (&digits, 2);
  minute = read_digits (&digits, 2);
  time = g_date_time_new_utc (year, month, day, hour, minute, read_digits (&digits, 2));
  if (time == NULL)
    return FALSE;
  *modified = g_date_time_to_unix (time);
  return TRUE;
}

/**
 * ferry_ftp_time_format:
 *
 * Returns: (transfer full) (nullable): `YYYYMMDDHHMMSS`, UTC; %NULL for years FTP cannot write
 */
char *
ferry_ftp_time_format (gint64 modified)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (modified);

  return time != NULL ? g_date_time_format (time, "%Y%m%d%H%M%S") : NULL;
}

/**
 * ferry_ftp_ask_size:
 * @size: (out): -1 if the server does not tell
 * @refusal: (out) (optional) (transfer full): the reply if it refuses; then @size is -1
 *
 * Returns: %FALSE on an error of the connection
 */
gboolean
ferry_ftp_ask_size (FerryFtpSession *session,
                    const char *path,
                    gint64 *size,
                    FerryFtpReply **refusal,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (FerryFtpReply) reply = NULL;

  *size = -1;
  if (ferry_ftp_session_lacks (session, FERRY_FTP_LACKS_SIZE))
    return TRUE;
  /* The size depends on the TYPE: in text some servers count other line ends, others refuse. */
  if (!ferry_ftp_session_set_type (session, 'I', cancellable, error))
    return FALSE;
  reply = ferry_ftp_session_command (session, cancellable, error, "SIZE %s", path);
  if (reply == NULL)
    return FALSE;
  ferry_ftp_session_learn (session, FERRY_FTP_LACKS_SIZE, reply);
  if (ferry_ftp_reply_is_done (reply))
    *size = ferry_ftp_size_parse (reply);
  else if (refusal != NULL)
    *refusal = g_steal_pointer (&reply);
  return TRUE;
}

static gboolean
has_mfmt (const FerryFtpSession *session)
{
  return !ferry_ftp_features_is_known (session->features) ||
         ferry_ftp_features_has (session->features, "MFMT");
}

/* vsftpd and its like set the time by an MDTM with a time before the name; the others look for a
 * file of that name, and do not find it. */
static gboolean
has_mdtm_that_sets (const FerryFtpSession *session)
{
  return ferry_ftp_features_has (session->features, "MDTM") &&
         !ferry_ftp_features_has (session->features, "MFMT");
}

static gboolean
has_site_utime (const FerryFtpSession *session)
{
  return TRUE;
}

static const struct
{
  gboolean (*is_likely) (const FerryFtpSession *session);
  FerryFtpLacks lacks;
  const char *command;
} time_setters[] = {
  { has_mfmt, FERRY_FTP_LACKS_MFMT, "MFMT" },
  { has_mdtm_that_sets, FERRY_FTP_LACKS_SET_MDTM, "MDTM" },
  { has_site_utime, FERRY_FTP_LACKS_SITE_UTIME, "SITE UTIME" },
};

/* The one that most likely works, as far as the server has shown; NULL without any. */
static const char *
find_setter (const FerryFtpSession *session)
{
  for (guint i = 0; i < G_N_ELEMENTS (time_setters); i++)
    if (!ferry_ftp_session_lacks (session, time_setters[i].lacks) &&
        time_setters[i].is_likely (session))
      return time_setters[i].command;
  return NULL;
}

/**
 * ferry_ftp_time_get_setter:
 *
 * Returns: the command that sets a time, as far as the server has shown
 */
const char *
ferry_ftp_time_get_setter (const FerryFtpSession *session)
{
  const char *command = find_setter (session);

  return command != NULL ? command : time_setters[0].command;
}

/**
 * ferry_ftp_time_dup_setter:
 *
 * Returns: (transfer full) (nullable): the command that most likely sets a file's time, all but the
 * path: `MFMT 20240229120000`
 */
char *
ferry_ftp_time_dup_setter (const FerryFtpSession *session, gint64 modified)
{
  g_autofree char *time = ferry_ftp_time_format (modified);
  const char *command = find_setter (session);

  return time != NULL && command != NULL ? g_strdup_printf ("%s %s", command, time) : NULL;
}

/**
 * ferry_ftp_set_time:
 * @modified: seconds since 1970, UTC
 *
 * Returns: whether the server took it; %FERRY_FTP_ERROR_UNSUPPORTED if it knows no such command
 */
gboolean
ferry_ftp_set_time (FerryFtpSession *session,
                    const char *path,
                    gint64 modified,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *time = ferry_ftp_time_format (modified);

  for (guint i = 0; time != NULL && i < G_N_ELEMENTS (time_setters); i++)
    {
      g_autoptr (FerryFtpReply) reply = NULL;

      if (ferry_ftp_session_lacks (session, time_setters[i].lacks) ||
          !time_setters[i].is_likely (session))
        continue;
      reply = ferry_ftp_session_command (session, cancellable, error, "%s %s %s",
                                         time_setters[i].command, time, path);
      if (reply == NULL)
        return FALSE;
      if (ferry_ftp_reply_is_done (reply))
        return TRUE;
      /* After MFMT a 550 is about the file; the others may have mistaken the command. */
      ferry_ftp_session_learn (session, time_setters[i].lacks, reply);
      if (!ferry_ftp_session_lacks (session, time_setters[i].lacks) && i == 0)
        {
          g_propagate_error (
              error, ferry_ftp_reply_to_error (reply, _ ("The time of the file could not be set")));
          return FALSE;
        }
      if (i > 0)
        session->lacks |= time_setters[i].lacks;
    }
  g_set_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_UNSUPPORTED,
               _ ("%s does not let the time of a file be set."), session->server->host);
  return FALSE;
}
