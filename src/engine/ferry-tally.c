/* How far a long action is. See ferry-tally.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-tally.h"

typedef struct
{
  char *path;
  GError *error;
} Failure;

typedef struct
{
  char *from;
  char *to;
} Move;

struct _FerryTally
{
  gatomicrefcount references;
  GMutex mutex;

  /* guarded by the mutex while the action runs */
  guint found;
  guint done;
  guint failed;
  char *current;       /* owned, nullable: raw path of what is being done */
  GPtrArray *failures; /* Failure * */
  GPtrArray *moves;    /* Move * */
};

static void
failure_free (gpointer data)
{
  Failure *failure = data;

  g_free (failure->path);
  g_error_free (failure->error);
  g_free (failure);
}

static void
move_free (gpointer data)
{
  Move *move = data;

  g_free (move->from);
  g_free (move->to);
  g_free (move);
}

FerryTally *
ferry_tally_new (void)
{
  FerryTally *tally = g_new0 (FerryTally, 1);

  g_atomic_ref_count_init (&tally->references);
  g_mutex_init (&tally->mutex);
  tally->failures = g_ptr_array_new_with_free_func (failure_free);
  tally->moves = g_ptr_array_new_with_free_func (move_free);
  return tally;
}

FerryTally *
ferry_tally_ref (FerryTally *tally)
{
  g_atomic_ref_count_inc (&tally->references);
  return tally;
}

void
ferry_tally_unref (FerryTally *tally)
{
  if (!g_atomic_ref_count_dec (&tally->references))
    return;
  g_ptr_array_unref (tally->failures);
  g_ptr_array_unref (tally->moves);
  g_free (tally->current);
  g_mutex_clear (&tally->mutex);
  g_free (tally);
}

/**
 * ferry_tally_find:
 *
 * So many more files and folders are to be done.
 */
void
ferry_tally_find (FerryTally *tally, guint count)
{
  g_mutex_lock (&tally->mutex);
  tally->found += count;
  g_mutex_unlock (&tally->mutex);
}

/**
 * ferry_tally_do:
 * @path: raw bytes
 *
 * This is being done now.
 */
void
ferry_tally_do (FerryTally *tally, const char *path)
{
  g_mutex_lock (&tally->mutex);
  g_free (tally->current);
  tally->current = g_strdup (path);
  g_mutex_unlock (&tally->mutex);
}

/**
 * ferry_tally_count:
 *
 * So many more are done with, well or not.
 */
void
ferry_tally_count (FerryTally *tally, guint count)
{
  g_mutex_lock (&tally->mutex);
  tally->done += count;
  g_mutex_unlock (&tally->mutex);
}

/**
 * ferry_tally_fail:
 * @path: raw bytes
 *
 * Something could not be done, and the rest goes on.
 */
void
ferry_tally_fail (FerryTally *tally, const char *path, const GError *error)
{
  Failure *failure = g_new (Failure, 1);

  *failure = (Failure){ g_strdup (path), g_error_copy (error) };
  g_mutex_lock (&tally->mutex);
  tally->failed++;
  if (tally->failures->len < FERRY_TALLY_MOST_FAILURES)
    g_ptr_array_add (tally->failures, g_steal_pointer (&failure));
  g_mutex_unlock (&tally->mutex);
  if (failure != NULL)
    failure_free (failure);
}

/**
 * ferry_tally_add_move:
 * @from: raw path
 * @to: raw path
 *
 * Something is elsewhere now, and could be taken back.
 */
void
ferry_tally_add_move (FerryTally *tally, const char *from, const char *to)
{
  Move *move = g_new (Move, 1);

  *move = (Move){ g_strdup (from), g_strdup (to) };
  g_mutex_lock (&tally->mutex);
  g_ptr_array_add (tally->moves, move);
  g_mutex_unlock (&tally->mutex);
}

/**
 * ferry_tally_restart:
 *
 * The action begins again; what was moved stays so.
 */
void
ferry_tally_restart (FerryTally *tally)
{
  g_mutex_lock (&tally->mutex);
  tally->found = tally->done = tally->failed = 0;
  g_ptr_array_set_size (tally->failures, 0);
  g_mutex_unlock (&tally->mutex);
}

/**
 * ferry_tally_look:
 * @found: (out): files and folders so far; more may be found
 * @done: (out): those that are done with
 * @current: (out) (transfer full) (nullable): raw path of what is being done
 */
void
ferry_tally_look (FerryTally *tally, guint *found, guint *done, char **current)
{
  g_mutex_lock (&tally->mutex);
  *found = tally->found;
  *done = tally->done;
  *current = g_strdup (tally->current);
  g_mutex_unlock (&tally->mutex);
}

/**
 * ferry_tally_get_failed:
 *
 * Returns: how many could not be done
 */
guint
ferry_tally_get_failed (FerryTally *tally)
{
  return tally->failed;
}

/**
 * ferry_tally_get_n_failures:
 *
 * Returns: how many of them ferry_tally_get_failure() knows
 */
guint
ferry_tally_get_n_failures (FerryTally *tally)
{
  return tally->failures->len;
}

/**
 * ferry_tally_get_failure:
 * @error: (out) (transfer none) (optional): why
 *
 * Returns: (transfer none): the raw path that could not be done
 */
const char *
ferry_tally_get_failure (FerryTally *tally, guint index, const GError **error)
{
  const Failure *failure = g_ptr_array_index (tally->failures, index);

  if (error != NULL)
    *error = failure->error;
  return failure->path;
}

guint
ferry_tally_get_n_moves (FerryTally *tally)
{
  return tally->moves->len;
}

/**
 * ferry_tally_get_move:
 * @to: (out) (transfer none): where it is now
 *
 * Returns: (transfer none): where it was
 */
const char *
ferry_tally_get_move (FerryTally *tally, guint index, const char **to)
{
  const Move *move = g_ptr_array_index (tally->moves, index);

  *to = move->to;
  return move->from;
}
