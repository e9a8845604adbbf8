/* Which failures pass by themselves. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-retry.h"

#include "ferry-ftp-error.h"
#include "ferry-ftp-facts.h"

#include <glib/gi18n-lib.h>

/* What no row names will fail again: 550, 553, a 530 to a file, a full disk here. */
static const struct
{
  GQuark (*domain) (void);
  int code;
  FerryFailure failure;
} failures[] = {
  { ferry_ftp_error_quark, FERRY_FTP_ERROR_CONNECT, FERRY_FAILURE_NO_SERVER },
  { ferry_ftp_error_quark, FERRY_FTP_ERROR_CONNECTION_LOST, FERRY_FAILURE_PASSING },
  { ferry_ftp_error_quark, FERRY_FTP_ERROR_TIMED_OUT, FERRY_FAILURE_PASSING },
  { ferry_ftp_error_quark, FERRY_FTP_ERROR_DATA_CONNECTION, FERRY_FAILURE_PASSING },
  { ferry_ftp_error_quark, FERRY_FTP_ERROR_INCOMPLETE, FERRY_FAILURE_PASSING },
  { ferry_ftp_error_quark, FERRY_FTP_ERROR_TEMPORARY, FERRY_FAILURE_PASSING },
  { ferry_ftp_error_quark, FERRY_FTP_ERROR_DIFFERENT, FERRY_FAILURE_ONCE },
  { ferry_ftp_error_quark, FERRY_FTP_ERROR_TOO_MANY_CONNECTIONS, FERRY_FAILURE_CROWDED },
  { ferry_ftp_error_quark, FERRY_FTP_ERROR_LOGIN_REJECTED, FERRY_FAILURE_NO_LOGIN },
  { ferry_ftp_error_quark, FERRY_FTP_ERROR_PASSWORD_NEEDED, FERRY_FAILURE_NO_LOGIN },
  { ferry_ftp_error_quark, FERRY_FTP_ERROR_PROXY_LOGIN, FERRY_FAILURE_NO_LOGIN },
  { ferry_ftp_error_quark, FERRY_FTP_ERROR_TLS_UNAVAILABLE, FERRY_FAILURE_NO_LOGIN },
  { ferry_ftp_error_quark, FERRY_FTP_ERROR_TLS_FAILED, FERRY_FAILURE_NO_LOGIN },
  { ferry_ftp_error_quark, FERRY_FTP_ERROR_CERTIFICATE_UNKNOWN, FERRY_FAILURE_NO_LOGIN },
  { ferry_ftp_error_quark, FERRY_FTP_ERROR_CERTIFICATE_CHANGED, FERRY_FAILURE_NO_LOGIN },
  /* A line that breaks, and a disk that is a line itself. */
  { g_io_error_quark, G_IO_ERROR_TIMED_OUT, FERRY_FAILURE_PASSING },
  { g_io_error_quark, G_IO_ERROR_HOST_UNREACHABLE, FERRY_FAILURE_PASSING },
  { g_io_error_quark, G_IO_ERROR_NETWORK_UNREACHABLE, FERRY_FAILURE_PASSING },
  { g_io_error_quark, G_IO_ERROR_CONNECTION_REFUSED, FERRY_FAILURE_PASSING },
  { g_io_error_quark, G_IO_ERROR_CONNECTION_CLOSED, FERRY_FAILURE_PASSING },
  { g_io_error_quark, G_IO_ERROR_NOT_CONNECTED, FERRY_FAILURE_PASSING },
  { g_resolver_error_quark, G_RESOLVER_ERROR_TEMPORARY_FAILURE, FERRY_FAILURE_PASSING },
};

/* 452 may be somebody else's file that is gone in a moment; 552 is a limit. */
#define SPACE_MAY_COME 452

/* Seconds before the second, third, ... try. */
static const guint delays[] = { 2, 5, 15, 30, 60 };

/**
 * ferry_retry_judge:
 *
 * Returns: what to make of the failure of a transfer
 */
FerryFailure
ferry_retry_judge (const GError *error)
{
  if (ferry_ftp_error_get_reply_code (error) == SPACE_MAY_COME)
    return FERRY_FAILURE_ONCE;
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    if (g_error_matches (error, failures[i].domain (), failures[i].code))
      return failures[i].failure;
  return FERRY_FAILURE_PERMANENT;
}

/**
 * ferry_retry_is_about_server:
 *
 * Returns: whether no other file has a better chance on this connection
 */
gboolean
ferry_retry_is_about_server (const GError *error)
{
  return ferry_retry_judge (error) > FERRY_FAILURE_PASSING;
}

/**
 * ferry_retry_get_delay:
 * @tries: how many have failed, from 1
 * @luck: from 0 to 1, by chance: so that many who failed together do not come back together
 *
 * Returns: how long to wait before the next, µs
 */
GTimeSpan
ferry_retry_get_delay (guint tries, double luck)
{
  guint seconds = delays[CLAMP (tries, 1, G_N_ELEMENTS (delays)) - 1];

  return (GTimeSpan) (seconds * (0.75 + luck / 2) * G_TIME_SPAN_SECOND);
}

/**
 * ferry_retry_conclude:
 * @error: (transfer full): of the last try
 *
 * Returns: (transfer full): it, saying how often it was tried
 */
GError *
ferry_retry_conclude (GError *error, guint tries)
{
  if (tries > 1)
    {
      g_autofree char *last = error->message;

      if (ferry_ftp_error_get_facts (error) != NULL)
        ferry_ftp_error_edit_facts (error)->tries = tries;
      error->message = g_strdup_printf (
          ngettext ("Given up after %u try: %s", "Given up after %u tries: %s", tries), tries,
          last);
    }
  return error;
}
