/* What people type where a host belongs. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ferry_typed_host_dup_url (const char *text);

G_END_DECLS
