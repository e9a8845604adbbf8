/* Where the other side goes when one side goes somewhere. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ferry_follow_path (const char *from, const char *to, const char *other);

G_END_DECLS
