/* A time of day in minutes since midnight, as people write it and as it comes next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FERRY_DAY_MINUTES (24 * 60)

gboolean ferry_day_time_parse (const char *text, guint *minutes);
char *ferry_day_time_print (guint minutes);
GDateTime *ferry_day_time_find_next (guint minutes, GDateTime *now);

G_END_DECLS
