/* What can be taken back at a place. See ferry-undo.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-undo.h"

#include "ferry-path.h"
#include "ferry-place-job.h"

#define MOST_STEPS     100
#define MOVES_TOGETHER (5 * G_TIME_SPAN_SECOND)

/* Something that was done. Undone, its moves run the other way round. */
typedef struct
{
  FerryStepKind kind;
  GPtrArray *from; /* owned, char *: where things were; of a new folder its path */
  GPtrArray *to;   /* owned, char *: where they are; empty for a new folder */
  gint64 latest;   /* monotonic: when the last of them was added */
} Step;

struct _FerryUndo
{
  GObject parent_instance;

  FerryPlace *place; /* borrowed: the owner */
  GQueue steps[2];   /* of Step *, by direction; the next one is the head */
};

G_DEFINE_FINAL_TYPE (FerryUndo, ferry_undo, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static Step *
step_new (FerryStepKind kind)
{
  Step *step = g_new0 (Step, 1);

  step->kind = kind;
  step->from = g_ptr_array_new_with_free_func (g_free);
  step->to = g_ptr_array_new_with_free_func (g_free);
  return step;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_ptr_array_unref (step->from);
  g_ptr_array_unref (step->to);
  g_free (step);
}

static void
step_add (Step *step, const char *from, const char *to)
{
  g_ptr_array_add (step->from, g_strdup (from));
  g_ptr_array_add (step->to, g_strdup (to));
  step->latest = g_get_monotonic_time ();
}

static gboolean
are_neighbours (const char *path, const char *other)
{
  g_autofree char *folder = ferry_path_dup_parent (path);
  g_autofree char *other_folder = ferry_path_dup_parent (other);

  return g_str_equal (folder, other_folder);
}

/* What the queue moves from one folder to another in one go is one step, though it ends one after
 * the other. */
static gboolean
belongs_to (const Step *step, FerryStepKind kind, const char *from, const char *to)
{
  return step != NULL && kind == FERRY_STEP_MOVE && step->kind == kind &&
         g_get_monotonic_time () - step->latest < MOVES_TOGETHER &&
         are_neighbours (g_ptr_array_index (step->from, 0), from) &&
         are_neighbours (g_ptr_array_index (step->to, 0), to);
}

static void
ferry_undo_finalize (GObject *object)
{
  FerryUndo *undo = FERRY_UNDO (object);

  for (guint i = 0; i < G_N_ELEMENTS (undo->steps); i++)
    g_queue_clear_full (&undo->steps[i], step_free);

  G_OBJECT_CLASS (ferry_undo_parent_class)->finalize (object);
}

static void
ferry_undo_class_init (FerryUndoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_undo_finalize;

  /**
   * FerryUndo::changed:
   *
   * There is something else to undo or to redo, or nothing any more.
   */
  signals[CHANGED] = g_signal_new ("changed", FERRY_TYPE_UNDO, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
ferry_undo_init (FerryUndo *undo)
{
}

/**
 * ferry_undo_new:
 * @place: not held
 */
FerryUndo *
ferry_undo_new (FerryPlace *place)
{
  FerryUndo *undo = g_object_new (FERRY_TYPE_UNDO, NULL);

  undo->place = place;
  return undo;
}

static void
push (FerryUndo *undo, FerryUndoDirection direction, Step *step)
{
  GQueue *steps = &undo->steps[direction];

  g_queue_push_head (steps, step);
  if (steps->length > MOST_STEPS)
    step_free (g_queue_pop_tail (steps));
  g_signal_emit (undo, signals[CHANGED], 0);
}

/* After something new there is nothing to do again. */
static void
add (FerryUndo *undo, Step *step)
{
  g_queue_clear_full (&undo->steps[FERRY_UNDO_FORWARD], step_free);
  push (undo, FERRY_UNDO_BACK, step);
}

/**
 * ferry_undo_add_move:
 * @from: raw path
 * @to: raw path
 *
 * One thing has another path now.
 */
void
ferry_undo_add_move (FerryUndo *undo, FerryStepKind kind, const char *from, const char *to)
{
  Step *step = g_queue_peek_head (&undo->steps[FERRY_UNDO_BACK]);

  if (belongs_to (step, kind, from, to))
    {
      step_add (step, from, to);
      g_signal_emit (undo, signals[CHANGED], 0);
      return;
    }
  step = step_new (kind);
  step_add (step, from, to);
  add (undo, step);
}

static void
add_moves_of (Step *step, FerryTally *tally)
{
  for (guint i = 0; i < ferry_tally_get_n_moves (tally); i++)
    {
      const char *to;
      const char *from = ferry_tally_get_move (tally, i, &to);

      step_add (step, from, to);
    }
}

/**
 * ferry_undo_add_moves:
 * @tally: of an action that is over
 *
 * All that @tally says to have been moved is one step, if there is any.
 */
void
ferry_undo_add_moves (FerryUndo *undo, FerryStepKind kind, FerryTally *tally)
{
  Step *step;

  if (ferry_tally_get_n_moves (tally) == 0)
    return;
  step = step_new (kind);
  add_moves_of (step, tally);
  add (undo, step);
}

/**
 * ferry_undo_add_folder:
 *
 * A folder was made.
 */
void
ferry_undo_add_folder (FerryUndo *undo, const char *path)
{
  Step *step = step_new (FERRY_STEP_NEW_FOLDER);

  g_ptr_array_add (step->from, g_strdup (path));
  add (undo, step);
}

/**
 * ferry_undo_clear:
 *
 * Nothing can be taken back any more.
 */
void
ferry_undo_clear (FerryUndo *undo)
{
  for (guint i = 0; i < G_N_ELEMENTS (undo->steps); i++)
    g_queue_clear_full (&undo->steps[i], step_free);
  g_signal_emit (undo, signals[CHANGED], 0);
}

/**
 * ferry_undo_look:
 * @kind: (out): what was done
 * @path: (out) (transfer none): raw path of the first thing that it was done to, as it was before;
 *   valid until the next change
 *
 * What ferry_undo_run_async() would do.
 *
 * Returns: how many things it is about; 0 if there is nothing to do
 */
guint
ferry_undo_look (FerryUndo *undo,
                 FerryUndoDirection direction,
                 FerryStepKind *kind,
                 const char **path)
{
  const Step *step = g_queue_peek_head (&undo->steps[direction]);

  if (step == NULL)
    return 0;
  *kind = step->kind;
  *path = g_ptr_array_index (step->from, 0);
  return step->from->len;
}

/* A step on its way. */
typedef struct
{
  FerryUndoDirection direction;
  Step *step;        /* owned */
  FerryTally *tally; /* owned */
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_clear_pointer (&run->step, step_free);
  ferry_tally_unref (run->tally);
  g_free (run);
}

/* Of the moves, those that were done can go the other way now. What was refused is given up, for it
 * would be refused again; what ended before anything was done can be tried again. */
static void
settle_moves (FerryUndo *undo, Run *run, gboolean is_done)
{
  FerryUndoDirection other =
      run->direction == FERRY_UNDO_BACK ? FERRY_UNDO_FORWARD : FERRY_UNDO_BACK;
  Step *done = step_new (run->step->kind);

  for (guint i = 0; i < ferry_tally_get_n_moves (run->tally); i++)
    {
      const char *to;
      const char *from = ferry_tally_get_move (run->tally, i, &to);

      if (run->direction == FERRY_UNDO_BACK)
        step_add (done, to, from);
      else
        step_add (done, from, to);
    }
  if (done->from->len > 0)
    push (undo, other, g_steal_pointer (&done));
  else if (!is_done && ferry_tally_get_failed (run->tally) == 0)
    push (undo, run->direction, g_steal_pointer (&run->step));
  g_clear_pointer (&done, step_free);
}

static void
settle_folder (FerryUndo *undo, Run *run, gboolean is_done, const GError *error)
{
  FerryUndoDirection other =
      run->direction == FERRY_UNDO_BACK ? FERRY_UNDO_FORWARD : FERRY_UNDO_BACK;

  if (is_done)
    push (undo, other, g_steal_pointer (&run->step));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    push (undo, run->direction, g_steal_pointer (&run->step));
}

static void
did_run (GObject *place, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FerryUndo *undo = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean is_done = ferry_place_action_finish (FERRY_PLACE (place), result, &error);

  if (run->step->kind == FERRY_STEP_NEW_FOLDER)
    settle_folder (undo, run, is_done, error);
  else
    settle_moves (undo, run, is_done);
  if (is_done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static char **
dup_strings (const GPtrArray *paths)
{
  char **strings = g_new0 (char *, paths->len + 1);

  for (guint i = 0; i < paths->len; i++)
    strings[i] = g_strdup (g_ptr_array_index (paths, i));
  return strings;
}

static FerryPlaceJob *
make_job (FerryUndo *undo, const Run *run, GTask *task)
{
  gboolean is_back = run->direction == FERRY_UNDO_BACK;
  const Step *step = run->step;
  FerryVerb verb = step->kind != FERRY_STEP_NEW_FOLDER ? FERRY_VERB_MOVE
                   : is_back                           ? FERRY_VERB_REMOVE_FOLDER
                                                       : FERRY_VERB_MAKE_FOLDER;
  FerryPlaceJob *job =
      ferry_place_job_new (undo->place, verb, g_ptr_array_index (step->from, 0),
                           g_task_get_cancellable (task), did_run, g_object_ref (task));

  job->is_undo = TRUE;
  job->tally = ferry_tally_ref (run->tally);
  if (verb == FERRY_VERB_MOVE)
    {
      job->from = dup_strings (is_back ? step->to : step->from);
      job->to = dup_strings (is_back ? step->from : step->to);
    }
  return job;
}

/**
 * ferry_undo_run_async:
 * @tally: (nullable): counts; gets what could not be done
 *
 * Takes the latest step back, or does the one that was taken back again.
 */
void
ferry_undo_run_async (FerryUndo *undo,
                      FerryUndoDirection direction,
                      FerryTally *tally,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (undo, cancellable, callback, user_data);
  Run *run = g_new (Run, 1);

  g_return_if_fail (!g_queue_is_empty (&undo->steps[direction]));
  *run = (Run){ direction, g_queue_pop_head (&undo->steps[direction]),
                tally != NULL ? ferry_tally_ref (tally) : ferry_tally_new () };
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, run_free);
  g_signal_emit (undo, signals[CHANGED], 0);
  FERRY_PLACE_GET_CLASS (undo->place)->perform (undo->place, make_job (undo, run, task));
}

/**
 * ferry_undo_run_finish:
 *
 * Returns: whether all of the step was done
 */
gboolean
ferry_undo_run_finish (FerryUndo *undo, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
