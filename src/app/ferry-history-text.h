/* What a line of the history says, in words. Pure but for gettext.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-history-item.h"

G_BEGIN_DECLS

const char *ferry_history_text_get_icon (const FerryJournalRow *row);
char *ferry_history_text_way (FerryHistoryItem *item);
char *ferry_history_text_size (const FerryJournalRow *row);
char *ferry_history_text_when (gint64 ended, GDateTime *now);
char *ferry_history_text_result (const FerryJournalRow *row);
char *ferry_history_text_path (FerryHistoryItem *item);

G_END_DECLS
