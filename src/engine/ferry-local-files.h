/* Folders and files of this computer, blocking: for worker threads. Raw paths in, entries out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-listing.h"
#include "ferry-place.h"
#include "ferry-tally.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef void (*FerryLocalPartFunc) (FerryListing *part, gpointer user_data);

GFile *ferry_local_file_new (const char *path);
gboolean ferry_local_list (const char *path,
                           FerryLocalPartFunc func,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error);
FerryEntry *ferry_local_stat (const char *path, GCancellable *cancellable, GError **error);
FerryEntry *ferry_local_stat_link (const char *path, GCancellable *cancellable, GError **error);
gboolean
ferry_local_rename (const char *from, const char *to, GCancellable *cancellable, GError **error);
gboolean ferry_local_remove (const char *path, FerryTally *tally, GCancellable *cancellable);
gboolean ferry_local_set_modes (const char *path,
                                guint mode,
                                FerryModesOf modes_of,
                                FerryTally *tally,
                                GCancellable *cancellable);
gboolean ferry_local_set_permissions (const char *path,
                                      guint mode,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
