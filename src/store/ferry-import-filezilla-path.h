/* A folder on the server as FileZilla writes it: `1 0 4 home 3 kai` for /home/kai. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ferry_import_filezilla_path (const char *text, gboolean is_utf16);

G_END_DECLS
