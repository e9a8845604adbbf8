/* A place in the journal: all settings of its server as text, but for what is secret. Inside
 * src/store only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-journal.h"

G_BEGIN_DECLS

char *ferry_journal_place_dup_settings (const FerryServer *server);
FerryServer *ferry_journal_place_read (sqlite3 *db, const char *key);

G_END_DECLS
