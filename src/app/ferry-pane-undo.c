/* Undo and redo in a pane. See ferry-pane-undo.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-undo.h"

#include "ferry-pane-task.h"
#include "ferry-path.h"

#include <glib/gi18n.h>

/* By direction and kind. A menu's label: a character after _ is its key. */
static const char *const labels[][FERRY_STEP_DELETE + 1] = {
  /* Translators: %s is “notes.txt” in its quotation marks, or "3 items" */
  [FERRY_UNDO_BACK] = { N_ ("_Undo Rename of %s"), N_ ("_Undo Move of %s"),
                        N_ ("_Undo New Folder %s"), N_ ("_Undo Delete of %s") },
  [FERRY_UNDO_FORWARD] = { N_ ("Re_do Rename of %s"), N_ ("Re_do Move of %s"),
                           N_ ("Re_do New Folder %s"), N_ ("Re_do Delete of %s") },
};

static FerryUndo *
get_undo (FerryPane *pane)
{
  FerryPlace *place = ferry_pane_get_place (pane);

  return place != NULL ? ferry_place_get_undo (place) : NULL;
}

/**
 * ferry_pane_can_undo:
 *
 * Returns: whether there is something to undo or to redo
 */
gboolean
ferry_pane_can_undo (FerryPane *pane, FerryUndoDirection direction)
{
  FerryUndo *undo = get_undo (pane);
  FerryStepKind kind;
  const char *path;

  return undo != NULL && ferry_undo_look (undo, direction, &kind, &path) > 0;
}

/* “notes.txt”, or "3 items" */
static char *
describe (FerryPlace *place, guint count, const char *path)
{
  g_autofree char *name = ferry_path_dup_name (path);
  g_autofree char *shown = NULL;
  g_autoptr (GString) escaped = NULL;

  if (count > 1)
    return g_strdup_printf (ngettext ("%u item", "%u items", count), count);
  shown = ferry_place_decode (place, name, NULL);
  escaped = g_string_new (shown);
  g_string_replace (escaped, "_", "__", 0);
  /* Translators: a file name */
  return g_strdup_printf (_ ("“%s”"), escaped->str);
}

/**
 * ferry_pane_dup_undo_label:
 *
 * Returns: (transfer full) (nullable): for a menu: “Undo Rename of “notes.txt””; %NULL if there is
 * nothing to do
 */
char *
ferry_pane_dup_undo_label (FerryPane *pane, FerryUndoDirection direction)
{
  FerryUndo *undo = get_undo (pane);
  g_autoptr (GString) label = NULL;
  g_autofree char *what = NULL;
  FerryStepKind kind;
  const char *path;
  guint count = undo != NULL ? ferry_undo_look (undo, direction, &kind, &path) : 0;

  if (count == 0)
    return NULL;
  what = describe (ferry_pane_get_place (pane), count, path);
  label = g_string_new (_ (labels[direction][kind]));
  g_string_replace (label, "%s", what, 1);
  return g_string_free (g_steal_pointer (&label), FALSE);
}

typedef struct
{
  FerryPaneTask *task;
  char *selected; /* raw name, nullable */
} Undoing;

static void
did_undo (GObject *undo, GAsyncResult *result, gpointer user_data)
{
  g_autofree Undoing *undoing = user_data;
  g_autofree char *selected = undoing->selected;
  GError *error = NULL;

  ferry_undo_run_finish (FERRY_UNDO (undo), result, &error);
  ferry_pane_task_take_error (undoing->task, error);
  ferry_pane_task_end (undoing->task, selected);
}

static void
run (FerryPane *pane, FerryUndoDirection direction, const char *doing, const char *problem)
{
  FerryUndo *undo = get_undo (pane);
  Undoing *undoing = g_new0 (Undoing, 1);
  g_autofree char *folder = NULL;
  FerryStepKind kind;
  const char *path;

  ferry_undo_look (undo, direction, &kind, &path);
  folder = ferry_path_dup_parent (path);
  /* What was renamed has its old name afterwards, if the pane shows it. */
  if (direction == FERRY_UNDO_BACK && kind != FERRY_STEP_NEW_FOLDER &&
      g_strcmp0 (folder, ferry_pane_get_path (pane)) == 0)
    undoing->selected = ferry_path_dup_name (path);
  undoing->task = ferry_pane_task_new (pane, doing, problem);
  ferry_undo_run_async (undo, direction, ferry_pane_task_get_tally (undoing->task),
                        ferry_pane_task_get_cancellable (undoing->task), did_undo, undoing);
}

/**
 * ferry_pane_undo:
 *
 * Takes back what was done last at the pane's place.
 */
void
ferry_pane_undo (FerryPane *pane)
{
  run (pane, FERRY_UNDO_BACK, _ ("Undoing…"), _ ("This could not be undone"));
}

/**
 * ferry_pane_redo:
 *
 * Does again what was taken back.
 */
void
ferry_pane_redo (FerryPane *pane)
{
  run (pane, FERRY_UNDO_FORWARD, _ ("Doing it again…"), _ ("This could not be done again"));
}
