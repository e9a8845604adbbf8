/* Times with their limits of speed: weekdays, a span of the day, two numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-rate-schedule.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_RULE_ROW (ferry_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (FerryRuleRow, ferry_rule_row, FERRY, RULE_ROW, GtkBox)

/* Signals "changed" and "removed": by the user. */

GtkWidget *ferry_rule_row_new (const FerryRateRule *rule);
gboolean ferry_rule_row_get (FerryRuleRow *row, FerryRateRule *rule);

G_END_DECLS
