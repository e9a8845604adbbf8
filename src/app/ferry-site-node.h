/* The tree of saved sites as it is shown: folders and sites, made anew from the store after each
 * change, and what moving one of them means to the store. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-site-store.h"

G_BEGIN_DECLS

/* Where something is dropped. */
typedef enum
{
  FERRY_SITE_DROP_BEFORE,
  FERRY_SITE_DROP_INTO,
  FERRY_SITE_DROP_AFTER,
} FerrySiteDrop;

#define FERRY_TYPE_SITE_NODE (ferry_site_node_get_type ())
G_DECLARE_FINAL_TYPE (FerrySiteNode, ferry_site_node, FERRY, SITE_NODE, GObject)

GListModel *ferry_site_node_make_tree (FerrySiteStore *store, const char *search);

FerrySite *ferry_site_node_get_site (FerrySiteNode *node);
const char *ferry_site_node_get_folder (FerrySiteNode *node);
const char *ferry_site_node_get_title (FerrySiteNode *node);
const char *ferry_site_node_get_key (FerrySiteNode *node);
GListModel *ferry_site_node_get_children (FerrySiteNode *node);

void ferry_site_node_move (FerrySiteStore *store,
                           FerrySiteNode *node,
                           FerrySiteNode *target,
                           FerrySiteDrop where);
gboolean ferry_site_node_step (FerrySiteStore *store, FerrySiteNode *node, int step);
char *ferry_site_node_move_folder (FerrySiteStore *store, const char *folder, const char *title);
char *ferry_site_node_dup_new_folder (FerrySiteStore *store, const char *above);

G_END_DECLS
