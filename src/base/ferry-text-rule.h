/* Which files are text, by the ends of their names. Pure. Any thread.
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

G_END_DECLS
