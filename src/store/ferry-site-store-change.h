/* How a site store is changed: begin, alter the key file, commit. Inside src/store only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-site-store.h"

G_BEGIN_DECLS

GKeyFile *ferry_site_store_peek (FerrySiteStore *store);
GKeyFile *ferry_site_store_begin (FerrySiteStore *store);
void ferry_site_store_commit (FerrySiteStore *store, const char *const *changed);

G_END_DECLS
