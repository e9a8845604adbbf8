/* Files of a server for other programs, by drag or clipboard: fetched into a folder of their own
 * when somebody asks for them, and then offered as files of this computer. GTK knows no promise of
 * files, so whoever asks has to wait. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-bundle.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Begins to fetch what is in @bundle into @folder; returns the rows of the queue (transfer full,
 * element-type FerryTransfer), %NULL where there is no queue. */
typedef GPtrArray *(*FerryFetchFunc) (const FerryBundle *bundle,
                                      const char *folder,
                                      gpointer user_data);

#define FERRY_TYPE_FETCH_CONTENT (ferry_fetch_content_get_type ())
G_DECLARE_FINAL_TYPE (FerryFetchContent,
                      ferry_fetch_content,
                      FERRY,
                      FETCH_CONTENT,
                      GdkContentProvider)

GdkContentProvider *ferry_fetch_content_new (const FerryBundle *bundle,
                                             FerryFetchFunc func,
                                             gpointer user_data,
                                             GDestroyNotify destroy);
gboolean ferry_fetch_content_is_small (const FerryBundle *bundle);
void ferry_fetch_content_clean (void);

G_END_DECLS
