/* How to connect, as keys in a group of a GKeyFile that people can read and mend. Never a password.
 * Main thread, and the journal's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

G_BEGIN_DECLS

FerryServer *ferry_server_format_read (GKeyFile *key_file, const char *group);
gboolean ferry_server_format_write (GKeyFile *key_file,
                                    const char *group,
                                    const FerryServer *server,
                                    gboolean is_saved_site);

gboolean
ferry_server_format_set (GKeyFile *key_file, const char *group, const char *key, const char *text);
char *ferry_server_format_encode (const char *bytes);
char *ferry_server_format_decode (const char *text);

G_END_DECLS
