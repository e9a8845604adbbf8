/* The icon of an entry, by its kind and the ending of its name. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-row.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GIcon *ferry_entry_icon_get (FerryEntryRow *row);
GIcon *ferry_entry_icon_get_for (const FerryEntry *entry, const char *shown_name);

G_END_DECLS
