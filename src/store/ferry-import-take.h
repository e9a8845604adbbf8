/* Imported sites become saved ones. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-imported.h"
#include "ferry-site-store.h"

G_BEGIN_DECLS

GHashTable *ferry_import_dup_known (FerrySiteStore *store);
gboolean ferry_import_is_known (GHashTable *known, const FerryImported *site);
GPtrArray *ferry_import_take (FerrySiteStore *store, GPtrArray *sites);

G_END_DECLS
