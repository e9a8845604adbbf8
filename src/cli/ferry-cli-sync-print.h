/* The plan of a synchronization, and what came of it, for a terminal or a script. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sync-run.h"

G_BEGIN_DECLS

void ferry_cli_sync_print_plan (FerrySyncPlan *plan, gboolean is_json);
void ferry_cli_sync_print_totals (FerrySyncPlan *plan, gboolean is_json);
void ferry_cli_sync_print_result (FerrySyncPlan *plan, const FerrySyncResult *result);

G_END_DECLS
