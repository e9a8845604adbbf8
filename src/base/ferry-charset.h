/* Names between a server's bytes and the UTF-8 that people read. The bytes are the truth: a name
 * that decodes badly is shown with escapes and still works, because its bytes go back unchanged.
 * Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ferry_charset_decode (const char *charset, const char *bytes, gboolean *is_lossy);
char *ferry_charset_decode_shown (const char *charset, const char *bytes, gboolean *is_lossy);
char *ferry_charset_try (const char *charset, const char *bytes);
char *ferry_charset_encode (const char *charset, const char *text, GError **error);
gboolean ferry_charset_is_utf8 (const char *charset);
gboolean ferry_charset_is_known (const char *charset);

G_END_DECLS
