/* What the last synchronization of two folders left on both sides, by path: how a deletion is told
 * from something new, and a file that a server gave another time from one that has changed. Also
 * what a run is about to carry over, in case it is killed. A file in the state folder. Blocking
 * where it reads and writes; one thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sync-rules.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FerrySyncMemory FerrySyncMemory;

FerrySyncMemory *ferry_sync_memory_new (void);
FerrySyncMemory *ferry_sync_memory_load (GFile *file, GCancellable *cancellable, GError **error);
void ferry_sync_memory_free (FerrySyncMemory *memory);

GFile *ferry_sync_memory_get_file (const char *left, const char *right);
gboolean ferry_sync_memory_has_run (const FerrySyncMemory *memory);
void ferry_sync_memory_set_run (FerrySyncMemory *memory);
const FerrySyncPair *ferry_sync_memory_find (const FerrySyncMemory *memory, const char *path);
void ferry_sync_memory_note (FerrySyncMemory *memory, const char *path, const FerrySyncPair *pair);
void ferry_sync_memory_plan (FerrySyncMemory *memory,
                             const char *path,
                             gboolean is_right,
                             const FerrySyncPair *pair);
void ferry_sync_memory_unplan (FerrySyncMemory *memory, const char *path);
const FerrySyncPair *
ferry_sync_memory_find_plan (const FerrySyncMemory *memory, const char *path, gboolean *is_right);
void
ferry_sync_memory_copy_below (const FerrySyncMemory *from, FerrySyncMemory *to, const char *folder);
void ferry_sync_memory_forget (FerrySyncMemory *memory, const char *path);
guint ferry_sync_memory_get_length (const FerrySyncMemory *memory);
GBytes *ferry_sync_memory_write (const FerrySyncMemory *memory);

/* In the main thread; the callback gets a GTask with a boolean. */
void ferry_sync_memory_save_async (const FerrySyncMemory *memory,
                                   GFile *file,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerrySyncMemory, ferry_sync_memory_free)

G_END_DECLS
