/* How far one transfer is. Any thread. See ferry-progress.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-progress.h"

#include <stdatomic.h>

struct _FerryProgress
{
  gatomicrefcount ref_count;
  _Atomic gint64 bytes; /* GLib has no 64-bit atomics */
  _Atomic gint64 source_size;
  _Atomic gint64 source_modified;
  gint has_source;
  gint is_claimed;
  gint is_discarded;
  gint helpers;
  gint helpers_wanted;
  gint helpers_allowed;
};

/**
 * ferry_progress_new:
 */
FerryProgress *
ferry_progress_new (void)
{
  FerryProgress *progress = g_new0 (FerryProgress, 1);

  g_atomic_ref_count_init (&progress->ref_count);
  return progress;
}

/**
 * ferry_progress_ref:
 */
FerryProgress *
ferry_progress_ref (FerryProgress *progress)
{
  g_atomic_ref_count_inc (&progress->ref_count);
  return progress;
}

/**
 * ferry_progress_unref:
 */
void
ferry_progress_unref (FerryProgress *progress)
{
  if (g_atomic_ref_count_dec (&progress->ref_count))
    g_free (progress);
}

/**
 * ferry_progress_set_bytes:
 * @bytes: where the transfer begins, or begins anew
 */
void
ferry_progress_set_bytes (FerryProgress *progress, gint64 bytes)
{
  atomic_store_explicit (&progress->bytes, bytes, memory_order_relaxed);
}

/**
 * ferry_progress_add_bytes:
 */
void
ferry_progress_add_bytes (FerryProgress *progress, gint64 bytes)
{
  atomic_fetch_add_explicit (&progress->bytes, bytes, memory_order_relaxed);
}

/**
 * ferry_progress_get_bytes:
 *
 * Returns: bytes at the target
 */
gint64
ferry_progress_get_bytes (FerryProgress *progress)
{
  return atomic_load_explicit (&progress->bytes, memory_order_relaxed);
}

/**
 * ferry_progress_claim:
 *
 * The worker claims a file of its batch when it begins with it; the main thread claims one that it
 * wants back before. Only the first of them succeeds.
 */
gboolean
ferry_progress_claim (FerryProgress *progress)
{
  return g_atomic_int_compare_and_exchange (&progress->is_claimed, FALSE, TRUE);
}

/**
 * ferry_progress_is_claimed:
 *
 * Returns: whether work on it has begun
 */
gboolean
ferry_progress_is_claimed (FerryProgress *progress)
{
  return g_atomic_int_get (&progress->is_claimed);
}

/**
 * ferry_progress_discard:
 *
 * Says, before the cancel, that a half file is not wanted: it was cancelled, not paused.
 */
void
ferry_progress_discard (FerryProgress *progress)
{
  g_atomic_int_set (&progress->is_discarded, TRUE);
}

/**
 * ferry_progress_is_discarded:
 */
gboolean
ferry_progress_is_discarded (FerryProgress *progress)
{
  return g_atomic_int_get (&progress->is_discarded);
}

/**
 * ferry_progress_set_source:
 *
 * The worker knows the source exactly, which the journal has to know before a part lies about.
 */
void
ferry_progress_set_source (FerryProgress *progress, gint64 size, gint64 modified)
{
  atomic_store (&progress->source_size, size);
  atomic_store (&progress->source_modified, modified);
  g_atomic_int_set (&progress->has_source, TRUE);
}

/**
 * ferry_progress_get_source:
 *
 * Returns: whether the worker has said so
 */
gboolean
ferry_progress_get_source (FerryProgress *progress, gint64 *size, gint64 *modified)
{
  if (!g_atomic_int_get (&progress->has_source))
    return FALSE;
  *size = atomic_load (&progress->source_size);
  *modified = atomic_load (&progress->source_modified);
  return TRUE;
}

/**
 * ferry_progress_set_helpers:
 */
void
ferry_progress_set_helpers (FerryProgress *progress, guint count, guint wanted)
{
  g_atomic_int_set (&progress->helpers, (gint) count);
  g_atomic_int_set (&progress->helpers_wanted, (gint) wanted);
}

/**
 * ferry_progress_get_helpers:
 * @wanted: (out): how many there could be
 *
 * Returns: how many there are
 */
guint
ferry_progress_get_helpers (FerryProgress *progress, guint *wanted)
{
  *wanted = (guint) g_atomic_int_get (&progress->helpers_wanted);
  return (guint) g_atomic_int_get (&progress->helpers);
}

/**
 * ferry_progress_allow_helpers:
 */
void
ferry_progress_allow_helpers (FerryProgress *progress, guint count)
{
  g_atomic_int_set (&progress->helpers_allowed, (gint) count);
}

/**
 * ferry_progress_get_helpers_allowed:
 */
guint
ferry_progress_get_helpers_allowed (FerryProgress *progress)
{
  return (guint) g_atomic_int_get (&progress->helpers_allowed);
}
