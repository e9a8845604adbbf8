/* The button of saved tasks. Main thread. See ferry-sync-tasks.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-tasks.h"

#include "ferry-choices.h"
#include "ferry-dialog.h"
#include "ferry-remote-place.h"
#include "ferry-sync-timer.h"
#include "ferry-url.h"

#include <glib/gi18n.h>

/* As systemd writes times: the values are positions here. */
static const FerryChoice schedules[] = {
  { 0, "", N_ ("Only by hand"), NULL },
  { 1, "hourly", N_ ("Every hour"), NULL },
  { 2, "daily", N_ ("Every day at midnight"), NULL },
  { 3, "*-*-* 12:00:00", N_ ("Every day at noon"), NULL },
  { 4, "Mon..Fri *-*-* 18:00:00", N_ ("On workdays at 18:00"), NULL },
  { 5, "weekly", N_ ("Every week"), NULL },
  { 0, NULL, NULL, NULL },
};

struct _FerrySyncTasks
{
  GtkBox parent_instance;

  char *folders[2]; /* as a task names them */
  GPtrArray *list;  /* of FerrySyncTask, owned, nullable */

  GtkMenuButton *button;
  GtkListBox *rows;
  GtkLabel *nothing;
  GtkEntry *name;
  GtkDropDown *schedule;
  GtkButton *save;
};

G_DEFINE_FINAL_TYPE (FerrySyncTasks, ferry_sync_tasks, GTK_TYPE_BOX)

enum
{
  TASK_CHOSEN,
  TASK_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void show_list (FerrySyncTasks *self);

static void
report (FerrySyncTasks *self, const char *heading, const GError *error)
{
  gtk_menu_button_popdown (self->button);
  ferry_dialog_report (GTK_WIDGET (self), heading, error);
}

static gboolean
is_about_folders (FerrySyncTasks *self, const FerrySyncTask *task)
{
  return g_strcmp0 (ferry_sync_task_get_left (task), self->folders[0]) == 0 &&
         g_strcmp0 (ferry_sync_task_get_right (task), self->folders[1]) == 0;
}

static void
did_apply_timer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerrySyncTasks) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!ferry_sync_timer_finish (result, &error) && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    report (self, _ ("The task does not run by itself"), error);
}

static void
on_remove_clicked (GtkButton *button, FerrySyncTasks *self)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (button), "task"));
  g_autoptr (GError) error = NULL;

  if (!ferry_sync_task_remove (name, &error))
    {
      report (self, _ ("The task cannot be removed"), error);
      return;
    }
  ferry_sync_timer_remove_async (name, NULL, did_apply_timer, g_object_ref (self));
  show_list (self);
}

static char *
dup_details (const FerrySyncTask *task)
{
  const char *schedule = ferry_sync_task_get_schedule (task);
  const FerryChoice *choice = schedule != NULL ? ferry_choice_find_id (schedules, schedule) : NULL;
  const char *when = choice != NULL ? _ (choice->label) : schedule;

  if (when == NULL)
    return g_strdup_printf ("%s ↔ %s", ferry_sync_task_get_left (task),
                            ferry_sync_task_get_right (task));
  return g_strdup_printf ("%s · %s ↔ %s", when, ferry_sync_task_get_left (task),
                          ferry_sync_task_get_right (task));
}

static GtkWidget *
make_line (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_remove_button (FerrySyncTasks *self, const FerrySyncTask *task)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: %s is the name of a task */
  g_autofree char *label = g_strdup_printf (_ ("Remove “%s”"), ferry_sync_task_get_name (task));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "task", g_strdup (ferry_sync_task_get_name (task)),
                          g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove_clicked), self);
  return button;
}

static GtkWidget *
make_row (FerrySyncTasks *self, const FerrySyncTask *task)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *details = dup_details (task);

  gtk_box_append (GTK_BOX (texts), make_line (ferry_sync_task_get_name (task), NULL));
  gtk_box_append (GTK_BOX (texts), make_line (details, "dim-label"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), make_remove_button (self, task));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), is_about_folders (self, task));
  gtk_widget_set_tooltip_text (row, is_about_folders (self, task)
                                        ? _ ("Compare as it says")
                                        : _ ("Open its two folders to take it up"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ferry_sync_task_get_name (task), -1);
  return row;
}

static void
show_list (FerrySyncTasks *self)
{
  GtkWidget *row;
  g_autoptr (GError) error = NULL;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  self->list = ferry_sync_task_list (&error);
  for (guint i = 0; self->list != NULL && i < self->list->len; i++)
    gtk_list_box_append (self->rows, make_row (self, g_ptr_array_index (self->list, i)));
  gtk_label_set_label (self->nothing, error != NULL ? error->message : _ ("No task is saved yet."));
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), self->list == NULL || self->list->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), self->list != NULL && self->list->len > 0);
}

static void
on_row_activated (GtkListBox *rows, GtkListBoxRow *row, FerrySyncTasks *self)
{
  FerrySyncTask *task = g_ptr_array_index (self->list, (guint) gtk_list_box_row_get_index (row));

  gtk_editable_set_text (GTK_EDITABLE (self->name), ferry_sync_task_get_name (task));
  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, signals[TASK_CHOSEN], 0, task);
}

static void
on_name_changed (FerrySyncTasks *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->save),
                            *gtk_editable_get_text (GTK_EDITABLE (self->name)) != '\0');
}

static void
on_save (FerrySyncTasks *self)
{
  int chosen = ferry_choices_get_selected (self->schedule, schedules);
  const char *schedule = chosen > 0 ? schedules[chosen].id : NULL;

  if (gtk_widget_get_sensitive (GTK_WIDGET (self->save)))
    g_signal_emit (self, signals[TASK_WANTED], 0, gtk_editable_get_text (GTK_EDITABLE (self->name)),
                   schedule);
}

static void
ferry_sync_tasks_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_SYNC_TASKS);

  G_OBJECT_CLASS (ferry_sync_tasks_parent_class)->dispose (object);
}

static void
ferry_sync_tasks_finalize (GObject *object)
{
  FerrySyncTasks *self = FERRY_SYNC_TASKS (object);

  g_free (self->folders[0]);
  g_free (self->folders[1]);
  g_clear_pointer (&self->list, g_ptr_array_unref);

  G_OBJECT_CLASS (ferry_sync_tasks_parent_class)->finalize (object);
}

static void
ferry_sync_tasks_class_init (FerrySyncTasksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_sync_tasks_dispose;
  G_OBJECT_CLASS (klass)->finalize = ferry_sync_tasks_finalize;
  signals[TASK_CHOSEN] = g_signal_new ("task-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[TASK_WANTED] =
      g_signal_new ("task-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/sync-tasks.ui");
  gtk_widget_class_bind_template_child (widget_class, FerrySyncTasks, button);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncTasks, rows);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncTasks, nothing);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncTasks, name);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncTasks, schedule);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncTasks, save);
  gtk_widget_class_bind_template_callback (widget_class, show_list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
ferry_sync_tasks_init (FerrySyncTasks *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ferry_choices_fill (self->schedule, schedules);
  gtk_widget_set_visible (GTK_WIDGET (self->schedule), ferry_sync_timer_is_available ());
}

static char *
dup_folder (FerryPlace *place, const char *folder)
{
  g_autofree char *shown = ferry_place_decode (place, folder, NULL);

  return ferry_place_is_local (place)
             ? g_steal_pointer (&shown)
             : ferry_url_format (ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place)), shown);
}

/**
 * ferry_sync_tasks_set_folders:
 *
 * What is saved, and taken up, is about these two.
 */
void
ferry_sync_tasks_set_folders (FerrySyncTasks *self,
                              FerryPlace *left,
                              const char *left_folder,
                              FerryPlace *right,
                              const char *right_folder)
{
  g_free (self->folders[0]);
  g_free (self->folders[1]);
  self->folders[0] = dup_folder (left, left_folder);
  self->folders[1] = dup_folder (right, right_folder);
}

/**
 * ferry_sync_tasks_save:
 * @schedule: (nullable): when it runs by itself
 */
void
ferry_sync_tasks_save (FerrySyncTasks *self,
                       const char *name,
                       const char *schedule,
                       const FerrySyncOptions *options)
{
  g_autoptr (FerrySyncTask) task =
      ferry_sync_task_new (name, self->folders[0], self->folders[1], options);
  g_autoptr (GError) error = NULL;

  ferry_sync_task_set_schedule (task, schedule);
  if (!ferry_sync_task_save (task, &error))
    {
      report (self, _ ("The task cannot be saved"), error);
      return;
    }
  ferry_sync_timer_apply_async (task, NULL, did_apply_timer, g_object_ref (self));
  show_list (self);
}
