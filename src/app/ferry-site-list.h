/* The tree of saved sites, with a search: to choose from, to drag about, to open. Main thread.
 *
 * Signals: "chosen" (list): another site, another folder or none is selected;
 *          "activated" (list): the selected site, by Enter or a double click.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-site-node.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_SITE_LIST (ferry_site_list_get_type ())
G_DECLARE_FINAL_TYPE (FerrySiteList, ferry_site_list, FERRY, SITE_LIST, GtkBox)

void ferry_site_list_set_store (FerrySiteList *list, FerrySiteStore *store);
FerrySiteNode *ferry_site_list_get_chosen (FerrySiteList *list);
void ferry_site_list_choose_site (FerrySiteList *list, const char *id);
void ferry_site_list_choose_folder (FerrySiteList *list, const char *folder);
gboolean ferry_site_list_step (FerrySiteList *list, int step);

G_END_DECLS
