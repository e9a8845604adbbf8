/* What stands on a tab: an icon, a few words, a button to close it. Main thread.
 *
 * Signals: "close-requested" (label); "chosen" (label): the tab is to come to the front.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-tab.h"

G_BEGIN_DECLS

#define FERRY_TYPE_TAB_LABEL (ferry_tab_label_get_type ())
G_DECLARE_FINAL_TYPE (FerryTabLabel, ferry_tab_label, FERRY, TAB_LABEL, GtkBox)

GtkWidget *ferry_tab_label_new (FerryTab *tab);
char *ferry_tab_label_dup_title (FerryTab *tab);

G_END_DECLS
