/* Servers that are not installed: packages unpacked in $FERRY_TEST_SERVERS/NAME with the libraries
 * they miss. They start nothing and stand in nobody's way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *ferry_test_unpacked_dup_path (const char *name, const char *path);
char *ferry_test_unpacked_find (const char *name, const char *program);
void
ferry_test_unpacked_add_program (GStrvBuilder *arguments, const char *name, const char *program);
void ferry_test_unpacked_add_user (GStrvBuilder *arguments,
                                   const char *user,
                                   const char *password,
                                   const char *home);

G_END_DECLS
