/* The commands of ferry-cli: one row each in a table, one function each in the files named after
 * what they do. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-cli-session.h"

G_BEGIN_DECLS

char *ferry_cli_commands_dup_help (void);
FerryCliExit ferry_cli_commands_run (const FerryCliOptions *options);

/* @session is the one of the command's URL; %NULL for a command without one. */
typedef FerryCliExit (*FerryCliCommandFunc) (FerryCliSession *session,
                                             const FerryCliOptions *options);

FerryCliExit ferry_cli_ls (FerryCliSession *session, const FerryCliOptions *options);
FerryCliExit ferry_cli_get (FerryCliSession *session, const FerryCliOptions *options);
FerryCliExit ferry_cli_put (FerryCliSession *session, const FerryCliOptions *options);
FerryCliExit ferry_cli_copy (FerryCliSession *session, const FerryCliOptions *options);
FerryCliExit ferry_cli_sync (FerryCliSession *session, const FerryCliOptions *options);
FerryCliExit ferry_cli_rm (FerryCliSession *session, const FerryCliOptions *options);
FerryCliExit ferry_cli_mkdir (FerryCliSession *session, const FerryCliOptions *options);
FerryCliExit ferry_cli_mv (FerryCliSession *session, const FerryCliOptions *options);
FerryCliExit ferry_cli_cat (FerryCliSession *session, const FerryCliOptions *options);
FerryCliExit ferry_cli_info (FerryCliSession *session, const FerryCliOptions *options);
FerryCliExit ferry_cli_queue (FerryCliSession *session, const FerryCliOptions *options);
FerryCliExit ferry_cli_quote (FerryCliSession *session, const FerryCliOptions *options);
FerryCliExit ferry_cli_check (FerryCliSession *session, const FerryCliOptions *options);
FerryCliExit ferry_cli_import (FerryCliSession *session, const FerryCliOptions *options);
FerryCliExit ferry_cli_sites (FerryCliSession *session, const FerryCliOptions *options);
FerryCliExit ferry_cli_parse_listing (FerryCliSession *session, const FerryCliOptions *options);

G_END_DECLS
