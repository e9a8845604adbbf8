/* Rows of the queue as they are in the data base, whoever they belonged to. Inside src/store only;
 * ferry_journal_list_left() is for everybody.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-journal.h"

G_BEGIN_DECLS

GPtrArray *ferry_journal_left_read (sqlite3 *db, const char *condition, GError **error);

G_END_DECLS
