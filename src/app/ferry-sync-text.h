/* The words for a synchronization: actions, reasons, sums. Pure but for gettext.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-choices.h"
#include "ferry-sync-plan.h"
#include "ferry-sync-run.h"

G_BEGIN_DECLS

extern const FerryChoice ferry_sync_mode_choices[];
extern const FerryChoice ferry_sync_compare_choices[];
extern const FerryChoice ferry_sync_action_choices[]; /* by the value of FerrySyncAction */

const char *ferry_sync_text_reason (FerrySyncReason reason);
char *ferry_sync_text_facts (const FerryEntry *entry);
char *ferry_sync_text_totals (const FerrySyncTotals *totals);
char *ferry_sync_text_notes (FerrySyncPlan *plan);
char *ferry_sync_text_result (const FerrySyncResult *result);

G_END_DECLS
