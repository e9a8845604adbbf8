/* Asks what to do about a file that exists already: both files side by side, and one button for
 * each thing that can be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-exists-dialog.h"

#include "ferry-date-text.h"
#include "ferry-dialog.h"
#include "ferry-path.h"

#include <glib/gi18n.h>

#define FERRY_TYPE_EXISTS_FORM (ferry_exists_form_get_type ())
G_DECLARE_FINAL_TYPE (FerryExistsForm, ferry_exists_form, FERRY, EXISTS_FORM, GtkBox)

struct _FerryExistsForm
{
  GtkBox parent_instance;

  GtkLabel *source_size;
  GtkLabel *source_time;
  GtkLabel *source_folder;
  GtkLabel *target_size;
  GtkLabel *target_time;
  GtkLabel *target_folder;
  GtkCheckButton *for_all;
};

G_DEFINE_FINAL_TYPE (FerryExistsForm, ferry_exists_form, GTK_TYPE_BOX)

/* The buttons, in the order shown. */
static const struct
{
  const char *answer;
  FerryExistsAction action;
  const char *label;
  const char *hint;
  FerryDialogLook look;
} choices[] = {
  { "skip", FERRY_EXISTS_SKIP, N_ ("_Skip"), N_ ("Leave the file that is there"),
    FERRY_DIALOG_PLAIN },
  { "rename", FERRY_EXISTS_RENAME, N_ ("_Keep Both"), N_ ("Save under another name, with a number"),
    FERRY_DIALOG_PLAIN },
  { "size", FERRY_EXISTS_SIZE, N_ ("If Size _Differs"),
    N_ ("Overwrite if the sizes differ, else skip"), FERRY_DIALOG_PLAIN },
  { "newer", FERRY_EXISTS_NEWER, N_ ("If _Newer"),
    N_ ("Overwrite if the new file is newer, else skip"), FERRY_DIALOG_PLAIN },
  { "resume", FERRY_EXISTS_RESUME, N_ ("_Resume"), N_ ("Keep what is there and transfer the rest"),
    FERRY_DIALOG_PLAIN },
  { "overwrite", FERRY_EXISTS_OVERWRITE, N_ ("_Overwrite"), N_ ("Replace the file that is there"),
    FERRY_DIALOG_DESTRUCTIVE },
};

static void
ferry_exists_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_EXISTS_FORM);

  G_OBJECT_CLASS (ferry_exists_form_parent_class)->dispose (object);
}

static void
ferry_exists_form_class_init (FerryExistsFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_exists_form_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/exists-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryExistsForm, source_size);
  gtk_widget_class_bind_template_child (widget_class, FerryExistsForm, source_time);
  gtk_widget_class_bind_template_child (widget_class, FerryExistsForm, source_folder);
  gtk_widget_class_bind_template_child (widget_class, FerryExistsForm, target_size);
  gtk_widget_class_bind_template_child (widget_class, FerryExistsForm, target_time);
  gtk_widget_class_bind_template_child (widget_class, FerryExistsForm, target_folder);
  gtk_widget_class_bind_template_child (widget_class, FerryExistsForm, for_all);
}

static void
ferry_exists_form_init (FerryExistsForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_size (GtkLabel *label, const FerryEntry *entry)
{
  g_autofree char *text =
      entry != NULL && entry->size != FERRY_SIZE_UNKNOWN
          ? g_format_size_full ((guint64) entry->size, G_FORMAT_SIZE_LONG_FORMAT)
          : g_strdup (_ ("not known"));

  gtk_label_set_label (label, text);
}

static const FerryDateDetail details[] = {
  [FERRY_PRECISION_DAY] = FERRY_DATE_DAY,
  [FERRY_PRECISION_MINUTE] = FERRY_DATE_MINUTE,
  [FERRY_PRECISION_SECOND] = FERRY_DATE_SECOND,
};

static void
show_time (GtkLabel *label, const FerryEntry *entry)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;

  if (entry != NULL && entry->precision != FERRY_PRECISION_UNKNOWN)
    time = entry->is_utc ? g_date_time_new_from_unix_local (entry->modified)
                         : g_date_time_new_from_unix_utc (entry->modified);
  text =
      time != NULL ? ferry_date_text (time, details[entry->precision]) : g_strdup (_ ("not known"));
  gtk_label_set_label (label, text);
}

static void
show_folder (GtkLabel *label, FerryPlace *place, const char *path)
{
  g_autofree char *folder = ferry_path_dup_parent (path);
  g_autofree char *text = ferry_place_decode (place, folder != NULL ? folder : path, NULL);

  gtk_label_set_label (label, text);
}

static FerryExistsForm *
make_form (FerryTransfer *transfer)
{
  FerryExistsForm *self = g_object_new (FERRY_TYPE_EXISTS_FORM, NULL);
  const FerryEntry *source = ferry_transfer_get_source_entry (transfer);
  const FerryEntry *target = ferry_transfer_get_target_entry (transfer);

  show_size (self->source_size, source);
  show_time (self->source_time, source);
  show_folder (self->source_folder, ferry_transfer_get_from (transfer),
               ferry_transfer_get_source (transfer));
  show_size (self->target_size, target);
  show_time (self->target_time, target);
  show_folder (self->target_folder, ferry_transfer_get_to (transfer),
               ferry_transfer_get_target (transfer));
  return self;
}

/* There is a rest to transfer only where the file in the way is the shorter one. */
static gboolean
can_resume (FerryTransfer *transfer)
{
  const FerryEntry *source = ferry_transfer_get_source_entry (transfer);
  const FerryEntry *target = ferry_transfer_get_target_entry (transfer);

  return !ferry_transfer_is_text (transfer) && source != NULL && target != NULL &&
         target->size > 0 && target->size < source->size;
}

static void
got_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FerryDialog *dialog = FERRY_DIALOG (source);
  g_autofree char *text = ferry_dialog_ask_finish (dialog, result);
  FerryExistsForm *form = g_object_get_data (G_OBJECT (dialog), "form");
  FerryExistsAnswer *answer = g_new0 (FerryExistsAnswer, 1);

  answer->is_cancelled = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_str_equal (text, choices[i].answer))
      {
        answer->is_cancelled = FALSE;
        answer->action = choices[i].action;
        answer->is_for_all = gtk_check_button_get_active (form->for_all);
      }
  g_task_return_pointer (task, answer, g_free);
}

/**
 * ferry_exists_dialog_ask_async:
 * @transfer: in state %FERRY_TRANSFER_ASKING
 *
 * Shows the dialog.
 */
void
ferry_exists_dialog_ask_async (GtkWindow *parent,
                               FerryTransfer *transfer,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autofree char *heading =
      g_strdup_printf (_ ("“%s” exists already"), ferry_transfer_get_name (transfer));
  FerryDialog *dialog = ferry_dialog_new (heading, NULL);
  FerryExistsForm *form = make_form (transfer);
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  ferry_dialog_set_form (dialog, GTK_WIDGET (form));
  g_object_set_data_full (G_OBJECT (dialog), "form", g_object_ref (form), g_object_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      GtkWidget *button = ferry_dialog_add_button (dialog, choices[i].answer, _ (choices[i].label),
                                                   choices[i].look);

      gtk_widget_set_tooltip_text (button, _ (choices[i].hint));
      if (choices[i].action == FERRY_EXISTS_RESUME)
        gtk_widget_set_sensitive (button, can_resume (transfer));
      if (choices[i].action == FERRY_EXISTS_SKIP)
        ferry_dialog_set_default (dialog, button);
    }
  ferry_dialog_ask_async (dialog, parent, cancellable, got_answer, task);
}

/**
 * ferry_exists_dialog_ask_finish:
 *
 * Returns: what the user chose
 */
FerryExistsAnswer
ferry_exists_dialog_ask_finish (GAsyncResult *result)
{
  g_autofree FerryExistsAnswer *answer = g_task_propagate_pointer (G_TASK (result), NULL);

  return *answer;
}
