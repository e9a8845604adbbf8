/* Exit statuses of ferry-cli: one table from errors to statuses. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-exit.h"

#include "ferry-ftp-error.h"

static const struct
{
  FerryFtpError code;
  FerryCliExit status;
} ftp_statuses[] = {
  { FERRY_FTP_ERROR_PROTOCOL, FERRY_CLI_EXIT_CONNECT },
  { FERRY_FTP_ERROR_CONNECT, FERRY_CLI_EXIT_CONNECT },
  { FERRY_FTP_ERROR_CONNECTION_LOST, FERRY_CLI_EXIT_CONNECT },
  { FERRY_FTP_ERROR_TOO_MANY_CONNECTIONS, FERRY_CLI_EXIT_CONNECT },
  { FERRY_FTP_ERROR_TIMED_OUT, FERRY_CLI_EXIT_INTERRUPTED },
  { FERRY_FTP_ERROR_LOGIN_REJECTED, FERRY_CLI_EXIT_LOGIN },
  { FERRY_FTP_ERROR_PASSWORD_NEEDED, FERRY_CLI_EXIT_LOGIN },
  { FERRY_FTP_ERROR_PROXY_LOGIN, FERRY_CLI_EXIT_LOGIN },
  { FERRY_FTP_ERROR_TLS_UNAVAILABLE, FERRY_CLI_EXIT_TLS },
  { FERRY_FTP_ERROR_TLS_FAILED, FERRY_CLI_EXIT_TLS },
  { FERRY_FTP_ERROR_CERTIFICATE_UNKNOWN, FERRY_CLI_EXIT_TLS },
  { FERRY_FTP_ERROR_CERTIFICATE_CHANGED, FERRY_CLI_EXIT_TLS },
  { FERRY_FTP_ERROR_DATA_CONNECTION, FERRY_CLI_EXIT_DATA_CONNECTION },
  { FERRY_FTP_ERROR_NOT_FOUND, FERRY_CLI_EXIT_NOT_FOUND },
  { FERRY_FTP_ERROR_DENIED, FERRY_CLI_EXIT_NOT_FOUND },
  { FERRY_FTP_ERROR_REFUSED, FERRY_CLI_EXIT_NOT_FOUND },
  { FERRY_FTP_ERROR_EXISTS, FERRY_CLI_EXIT_NOT_FOUND },
};

static const struct
{
  GIOErrorEnum code;
  FerryCliExit status;
} io_statuses[] = {
  { G_IO_ERROR_CANCELLED, FERRY_CLI_EXIT_INTERRUPTED },
  { G_IO_ERROR_TIMED_OUT, FERRY_CLI_EXIT_INTERRUPTED },
  { G_IO_ERROR_EXISTS, FERRY_CLI_EXIT_SOME_FAILED }, /* --on-exists=fail */
};

/**
 * ferry_cli_exit_for_error:
 *
 * Returns: the exit status that tells a script what @error was. What the server answered and no
 * row names is a file that failed; what is no answer of a server is a local error.
 */
FerryCliExit
ferry_cli_exit_for_error (const GError *error)
{
  if (error->domain == FERRY_FTP_ERROR)
    {
      for (guint i = 0; i < G_N_ELEMENTS (ftp_statuses); i++)
        if ((FerryFtpError) error->code == ftp_statuses[i].code)
          return ftp_statuses[i].status;
      return FERRY_CLI_EXIT_SOME_FAILED;
    }
  if (error->domain == G_IO_ERROR)
    for (guint i = 0; i < G_N_ELEMENTS (io_statuses); i++)
      if ((GIOErrorEnum) error->code == io_statuses[i].code)
        return io_statuses[i].status;
  return FERRY_CLI_EXIT_LOCAL;
}

/**
 * ferry_cli_exit_ends_session:
 *
 * Returns: whether @status is about the server as a whole and not about one file of many
 */
gboolean
ferry_cli_exit_ends_session (FerryCliExit status)
{
  return status == FERRY_CLI_EXIT_CONNECT || status == FERRY_CLI_EXIT_LOGIN ||
         status == FERRY_CLI_EXIT_TLS || status == FERRY_CLI_EXIT_INTERRUPTED;
}
