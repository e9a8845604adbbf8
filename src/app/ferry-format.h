/* Sizes, times and permissions as people read them. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry.h"

G_BEGIN_DECLS

char *ferry_format_counts (const char *format, ...) G_GNUC_PRINTF (1, 2);
char *ferry_format_size (gint64 size);
char *ferry_format_modified (const FerryEntry *entry);
char *ferry_format_modified_short (const FerryEntry *entry);
char *ferry_format_permissions (const FerryEntry *entry);
char *ferry_format_owner (const FerryEntry *entry);
char *ferry_format_kind (const FerryEntry *entry);

G_END_DECLS
