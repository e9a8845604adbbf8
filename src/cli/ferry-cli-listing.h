/* Entries as JSON, one object a line, for scripts. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry.h"

G_BEGIN_DECLS

char *ferry_cli_listing_to_json (const FerryEntry *entry, const char *charset);
void ferry_cli_listing_print (const FerryEntry *entry, const char *charset);

G_END_DECLS
