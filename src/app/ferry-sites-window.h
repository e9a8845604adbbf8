/* The site manager: the tree of saved sites and the settings of one of them. What is typed is kept
 * by itself. Main thread.
 *
 * Signal: "connect-requested" (window, FerryServer *server, const char *remote_folder,
 *         const char *local_folder): the folders are raw bytes, nullable.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-recent-store.h"
#include "ferry-site-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_SITES_WINDOW (ferry_sites_window_get_type ())
G_DECLARE_FINAL_TYPE (FerrySitesWindow, ferry_sites_window, FERRY, SITES_WINDOW, GtkWindow)

FerrySitesWindow *
ferry_sites_window_new (GtkWindow *parent, FerrySiteStore *store, FerryRecentStore *recents);
void ferry_sites_window_begin_site (FerrySitesWindow *window, const FerrySiteData *data);

G_END_DECLS
