/* Something that a pane does to files and that may take a while. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-task.h"

#include "ferry-announce.h"
#include "ferry-failure-dialog.h"
#include "ferry-failure-list.h"
#include "ferry-pane-entries.h"
#include "ferry-path.h"

#include <glib/gi18n.h>

#define SHOWN_AFTER 400 /* milliseconds */
#define SHOWN_AGAIN 100

struct _FerryPaneTask
{
  FerryPane *pane;     /* owned */
  const char *doing;   /* "Deleting…" */
  const char *problem; /* heading if it fails */
  char *folder;        /* the pane may show another when it is done */
  GCancellable *cancellable;
  FerryPlace *place; /* owned */
  GError *error;     /* the first */
  FerryTally *tally; /* owned */
  guint show_source;
};

/* "Deleting… 120 of 3,400: notes.txt"; without the numbers where there is but one */
static char *
make_text (FerryPaneTask *task)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  guint found, done;

  ferry_tally_look (task->tally, &found, &done, &path);
  if (found < 2 || path == NULL)
    return g_strdup (task->doing);
  name = ferry_path_dup_name (path);
  shown = ferry_place_decode (task->place, name, NULL);
  /* Translators: what is being done ("Deleting…"), how many are done, of how many, the name of one
   */
  return g_strdup_printf (_ ("%s %'u of %'u: %s"), task->doing, done, found, shown);
}

static gboolean
on_show_due (gpointer user_data)
{
  FerryPaneTask *task = user_data;
  g_autofree char *text = make_text (task);

  ferry_pane_status_show_work (ferry_pane_get_status (task->pane), text, task->cancellable);
  task->show_source = g_timeout_add (SHOWN_AGAIN, on_show_due, task);
  return G_SOURCE_REMOVE;
}

/**
 * ferry_pane_task_new:
 * @doing: for the status line; static
 * @problem: heading of the report if it fails; static
 *
 * Returns: (transfer full): ends with ferry_pane_task_end()
 */
FerryPaneTask *
ferry_pane_task_new (FerryPane *pane, const char *doing, const char *problem)
{
  FerryPaneTask *task = g_new0 (FerryPaneTask, 1);

  task->pane = g_object_ref (pane);
  task->doing = doing;
  task->problem = problem;
  task->place = g_object_ref (ferry_pane_get_place (pane));
  task->folder = g_strdup (ferry_pane_get_path (pane));
  task->cancellable = g_cancellable_new ();
  task->tally = ferry_tally_new ();
  task->show_source = g_timeout_add (SHOWN_AFTER, on_show_due, task);
  return task;
}

/**
 * ferry_pane_task_get_cancellable:
 *
 * Returns: (transfer none): for the actions of the task
 */
GCancellable *
ferry_pane_task_get_cancellable (FerryPaneTask *task)
{
  return task->cancellable;
}

/**
 * ferry_pane_task_get_tally:
 *
 * Returns: (transfer none): for an action on many files: what it counts is shown
 */
FerryTally *
ferry_pane_task_get_tally (FerryPaneTask *task)
{
  return task->tally;
}

/**
 * ferry_pane_task_take_error:
 * @error: (nullable) (transfer full): why it could not be done
 *
 * For what is not an action of a place.
 */
void
ferry_pane_task_take_error (FerryPaneTask *task, GError *error)
{
  g_clear_error (&task->error);
  task->error = error;
}

/**
 * ferry_pane_task_finish_step:
 *
 * Returns: whether an action of the task was done
 */
gboolean
ferry_pane_task_finish_step (FerryPaneTask *task, GObject *place, GAsyncResult *result)
{
  return ferry_place_action_finish (FERRY_PLACE (place), result,
                                    task->error == NULL ? &task->error : NULL);
}

/* "Deleting… Done"; why something failed is said in a dialog. */
static void
announce_end (FerryPaneTask *task)
{
  g_autofree char *text = g_strdup_printf ("%s %s", task->doing, _ ("Done"));

  ferry_announce (GTK_WIDGET (task->pane), text);
}

/**
 * ferry_pane_task_end:
 * @selected: (nullable): raw name to select, if it went well and the folder is still shown
 *
 * Reports what failed, and frees the task. The folder is read again because its place says that it
 * changed.
 */
void
ferry_pane_task_end (FerryPaneTask *task, const char *selected)
{
  FerryPane *pane = task->pane;

  if (task->error == NULL)
    announce_end (task);
  g_clear_handle_id (&task->show_source, g_source_remove);
  ferry_pane_status_hide_work (ferry_pane_get_status (pane), task->cancellable);
  if (task->error != NULL && ferry_tally_get_failed (task->tally) > 1)
    ferry_failure_list_show (GTK_WIDGET (pane), task->problem, task->tally);
  else if (task->error != NULL)
    ferry_failure_dialog_show (GTK_WIDGET (pane), task->place, task->problem, task->error);
  else if (selected != NULL && g_strcmp0 (task->folder, ferry_pane_get_path (pane)) == 0)
    ferry_pane_select_names (pane, (const char *const[]){ selected, NULL });

  g_object_unref (task->pane);
  g_object_unref (task->cancellable);
  g_object_unref (task->place);
  g_clear_error (&task->error);
  ferry_tally_unref (task->tally);
  g_free (task->folder);
  g_free (task);
}

/**
 * ferry_pane_task_did_step:
 *
 * A #GAsyncReadyCallback for a task of one action, of which nothing is selected afterwards.
 */
void
ferry_pane_task_did_step (GObject *place, GAsyncResult *result, gpointer task)
{
  ferry_pane_task_finish_step (task, place, result);
  ferry_pane_task_end (task, NULL);
}
