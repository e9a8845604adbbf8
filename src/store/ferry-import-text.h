/* The text of a file that another program wrote, in whatever encoding. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FERRY_IMPORT_MAX_LINE 65536 /* bytes */

char *ferry_import_text_decode (GBytes *bytes, GError **error);
char *ferry_import_text_to_utf8 (const char *bytes, const char *fallback);
char *ferry_import_text_next_line (const char **text);

G_END_DECLS
