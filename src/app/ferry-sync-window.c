/* The window that makes two folders alike. Main thread. See ferry-sync-window.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-window.h"

#include "ferry-dialog.h"
#include "ferry-sync-form.h"
#include "ferry-sync-run.h"
#include "ferry-sync-scan.h"
#include "ferry-sync-table.h"
#include "ferry-sync-tasks.h"
#include "ferry-sync-text.h"

#include <glib/gi18n.h>

struct _FerrySyncWindow
{
  GtkWindow parent_instance;

  FerryTransferQueue *queue; /* owned */
  FerryPlace *places[2];     /* owned */
  char *folders[2];
  FerrySyncPlan *plan;    /* owned, nullable: none is whole */
  GCancellable *scanning; /* owned, nullable */
  gboolean is_running;
  guint totals_idle;
  char *result; /* nullable: of the last run, until something else is looked for */

  GtkButton *start;
  GtkButton *look;
  FerrySyncForm *form;
  FerrySyncTasks *tasks;
  GtkLabel *left;
  GtkLabel *right;
  GtkStack *stack;
  GtkLabel *empty;
  GtkLabel *failure;
  FerrySyncTable *table;
  GtkSpinner *spinner;
  GtkLabel *totals;
  GtkLabel *notes;
};

G_DEFINE_FINAL_TYPE (FerrySyncWindow, ferry_sync_window, GTK_TYPE_WINDOW)

static void scan (FerrySyncWindow *self);

static void
show_totals (FerrySyncWindow *self)
{
  FerrySyncTotals totals;
  g_autofree char *text = NULL;
  g_autofree char *notes = NULL;

  if (self->plan == NULL)
    return;
  totals = ferry_sync_plan_get_totals (self->plan);
  text = ferry_sync_text_totals (&totals);
  notes = ferry_sync_text_notes (self->plan);
  gtk_label_set_label (self->totals, text);
  gtk_label_set_label (self->notes, notes);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), *notes != '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self->start),
                            !self->is_running && ferry_sync_plan_has_work (self->plan));
}

static gboolean
did_settle (gpointer user_data)
{
  FerrySyncWindow *self = user_data;

  self->totals_idle = 0;
  show_totals (self);
  return G_SOURCE_REMOVE;
}

/* Ten thousand lines may be changed by one key: they are added up once. */
static void
on_totals_changed (FerrySyncWindow *self)
{
  if (self->totals_idle == 0)
    self->totals_idle = g_idle_add (did_settle, self);
}

static void
show_empty (FerrySyncWindow *self, const char *text)
{
  gtk_label_set_label (self->empty, text);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
set_busy (FerrySyncWindow *self, gboolean is_busy)
{
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->look), !is_busy);
  if (is_busy)
    gtk_widget_set_sensitive (GTK_WIDGET (self->start), FALSE);
}

static void
on_progress (guint folders, guint files, gpointer user_data)
{
  FerrySyncWindow *self = user_data;
  /* Translators: how many folders were looked through so far */
  g_autofree char *text = g_strdup_printf (
      ngettext ("Comparing… %'u folder", "Comparing… %'u folders", folders), folders);

  /* A window that is closed has nobody to tell. */
  if (self->scanning != NULL && self->totals != NULL)
    gtk_label_set_label (self->totals, text);
}

static void
set_plan (FerrySyncWindow *self, FerrySyncPlan *plan)
{
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_set_object (&self->plan, plan);
  ferry_sync_table_set_plan (self->table, plan);
  if (plan != NULL)
    g_signal_connect_swapped (plan, "totals-changed", G_CALLBACK (on_totals_changed), self);
}

static void
show_plan (FerrySyncWindow *self, FerrySyncPlan *plan)
{
  set_plan (self, plan);
  if (g_list_model_get_n_items (G_LIST_MODEL (plan)) > 0)
    gtk_stack_set_visible_child_name (self->stack, "rows");
  else
    show_empty (self, self->result != NULL ? self->result : _ ("Both folders are alike."));
  show_totals (self);
}

static void
did_scan (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerrySyncWindow) self = user_data;
  FerrySyncPlan *plan = FERRY_SYNC_PLAN (source);
  g_autoptr (GError) error = NULL;
  gboolean is_whole = ferry_sync_scan_finish (plan, result, &error);

  /* Another scan has taken over, or the window is closed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->scanning == NULL)
    return;
  g_clear_object (&self->scanning);
  set_busy (self, FALSE);
  if (is_whole)
    {
      show_plan (self, plan);
      return;
    }
  show_empty (self, error->message);
  gtk_label_set_label (self->totals, _ ("The folders cannot be compared"));
}

static void
scan (FerrySyncWindow *self)
{
  g_autoptr (FerrySyncOptions) options = NULL;
  g_autoptr (FerrySyncPlan) plan = NULL;

  if (self->is_running || self->places[0] == NULL)
    return;
  if (self->scanning != NULL)
    g_cancellable_cancel (self->scanning);
  g_clear_object (&self->scanning);
  set_plan (self, NULL);
  options = ferry_sync_form_dup_options (self->form);
  plan = ferry_sync_plan_new (self->places[0], self->folders[0], self->places[1], self->folders[1],
                              options);
  self->scanning = g_cancellable_new ();
  set_busy (self, TRUE);
  gtk_label_set_label (self->totals, _ ("Comparing…"));
  gtk_widget_set_visible (GTK_WIDGET (self->notes), FALSE);
  show_empty (self, "");
  ferry_sync_scan_async (plan, on_progress, self, self->scanning, did_scan, g_object_ref (self));
}

static void
look_again (FerrySyncWindow *self)
{
  g_clear_pointer (&self->result, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self->failure), FALSE);
  scan (self);
}

static void
show_result (FerrySyncWindow *self, const FerrySyncResult *result)
{
  g_autofree char *text = NULL;

  g_free (self->result);
  self->result = ferry_sync_text_result (result);
  if (result->failures->len == 0)
    return;
  g_ptr_array_add (result->failures, NULL);
  text = g_strjoinv ("\n", (char **) result->failures->pdata);
  gtk_label_set_label (self->failure, text);
  gtk_widget_set_visible (GTK_WIDGET (self->failure), TRUE);
}

static void
did_run (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerrySyncWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FerrySyncResult) outcome =
      ferry_sync_run_finish (FERRY_SYNC_PLAN (source), result, &error);

  self->is_running = FALSE;
  /* It was closed meanwhile; the queue has told how it went. */
  if (self->places[0] == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->table), TRUE);
  set_busy (self, FALSE);
  if (outcome != NULL)
    show_result (self, outcome);
  /* What is left of it, if anything. */
  scan (self);
}

/* Goes on when the window is closed: the rows are in the queue. */
static void
run (FerrySyncWindow *self)
{
  self->is_running = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->table), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->failure), FALSE);
  set_busy (self, TRUE);
  gtk_label_set_label (self->totals, _ ("Under way. The transfers of the main window show it."));
  ferry_sync_run_async (self->plan, self->queue, NULL, did_run, g_object_ref (self));
}

static void
got_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerrySyncWindow) self = user_data;
  g_autofree char *answer = ferry_dialog_ask_finish (FERRY_DIALOG (source), result);

  if (g_str_equal (answer, "delete") && self->plan != NULL)
    run (self);
}

static void
ask (FerrySyncWindow *self, FerrySyncDanger danger)
{
  FerrySyncTotals totals = ferry_sync_plan_get_totals (self->plan);
  guint count = totals.deletes_left + totals.deletes_right;
  g_autofree char *heading =
      g_strdup_printf (ngettext ("Delete %'u Entry?", "Delete %'u Entries?", count), count);
  FerryDialog *dialog =
      ferry_dialog_new (heading, danger == FERRY_SYNC_DANGER_EMPTY_SOURCE
                                     ? _ ("One side is empty, and the other one would be emptied.")
                                     : _ ("That is more than half of the files of one side."));
  GtkWidget *keep =
      ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("_Keep"), FERRY_DIALOG_PLAIN);

  ferry_dialog_add_button (dialog, "delete", _ ("_Delete"), FERRY_DIALOG_DESTRUCTIVE);
  ferry_dialog_set_default (dialog, keep);
  ferry_dialog_ask_async (dialog, GTK_WINDOW (self), NULL, got_answer, g_object_ref (self));
}

static void
on_start (FerrySyncWindow *self)
{
  FerrySyncDanger danger;

  if (self->plan == NULL || self->is_running)
    return;
  danger = ferry_sync_plan_get_danger (self->plan);
  if (danger == FERRY_SYNC_DANGER_NONE)
    run (self);
  else
    ask (self, danger);
}

static void
on_task_chosen (FerrySyncWindow *self, FerrySyncTask *task)
{
  ferry_sync_form_set_options (self->form, ferry_sync_task_get_options (task));
  look_again (self);
}

static void
on_task_wanted (FerrySyncWindow *self, const char *name, const char *schedule)
{
  g_autoptr (FerrySyncOptions) options = ferry_sync_form_dup_options (self->form);

  ferry_sync_tasks_save (self->tasks, name, schedule, options);
}

static void
ferry_sync_window_dispose (GObject *object)
{
  FerrySyncWindow *self = FERRY_SYNC_WINDOW (object);

  if (self->scanning != NULL)
    g_cancellable_cancel (self->scanning);
  g_clear_object (&self->scanning);
  g_clear_handle_id (&self->totals_idle, g_source_remove);
  if (self->table != NULL)
    set_plan (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_SYNC_WINDOW);
  g_clear_object (&self->queue);
  for (guint i = 0; i < G_N_ELEMENTS (self->places); i++)
    {
      g_clear_object (&self->places[i]);
      g_clear_pointer (&self->folders[i], g_free);
    }
  g_clear_pointer (&self->result, g_free);

  G_OBJECT_CLASS (ferry_sync_window_parent_class)->dispose (object);
}

static void
ferry_sync_window_class_init (FerrySyncWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_sync_window_dispose;

  g_type_ensure (FERRY_TYPE_SYNC_FORM);
  g_type_ensure (FERRY_TYPE_SYNC_TABLE);
  g_type_ensure (FERRY_TYPE_SYNC_TASKS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/sync-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FerrySyncWindow, start);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncWindow, look);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncWindow, form);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncWindow, tasks);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncWindow, left);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncWindow, right);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncWindow, table);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncWindow, totals);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncWindow, notes);
  gtk_widget_class_bind_template_callback (widget_class, on_start);
  gtk_widget_class_bind_template_callback (widget_class, look_again);
  gtk_widget_class_bind_template_callback (widget_class, on_task_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_task_wanted);
}

static void
ferry_sync_window_init (FerrySyncWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_side (FerrySyncWindow *self, guint index, FerryPlace *place, const char *folder)
{
  GtkLabel *labels[] = { self->left, self->right };
  g_autofree char *path = ferry_place_decode (place, folder, NULL);
  g_autofree char *title = ferry_place_is_local (place) ? NULL : ferry_place_dup_title (place);
  g_autofree char *text = title != NULL ? g_strdup_printf ("%s:%s", title, path) : g_strdup (path);

  self->places[index] = g_object_ref (place);
  self->folders[index] = g_strdup (folder);
  gtk_label_set_label (labels[index], text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (labels[index]), text);
}

static FerrySyncWindow *
find_window (GtkWindow *parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *node = windows; node != NULL; node = node->next)
    if (FERRY_IS_SYNC_WINDOW (node->data) && gtk_window_get_transient_for (node->data) == parent)
      return node->data;
  return NULL;
}

static gboolean
shows (FerrySyncWindow *self,
       FerryPlace *left,
       const char *left_folder,
       FerryPlace *right,
       const char *right_folder)
{
  return self->is_running || (self->places[0] == left && self->places[1] == right &&
                              g_str_equal (self->folders[0], left_folder) &&
                              g_str_equal (self->folders[1], right_folder));
}

/**
 * ferry_sync_window_present:
 * @queue: where the files go through
 *
 * Compares two folders and shows what they need to be alike. The window that is there is used again
 * while it is at work, or about the same two.
 */
void
ferry_sync_window_present (GtkWindow *parent,
                           FerryTransferQueue *queue,
                           FerryPlace *left,
                           const char *left_folder,
                           FerryPlace *right,
                           const char *right_folder)
{
  FerrySyncWindow *self = find_window (parent);

  if (self != NULL && !shows (self, left, left_folder, right, right_folder))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      self = NULL;
    }
  if (self == NULL)
    {
      self = g_object_new (FERRY_TYPE_SYNC_WINDOW, "transient-for", parent, NULL);
      self->queue = g_object_ref (queue);
      show_side (self, 0, left, left_folder);
      show_side (self, 1, right, right_folder);
      ferry_sync_tasks_set_folders (self->tasks, left, left_folder, right, right_folder);
      scan (self);
    }
  gtk_window_present (GTK_WINDOW (self));
}
