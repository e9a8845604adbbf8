/* Renaming and moving. See ferry-ftp-client.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-client.h"

#include "ferry-ftp-examine.h"
#include "ferry-ftp-quirks.h"
#include "ferry-path.h"

#include <glib/gi18n-lib.h>

/* What a name is called on its way from one case to the other. */
#define BETWEEN_SUFFIX ".renaming"

/* One RNFR with its RNTO (RFC 959 section 4.1.3). @refusal says no, to @refused. */
static gboolean
try_rename (FerryFtpSession *session,
            const char *source,
            const char *target,
            const char **refused,
            FerryFtpReply **refusal,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (FerryFtpReply) from =
      ferry_ftp_session_command (session, cancellable, error, "RNFR %s", source);
  g_autoptr (FerryFtpReply) to = NULL;

  if (from == NULL)
    return FALSE;
  if (ferry_ftp_reply_is_done (from))
    ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_ODD_CODE);
  else if (ferry_ftp_reply_get_class (from) != 3)
    {
      *refused = source;
      *refusal = g_steal_pointer (&from);
      return FALSE;
    }
  to = ferry_ftp_session_command (session, cancellable, error, "RNTO %s", target);
  if (to == NULL || ferry_ftp_reply_is_done (to))
    return to != NULL;
  *refused = target;
  *refusal = g_steal_pointer (&to);
  return FALSE;
}

/* To a server that ignores case, the new name is taken by the file itself. */
static gboolean
rename_by_detour (FerryFtpSession *session,
                  const char *source,
                  const char *target,
                  GCancellable *cancellable)
{
  g_autofree char *between = g_strconcat (target, BETWEEN_SUFFIX, NULL);
  g_autoptr (FerryFtpReply) refusal = NULL;
  const char *refused;

  if (!try_rename (session, source, between, &refused, &refusal, cancellable, NULL))
    return FALSE;
  if (try_rename (session, between, target, &refused, &refusal, cancellable, NULL))
    {
      ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_IGNORES_CASE);
      return TRUE;
    }
  g_clear_pointer (&refusal, ferry_ftp_reply_free);
  try_rename (session, between, source, &refused, &refusal, cancellable, NULL);
  return FALSE;
}

static void
set_refused (FerryFtpSession *session,
             const FerryFtpReply *refusal,
             const char *path,
             gboolean is_source,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *shown = ferry_ftp_session_dup_shown (session, path);
  g_autofree char *sentence = g_strdup_printf (
      is_source ? _ ("“%s” could not be renamed") : _ ("It could not be renamed to “%s”"), shown);

  g_propagate_error (
      error, ferry_ftp_examine_refusal (session, refusal, path,
                                        is_source ? FERRY_FTP_ROLE_SOURCE : FERRY_FTP_ROLE_NEW,
                                        cancellable, sentence));
}

/**
 * ferry_ftp_client_rename:
 *
 * Renames or moves. Most servers replace a file at @to, some refuse with %FERRY_FTP_ERROR_EXISTS.
 *
 * Returns: whether it was done
 */
gboolean
ferry_ftp_client_rename (FerryFtpClient *client,
                         const char *from,
                         const char *to,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *source = NULL;
  g_autofree char *target = NULL;
  g_autoptr (FerryFtpReply) refusal = NULL;
  const char *refused;

  if (!ferry_path_check_argument (to, error))
    return FALSE;
  source = ferry_ftp_session_begin_at (client, from, cancellable, error);
  if (source == NULL)
    return FALSE;
  target = ferry_ftp_session_dup_path (client, to);
  g_clear_pointer (&client->folder, g_free);
  if (try_rename (client, source, target, &refused, &refusal, cancellable, error))
    return TRUE;
  if (refusal == NULL)
    return FALSE;
  if (refused == target && ferry_path_equal_but_case (source, target) &&
      rename_by_detour (client, source, target, cancellable))
    return TRUE;
  set_refused (client, refusal, refused, refused == source, cancellable, error);
  return FALSE;
}

/* Whether a refusal may mean that something stands at the new name. */
static gboolean
may_be_in_the_way (const GError *error)
{
  static const FerryFtpError codes[] = { FERRY_FTP_ERROR_EXISTS, FERRY_FTP_ERROR_DENIED,
                                         FERRY_FTP_ERROR_REFUSED };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, FERRY_FTP_ERROR, (int) codes[i]))
      return TRUE;
  return FALSE;
}

/**
 * ferry_ftp_client_replace:
 * @to: a file that is there
 * @is_removed: (out): whether it was removed; if the rest failed, @from is all there is
 *
 * Renames over a file. RNTO does that on most servers; on the others the file is removed first, and
 * that is remembered.
 *
 * Returns: whether it was done
 */
gboolean
ferry_ftp_client_replace (FerryFtpClient *client,
                          const char *from,
                          const char *to,
                          gboolean *is_removed,
                          GCancellable *cancellable,
                          GError **error)
{
  gboolean is_known = ferry_ftp_quirks_has (client, FERRY_FTP_QUIRK_NO_REPLACE) &&
                      !ferry_path_equal_but_case (from, to);
  g_autoptr (GError) reason = NULL;

  *is_removed = FALSE;
  if (!is_known && ferry_ftp_client_rename (client, from, to, cancellable, &reason))
    return TRUE;
  /* What is in the way must not be the file itself. */
  if (ferry_path_equal_but_case (from, to) || (!is_known && !may_be_in_the_way (reason)))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  g_clear_error (&reason);
  if (!ferry_ftp_client_remove (client, to, cancellable, &reason) &&
      !g_error_matches (reason, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  *is_removed = TRUE;
  if (!ferry_ftp_client_rename (client, from, to, cancellable, error))
    return FALSE;
  ferry_ftp_quirks_note (client, FERRY_FTP_QUIRK_NO_REPLACE);
  return TRUE;
}
