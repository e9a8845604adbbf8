/* One file that is edited, in the list of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-edited-row.h"

#include "ferry-dialog.h"
#include "ferry-edit-conflict.h"
#include "ferry-path.h"

#include <glib/gi18n.h>

struct _FerryEditedRow
{
  GtkListBoxRow parent_instance;

  FerryEditedFile *file; /* owned */

  GtkImage *icon;
  GtkLabel *name;
  GtkLabel *where;
  GtkLabel *state;
  GtkWidget *upload;
};

G_DEFINE_FINAL_TYPE (FerryEditedRow, ferry_edited_row, GTK_TYPE_LIST_BOX_ROW)

static const struct
{
  const char *icon_name;
  const char *words;
} looks[] = {
  [FERRY_EDIT_FETCHING] = { "folder-download-symbolic", N_ ("Being fetched…") },
  [FERRY_EDIT_SAME] = { "emblem-ok-symbolic", N_ ("Saved on the server") },
  [FERRY_EDIT_CHANGED] = { "document-edit-symbolic", N_ ("Not uploaded, from an earlier time") },
  [FERRY_EDIT_UPLOADING] = { "view-refresh-symbolic", N_ ("Being uploaded…") },
  [FERRY_EDIT_CONFLICT] = { "dialog-warning-symbolic", N_ ("Has changed on the server too") },
  [FERRY_EDIT_FAILED] = { "dialog-error-symbolic", N_ ("Not uploaded") },
  [FERRY_EDIT_ENDED] = { "emblem-ok-symbolic", N_ ("Ended") },
};

static void
show_state (FerryEditedRow *self)
{
  FerryEditState state = ferry_edited_file_get_state (self->file);
  const GError *error = ferry_edited_file_get_error (self->file);
  const char *words =
      error != NULL && state == FERRY_EDIT_FAILED ? error->message : _ (looks[state].words);

  gtk_image_set_from_icon_name (self->icon, looks[state].icon_name);
  gtk_label_set_label (self->state, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state), words);
  gtk_label_set_label (self->name, ferry_edited_file_get_note (self->file)->name);
  gtk_widget_set_sensitive (self->upload,
                            state != FERRY_EDIT_FETCHING && state != FERRY_EDIT_UPLOADING &&
                                ferry_edited_file_get_note (self->file)->stamp != NULL);
}

static void
on_open_clicked (FerryEditedRow *self)
{
  g_signal_emit_by_name (self->file, "fetched");
}

static void
on_upload_clicked (FerryEditedRow *self)
{
  if (ferry_edited_file_get_state (self->file) == FERRY_EDIT_CONFLICT)
    ferry_edit_conflict_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->file);
  else
    ferry_edited_file_upload (self->file);
}

static void
got_end_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryEditedFile) file = user_data;
  g_autofree char *answer = ferry_dialog_ask_finish (FERRY_DIALOG (source), result);

  if (g_str_equal (answer, "discard"))
    ferry_edited_file_end (file);
}

static void
on_end_clicked (FerryEditedRow *self)
{
  g_autofree char *heading = NULL;
  FerryDialog *dialog;

  if (!ferry_edited_file_is_unsaved (self->file))
    {
      ferry_edited_file_end (self->file);
      return;
    }
  heading = g_strdup_printf (_ ("Discard What You Saved in “%s”?"),
                             ferry_edited_file_get_note (self->file)->name);
  dialog = ferry_dialog_new (heading, _ ("It is not on the server. This cannot be undone."));
  ferry_dialog_set_default (dialog, ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL,
                                                             _ ("_Cancel"), FERRY_DIALOG_PLAIN));
  ferry_dialog_add_button (dialog, "discard", _ ("_Discard"), FERRY_DIALOG_DESTRUCTIVE);
  ferry_dialog_ask_async (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                          got_end_answer, g_object_ref (self->file));
}

static void
ferry_edited_row_dispose (GObject *object)
{
  FerryEditedRow *self = FERRY_EDITED_ROW (object);

  if (self->file != NULL)
    g_signal_handlers_disconnect_by_data (self->file, self);
  g_clear_object (&self->file);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_EDITED_ROW);

  G_OBJECT_CLASS (ferry_edited_row_parent_class)->dispose (object);
}

static void
ferry_edited_row_class_init (FerryEditedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_edited_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/edited-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryEditedRow, icon);
  gtk_widget_class_bind_template_child (widget_class, FerryEditedRow, name);
  gtk_widget_class_bind_template_child (widget_class, FerryEditedRow, where);
  gtk_widget_class_bind_template_child (widget_class, FerryEditedRow, state);
  gtk_widget_class_bind_template_child (widget_class, FerryEditedRow, upload);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_upload_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_end_clicked);
}

static void
ferry_edited_row_init (FerryEditedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ferry_edited_row_new:
 */
GtkWidget *
ferry_edited_row_new (FerryEditedFile *file)
{
  FerryEditedRow *self = g_object_new (FERRY_TYPE_EDITED_ROW, NULL);
  const FerryEditNote *note = ferry_edited_file_get_note (file);
  g_autofree char *folder = ferry_path_dup_parent (note->path);
  g_autofree char *valid = g_utf8_make_valid (folder, -1);
  g_autofree char *where = g_strdup_printf ("%s · %s", note->title, valid);

  self->file = g_object_ref (file);
  gtk_label_set_label (self->where, where);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->where), where);
  g_signal_connect_swapped (file, "notify::state", G_CALLBACK (show_state), self);
  show_state (self);
  return GTK_WIDGET (self);
}
