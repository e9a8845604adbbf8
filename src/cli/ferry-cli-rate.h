/* --limit-rate: how fast files may move, as curl writes it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ferry_cli_rate_parse (const char *text, guint *download_limit, guint *upload_limit);
void ferry_cli_rate_apply (guint download_limit, guint upload_limit);

G_END_DECLS
