/* Which failures pass by themselves. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-retry.h"

#include "ferry-ftp-error.h"

static const struct
{
  FerryFtpError code;
  FerryFailure failure;
} failures[] = {
  { FERRY_FTP_ERROR_CONNECT, FERRY_FAILURE_NO_SERVER },
  { FERRY_FTP_ERROR_CONNECTION_LOST, FERRY_FAILURE_PASSING },
  { FERRY_FTP_ERROR_TIMED_OUT, FERRY_FAILURE_PASSING },
  { FERRY_FTP_ERROR_DATA_CONNECTION, FERRY_FAILURE_PASSING },
  { FERRY_FTP_ERROR_INCOMPLETE, FERRY_FAILURE_PASSING },
  { FERRY_FTP_ERROR_TEMPORARY, FERRY_FAILURE_PASSING },
  { FERRY_FTP_ERROR_TOO_MANY_CONNECTIONS, FERRY_FAILURE_CROWDED },
  { FERRY_FTP_ERROR_LOGIN_REJECTED, FERRY_FAILURE_NO_LOGIN },
  { FERRY_FTP_ERROR_PASSWORD_NEEDED, FERRY_FAILURE_NO_LOGIN },
  { FERRY_FTP_ERROR_TLS_UNAVAILABLE, FERRY_FAILURE_NO_LOGIN },
  { FERRY_FTP_ERROR_TLS_FAILED, FERRY_FAILURE_NO_LOGIN },
  { FERRY_FTP_ERROR_CERTIFICATE_UNKNOWN, FERRY_FAILURE_NO_LOGIN },
  { FERRY_FTP_ERROR_CERTIFICATE_CHANGED, FERRY_FAILURE_NO_LOGIN },
};

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
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    if (g_error_matches (error, FERRY_FTP_ERROR, (int) failures[i].code))
      return failures[i].failure;
  return FERRY_FAILURE_PERMANENT;
}

/**
 * ferry_retry_get_delay:
 * @tries: how many have failed, from 1
 *
 * Returns: seconds to wait before the next
 */
guint
ferry_retry_get_delay (guint tries)
{
  return delays[CLAMP (tries, 1, G_N_ELEMENTS (delays)) - 1];
}
