/* The last lines of the log, as a list. Lines are taken in one by one and announced together.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-log.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define FERRY_LOG_MODEL_MAX_LINES 20000

#define FERRY_TYPE_LOG_ITEM (ferry_log_item_get_type ())
G_DECLARE_FINAL_TYPE (FerryLogItem, ferry_log_item, FERRY, LOG_ITEM, GObject)

const FerryLogLine *ferry_log_item_get_line (FerryLogItem *item);
const char *ferry_log_item_get_server (FerryLogItem *item);
char *ferry_log_item_dup_time (FerryLogItem *item);
char *ferry_log_item_dup_text (FerryLogItem *item);
const char *ferry_log_kind_get_mark (FerryLogKind kind);

#define FERRY_TYPE_LOG_MODEL (ferry_log_model_get_type ())
G_DECLARE_FINAL_TYPE (FerryLogModel, ferry_log_model, FERRY, LOG_MODEL, GObject)

FerryLogModel *ferry_log_model_new (void);
void ferry_log_model_append (FerryLogModel *model, const FerryLogLine *line, const char *server);
void ferry_log_model_flush (FerryLogModel *model);
void ferry_log_model_clear (FerryLogModel *model);

G_END_DECLS
