/* The words of a report for programs: a promise, so never changed and never translated.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-check.h"

G_BEGIN_DECLS

const char *ferry_report_get_symptom_name (FerryFtpSymptom symptom);
const char *ferry_report_get_kind_name (FerryCheckKind kind);
const char *ferry_report_get_state_name (FerryCheckState state);
const char *ferry_report_get_family_name (GSocketFamily family);
const char *ferry_report_get_for_name (FerryRemedyFor for_whom);
const char *ferry_report_get_action_name (FerryRemedyAction action);

G_END_DECLS
