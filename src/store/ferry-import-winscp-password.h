/* A password as WinSCP hides it. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ferry_import_winscp_is_locked (const char *digits);
char *ferry_import_winscp_password (const char *digits, const char *user, const char *host);

G_END_DECLS
