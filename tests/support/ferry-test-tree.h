/* Folders full of files for tests, and whether two of them are the same byte for byte.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FERRY_TEST_TREE_TIME G_GINT64_CONSTANT (1580704200) /* 2020-02-03T04:30:00Z */

void ferry_test_tree_make (const char *folder);
void ferry_test_tree_remove (const char *folder);
void ferry_test_tree_make_file (const char *path, gsize size, guint32 seed);
char *ferry_test_tree_dup_digest (const char *folder);
char *ferry_test_tree_dup_hash (const char *path);
gint64 ferry_test_tree_get_modified (const char *path);

G_END_DECLS
