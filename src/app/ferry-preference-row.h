/* One setting with its words, what changes it, and a button that takes it back to what it was at
 * first, while it differs. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-preferences.h"

G_BEGIN_DECLS

#define FERRY_TYPE_PREFERENCE_ROW (ferry_preference_row_get_type ())
G_DECLARE_FINAL_TYPE (FerryPreferenceRow,
                      ferry_preference_row,
                      FERRY,
                      PREFERENCE_ROW,
                      GtkListBoxRow)

GtkWidget *ferry_preference_row_new (const FerryPreference *preference, GSettings *settings);
const FerryPreference *ferry_preference_row_get_preference (FerryPreferenceRow *row);

G_END_DECLS
