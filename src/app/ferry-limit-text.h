/* Limits of speed and times in words. Pure but for gettext.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ferry_limit_text_short (guint download, guint upload);
char *ferry_limit_text_long (guint download, guint upload, GDateTime *until, GDateTime *now);
char *ferry_limit_text_start (GDateTime *start, GDateTime *now);

G_END_DECLS
