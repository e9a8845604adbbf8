/* Many moves that may be in each other's way. See ferry-move-phases.h.
 *
 * What takes the path of another one goes to a path of its own first, and to its right one when all
 * the others are off theirs. Each phase looks anew at what is there, so that nothing is overwritten
 * when a move of the phase before was refused; what cannot go on goes back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-move-phases.h"

#include "ferry-path.h"

typedef struct
{
  FerryTally *tally; /* borrowed */
  FerryMoveFunc func;
  gpointer user_data;
  GHashTable *origins; /* path between → where it came from, borrowed strings */
} Phases;

static GPtrArray *
new_paths (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/* Runs a phase; returns what it did, or %NULL with @error set where even that is not known. */
static FerryTally *
run (Phases *phases, GPtrArray *from, GPtrArray *to, GCancellable *cancellable, GError **error)
{
  FerryTally *tally = ferry_tally_new ();

  g_ptr_array_add (from, NULL);
  g_ptr_array_add (to, NULL);
  if (from->len > 1)
    phases->func ((const char *const *) from->pdata, (const char *const *) to->pdata, tally,
                  phases->user_data, cancellable, error);
  return tally;
}

static const char *
get_origin (Phases *phases, const char *path)
{
  const char *origin = g_hash_table_lookup (phases->origins, path);

  return origin != NULL ? origin : path;
}

static void
take_failures (Phases *phases, FerryTally *tally)
{
  for (guint i = 0; i < ferry_tally_get_n_failures (tally); i++)
    {
      const GError *reason;
      const char *path = ferry_tally_get_failure (tally, i, &reason);

      ferry_tally_fail (phases->tally, get_origin (phases, path), reason);
      ferry_tally_count (phases->tally, 1);
    }
}

static void
take_move (Phases *phases, const char *from, const char *to)
{
  const char *origin = get_origin (phases, from);

  ferry_tally_do (phases->tally, origin);
  ferry_tally_count (phases->tally, 1);
  ferry_tally_add_move (phases->tally, origin, to);
}

/* What is still between goes back; where even that is refused, it is told where it is. */
static void
go_back (Phases *phases, GHashTable *between)
{
  g_autoptr (GPtrArray) from = new_paths ();
  g_autoptr (GPtrArray) to = new_paths ();
  g_autoptr (FerryTally) tally = NULL;
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, between);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      g_ptr_array_add (from, g_strdup (path));
      g_ptr_array_add (to, g_strdup (get_origin (phases, path)));
    }
  tally = run (phases, from, to, NULL, NULL);
  for (guint i = 0; i < ferry_tally_get_n_moves (tally); i++)
    {
      const char *origin;

      g_hash_table_remove (between, ferry_tally_get_move (tally, i, &origin));
    }

  g_hash_table_iter_init (&iter, between);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    ferry_tally_add_move (phases->tally, get_origin (phases, path), path);
}

/* The first phase: off the paths that others are to have. Returns the paths between. */
static GHashTable *
clear_way (Phases *phases,
           const char *const *from,
           const char *const *to,
           GHashTable *sources,
           GHashTable *targets,
           GCancellable *cancellable,
           GError **error)
{
  GHashTable *between = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) first_from = new_paths ();
  g_autoptr (GPtrArray) first_to = new_paths ();
  g_autoptr (FerryTally) tally = NULL;

  for (guint i = 0; from[i] != NULL; i++)
    {
      char *path = g_strdup (to[i]);

      if (g_hash_table_contains (sources, to[i]))
        {
          g_autofree char *folder = ferry_path_dup_parent (to[i]);
          g_autofree char *name = g_strdup_printf (".ferry-rename-%08x-%u", g_random_int (), i);

          g_free (path);
          path = ferry_path_join (folder, name);
          g_hash_table_insert (targets, g_strdup (path), (gpointer) to[i]);
          g_hash_table_insert (phases->origins, g_strdup (path), (gpointer) from[i]);
        }
      g_ptr_array_add (first_from, g_strdup (from[i]));
      g_ptr_array_add (first_to, path);
    }
  tally = run (phases, first_from, first_to, cancellable, error);
  take_failures (phases, tally);
  for (guint i = 0; i < ferry_tally_get_n_moves (tally); i++)
    {
      const char *path;
      const char *origin = ferry_tally_get_move (tally, i, &path);

      if (g_hash_table_contains (phases->origins, path))
        g_hash_table_add (between, g_strdup (path));
      else
        take_move (phases, origin, path);
    }
  return between;
}

/* The second phase: to where they belong. */
static void
arrive (Phases *phases,
        GHashTable *between,
        GHashTable *targets,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (GPtrArray) from = new_paths ();
  g_autoptr (GPtrArray) to = new_paths ();
  g_autoptr (FerryTally) tally = NULL;
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, between);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      g_ptr_array_add (from, g_strdup (path));
      g_ptr_array_add (to, g_strdup (g_hash_table_lookup (targets, path)));
    }
  tally = run (phases, from, to, cancellable, error);
  take_failures (phases, tally);
  for (guint i = 0; i < ferry_tally_get_n_moves (tally); i++)
    {
      const char *target;
      const char *moved = ferry_tally_get_move (tally, i, &target);

      take_move (phases, moved, target);
      g_hash_table_remove (between, moved);
    }
}

static GHashTable *
collect (const char *const *paths)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; paths[i] != NULL; i++)
    g_hash_table_add (set, (gpointer) paths[i]);
  return set;
}

/**
 * ferry_move_in_phases:
 * @from: raw paths, %NULL at the end
 * @to: as many
 * @tally: gets the moves as they were asked for, and what was refused
 *
 * Moves each of @from to that of @to by means of @func.
 *
 * Returns: whether it came to its end; the tally has what was refused, and what was moved
 */
gboolean
ferry_move_in_phases (const char *const *from,
                      const char *const *to,
                      FerryTally *tally,
                      FerryMoveFunc func,
                      gpointer user_data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GHashTable) sources = collect (from);
  g_autoptr (GHashTable) origins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) between = NULL;
  g_autoptr (GError) reason = NULL;
  Phases phases = { tally, func, user_data, origins };
  gboolean is_straight = TRUE;

  for (guint i = 0; to[i] != NULL; i++)
    is_straight = is_straight && !g_hash_table_contains (sources, to[i]);
  if (is_straight)
    return func (from, to, tally, user_data, cancellable, error);

  ferry_tally_find (tally, g_hash_table_size (sources));
  between = clear_way (&phases, from, to, sources, targets, cancellable, &reason);
  if (reason == NULL && g_hash_table_size (between) > 0)
    arrive (&phases, between, targets, cancellable, &reason);
  if (g_hash_table_size (between) > 0)
    go_back (&phases, between);
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return reason == NULL;
}
