/* What a synchronization leaves out: patterns as in a .gitignore, one a line. Pure; any thread, one
 * at a time.
 *
 * "*.o" is any file so called, "/build/" the folder at the top, "doc/a.txt" the one in doc, and
 * "**" stands for any number of folders. The last pattern that fits decides, and one with "!" in
 * front takes something in again. Where the first one has "!", only what is named so is taken.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _FerrySyncPatterns FerrySyncPatterns;

FerrySyncPatterns *ferry_sync_patterns_new (gboolean ignores_case);
void ferry_sync_patterns_free (FerrySyncPatterns *patterns);
void ferry_sync_patterns_add (FerrySyncPatterns *patterns, const char *line);
void ferry_sync_patterns_add_text (FerrySyncPatterns *patterns, const char *text);
gboolean
ferry_sync_patterns_takes (const FerrySyncPatterns *patterns, const char *path, gboolean is_folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerrySyncPatterns, ferry_sync_patterns_free)

G_END_DECLS
