/* A file on a server in the words of other programs: its URL, and the commands of curl, wget, lftp
 * and ferry-cli that fetch it, quoted for a shell. Never with a password. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_COPY_URL,
  FERRY_COPY_URL_WITH_USER,
  FERRY_COPY_CURL,
  FERRY_COPY_WGET,
  FERRY_COPY_LFTP,
  FERRY_COPY_FERRY_CLI,
} FerryCopyAs;
#define FERRY_COPY_WAYS (FERRY_COPY_FERRY_CLI + 1)

char *
ferry_copy_text (FerryCopyAs as, const FerryServer *server, const char *path, gboolean is_folder);

char *ferry_shell_quote (const char *bytes);

G_END_DECLS
