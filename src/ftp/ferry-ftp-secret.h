/* What of a command may be shown in a log.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ferry_ftp_dup_masked (const char *command);

G_END_DECLS
