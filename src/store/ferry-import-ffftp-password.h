/* A password as FFFTP hides it. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ferry_import_ffftp_is_default (const char *salt, const char *check);
char *ferry_import_ffftp_password (const char *hidden, gboolean is_default);

G_END_DECLS
