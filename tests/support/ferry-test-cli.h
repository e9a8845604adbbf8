/* ferry-cli run by a test against a test server, as a script would run it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-test-server.h"

G_BEGIN_DECLS

typedef struct
{
  GSubprocess *process;
  int status;   /* exit status */
  char *output; /* standard output; may hold NUL, and has one behind it */
  gsize output_length;
  char *errors; /* standard error */
} FerryTestCli;

FerryTestCli *ferry_test_cli_start (const char *const *arguments);
void ferry_test_cli_finish (FerryTestCli *cli);
void ferry_test_cli_free (FerryTestCli *cli);
FerryTestCli *ferry_test_cli_run (const char *options, ...) G_GNUC_NULL_TERMINATED;
void ferry_test_cli_expect (FerryTestCli *cli, int status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryTestCli, ferry_test_cli_free)

G_END_DECLS
