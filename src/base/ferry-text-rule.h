/* Which files are text, by the ends of their names and by their beginnings. Pure. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What people edit; nothing that is signed, hashed or drawn. */
#define FERRY_TEXT_EXTENSIONS                                                                      \
  "asp bat c cfg cgi cmd conf cpp css csv h hpp htm html ini java js jsp log m4 md pas php pl py " \
  "rb sh shtml sql tcl tex tsv txt vbs xhtml xml yaml yml"

gboolean ferry_text_rule_has (const char *extensions, const char *name);
char *ferry_text_rule_normalize (const char *extensions);

/* By what the first bytes say, whatever the name: a NUL, or the mark of UTF-16. */
#define FERRY_TEXT_LOOK_SIZE 1024
gboolean ferry_text_rule_must_be_bytes (const void *bytes, gsize count);

G_END_DECLS
