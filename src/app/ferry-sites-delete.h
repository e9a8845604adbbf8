/* Deleting a saved site, or a folder with all sites in it, after a question; their passwords go
 * too. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-site-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_sites_delete_async (GtkWindow *parent,
                               FerrySiteStore *store,
                               FerrySite *site,
                               const char *folder,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean ferry_sites_delete_finish (GAsyncResult *result);

G_END_DECLS
