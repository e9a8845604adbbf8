/* A small modal window that asks one question. The dialog lives until it is answered; the answer
 * comes as the name of the pressed button. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-dialog.h"

#include <glib/gi18n.h>

struct _FerryDialog
{
  GtkWindow parent_instance;

  GTask *task; /* owned; NULL before the question and after the answer */

  GtkImage *icon;
  GtkLabel *heading;
  GtkLabel *body;
  GtkBox *form;
  GtkBox *buttons;
};

G_DEFINE_FINAL_TYPE (FerryDialog, ferry_dialog, GTK_TYPE_WINDOW)

static const char *const look_classes[] = {
  [FERRY_DIALOG_PLAIN] = NULL,
  [FERRY_DIALOG_SUGGESTED] = "suggested-action",
  [FERRY_DIALOG_DESTRUCTIVE] = "destructive-action",
};

static void
answer_once (FerryDialog *self, const char *answer)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (task == NULL)
    return;
  /* The answer may be to close the parent: GTK 4.8 would still look at it when the dialog goes. */
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  g_task_return_pointer (task, g_strdup (answer), g_free);
}

static void
on_button_clicked (GtkButton *button, FerryDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  /* The answer may close the parent, and GTK 4.8 would look for it once more when this one goes. */
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  answer_once (self, g_object_get_data (G_OBJECT (button), "answer"));
}

static gboolean
on_close_requested (GtkWindow *window, gpointer user_data)
{
  answer_once (FERRY_DIALOG (window), FERRY_DIALOG_CANCEL);
  return FALSE;
}

static void
on_cancelled (GCancellable *cancellable, FerryDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
ferry_dialog_dispose (GObject *object)
{
  FerryDialog *self = FERRY_DIALOG (object);

  answer_once (self, FERRY_DIALOG_CANCEL);

  G_OBJECT_CLASS (ferry_dialog_parent_class)->dispose (object);
}

static void
ferry_dialog_class_init (FerryDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ferry_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ferryftp/Ferry/dialog.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_bind_template_child (widget_class, FerryDialog, icon);
  gtk_widget_class_bind_template_child (widget_class, FerryDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, FerryDialog, body);
  gtk_widget_class_bind_template_child (widget_class, FerryDialog, form);
  gtk_widget_class_bind_template_child (widget_class, FerryDialog, buttons);
  gtk_widget_class_bind_template_callback (widget_class, on_close_requested);
}

static void
ferry_dialog_init (FerryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ferry_dialog_new:
 * @heading: the question in few words
 * @body: (nullable): what the person should know before the answer
 *
 * Returns: (transfer none): a dialog, owned by GTK until it is answered
 */
FerryDialog *
ferry_dialog_new (const char *heading, const char *body)
{
  FerryDialog *self = g_object_new (FERRY_TYPE_DIALOG, "title", heading, NULL);

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->body, body != NULL ? body : "");
  gtk_widget_set_visible (GTK_WIDGET (self->body), body != NULL);
  return self;
}

/**
 * ferry_dialog_set_icon:
 * @css_class: (nullable): colour of the icon, like "warning" or "error"
 *
 * Shows a large icon beside the text.
 */
void
ferry_dialog_set_icon (FerryDialog *self, const char *icon_name, const char *css_class)
{
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->icon), css_class);
}

/**
 * ferry_dialog_set_form:
 * @form: (transfer floating): shown between the text and the buttons
 */
void
ferry_dialog_set_form (FerryDialog *self, GtkWidget *form)
{
  gtk_box_append (self->form, form);
  gtk_widget_set_visible (GTK_WIDGET (self->form), TRUE);
}

/**
 * ferry_dialog_add_button:
 * @answer: what ferry_dialog_ask_finish() returns when it is pressed
 * @label: with a mnemonic
 *
 * Buttons stand in the order in which they are added; Cancel comes first.
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
ferry_dialog_add_button (FerryDialog *self,
                         const char *answer,
                         const char *label,
                         FerryDialogLook look)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data_full (G_OBJECT (button), "answer", g_strdup (answer), g_free);
  if (look_classes[look] != NULL)
    gtk_widget_add_css_class (button, look_classes[look]);
  g_signal_connect (button, "clicked", G_CALLBACK (on_button_clicked), self);
  gtk_box_append (self->buttons, button);
  return button;
}

/**
 * ferry_dialog_set_default:
 * @button: one of its buttons: pressed by Enter, also out of entries that activate the default
 */
void
ferry_dialog_set_default (FerryDialog *self, GtkWidget *button)
{
  gtk_window_set_default_widget (GTK_WINDOW (self), button);
  gtk_window_set_focus (GTK_WINDOW (self), button);
}

/**
 * ferry_dialog_ask_async:
 * @parent: (nullable): the window that waits for the answer
 * @cancellable: (nullable): closes the dialog when it is no longer of interest
 *
 * Shows the dialog; the callback comes with the answer.
 */
void
ferry_dialog_ask_async (FerryDialog *self,
                        GtkWindow *parent,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (FERRY_IS_DIALOG (self));
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->task, ferry_dialog_ask_async);
  /* Not before: the callback reads the form. */
  g_signal_connect_object (self->task, "notify::completed", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancelled), self, 0);
  /* What a button in the form does may be an action of the window's, which no other window sees by
   * itself. */
  if (G_IS_ACTION_GROUP (parent))
    gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * ferry_dialog_ask_finish:
 *
 * Returns: (transfer full): the answer of the pressed button, #FERRY_DIALOG_CANCEL if it was closed
 */
char *
ferry_dialog_ask_finish (FerryDialog *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), g_strdup (FERRY_DIALOG_CANCEL));

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
did_report (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_free (ferry_dialog_ask_finish (FERRY_DIALOG (dialog), result));
}

/**
 * ferry_dialog_report:
 * @widget: in whose window this happened
 * @heading: what could not be done
 *
 * Says it in a dialog, unless it was cancelled.
 */
void
ferry_dialog_report (GtkWidget *widget, const char *heading, const GError *error)
{
  FerryDialog *dialog;
  GtkWidget *button;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = ferry_dialog_new (heading, error->message);
  button = ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("_Close"), FERRY_DIALOG_PLAIN);
  ferry_dialog_set_default (dialog, button);
  ferry_dialog_ask_async (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, did_report,
                          NULL);
}
