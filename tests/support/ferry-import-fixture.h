/* What an importer made of a file, as lines that a test can compare.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-import.h"

GBytes *ferry_test_import_load (const char *name);
GBytes *ferry_test_import_widen (GBytes *text);
char *ferry_test_import_dump (FerryImportList *list);
void ferry_test_import_expect (GBytes *bytes, const char *program, const char *expected);
void ferry_test_import_expect_error (const char *bytes, gssize length, const char *sentence);
