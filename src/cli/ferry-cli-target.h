/* From a URL and the options to a server and a path on it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-cli-options.h"

G_BEGIN_DECLS

FerryServer *ferry_cli_target_parse (const char *url,
                                     const FerryCliOptions *options,
                                     char **path,
                                     GError **error);
char *ferry_cli_target_encode (const FerryServer *server, const char *text, GError **error);

G_END_DECLS
