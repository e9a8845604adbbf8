/* The content of files on this computer. Blocking: for worker threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-hash.h"
#include "ferry-listing.h"
#include "ferry-tally.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *ferry_local_peek (const char *path, gsize most, GCancellable *cancellable, GError **error);
char *
ferry_local_hash (const char *path, FerryHashKind kind, GCancellable *cancellable, GError **error);
gboolean ferry_local_make_file (const char *path, GCancellable *cancellable, GError **error);
gboolean ferry_local_set_modified (const char *folder,
                                   const FerryListing *entries,
                                   gint64 modified,
                                   FerryTally *tally,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
