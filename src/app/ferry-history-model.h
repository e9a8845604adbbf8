/* The history as a GListModel of FerryHistoryItem, the latest first, as many as are found. Only the
 * pages that somebody looks at are read, by a task thread, and only some of them are kept. Main
 * thread.
 *
 * Signals: "searched" (model, GError *error): what is found is known, or why
 * nothing can be read or forgotten.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-history-item.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define FERRY_TYPE_HISTORY_MODEL (ferry_history_model_get_type ())
G_DECLARE_FINAL_TYPE (FerryHistoryModel, ferry_history_model, FERRY, HISTORY_MODEL, GObject)

FerryHistoryModel *ferry_history_model_new (FerryJournal *journal);

void ferry_history_model_search (FerryHistoryModel *model, const char *text);
void ferry_history_model_refresh (FerryHistoryModel *model);
void ferry_history_model_forget (FerryHistoryModel *model, GPtrArray *items);
void ferry_history_model_clear (FerryHistoryModel *model, gint64 before);

const char *ferry_history_model_get_text (FerryHistoryModel *model);

G_END_DECLS
