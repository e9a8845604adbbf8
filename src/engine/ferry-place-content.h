/* What concerns the content of files at a place: its beginning, its hash, a new file without any,
 * its time; and moving many. Like all of FerryPlace: called and answered in the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-hash.h"
#include "ferry-place.h"

G_BEGIN_DECLS

void ferry_place_peek_async (FerryPlace *place,
                             const char *path,
                             gsize most,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GBytes *ferry_place_peek_finish (FerryPlace *place, GAsyncResult *result, GError **error);

/* Who counts a hash of a file on a server */
typedef enum
{
  FERRY_HASH_BY_SERVER, /* %G_IO_ERROR_NOT_SUPPORTED where it cannot */
  FERRY_HASH_BY_READING,
} FerryHashBy;

void ferry_place_hash_async (FerryPlace *place,
                             const char *path,
                             FerryHashKind kind,
                             FerryHashBy by,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
char *ferry_place_hash_finish (FerryPlace *place,
                               GAsyncResult *result,
                               FerryHashKind *kind,
                               GError **error);

/* These end with ferry_place_action_finish(). */
void ferry_place_make_file_async (FerryPlace *place,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void ferry_place_set_modified_async (FerryPlace *place,
                                     const char *folder,
                                     FerryListing *entries,
                                     gint64 modified,
                                     FerryTally *tally,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void ferry_place_move_async (FerryPlace *place,
                             const char *const *from,
                             const char *const *to,
                             FerryTally *tally,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

G_END_DECLS
