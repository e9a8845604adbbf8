/* Exit statuses of ferry-cli, and which error leads to which. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_CLI_EXIT_DONE = 0,
  FERRY_CLI_EXIT_USAGE = 1,
  FERRY_CLI_EXIT_SOME_FAILED = 2,
  FERRY_CLI_EXIT_CONNECT = 3,
  FERRY_CLI_EXIT_LOGIN = 4,
  FERRY_CLI_EXIT_TLS = 5,
  FERRY_CLI_EXIT_DATA_CONNECTION = 6,
  FERRY_CLI_EXIT_NOT_FOUND = 7,
  FERRY_CLI_EXIT_LOCAL = 8,
  FERRY_CLI_EXIT_INTERRUPTED = 9,
} FerryCliExit;

FerryCliExit ferry_cli_exit_for_error (const GError *error);
gboolean ferry_cli_exit_ends_session (FerryCliExit status);

G_END_DECLS
