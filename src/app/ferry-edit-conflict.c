/* Asks what to do about an edited file that has changed on the server too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-edit-conflict.h"

#include "ferry-dialog.h"

#include <glib/gi18n.h>

static const struct
{
  const char *id;
  const char *label;
  FerryDialogLook look;
  FerryEditAnswer answer;
} answers[] = {
  { "discard", N_ ("_Discard Mine"), FERRY_DIALOG_DESTRUCTIVE, FERRY_EDIT_DISCARD },
  { "overwrite", N_ ("_Overwrite"), FERRY_DIALOG_DESTRUCTIVE, FERRY_EDIT_OVERWRITE },
  { "both", N_ ("_Keep Both"), FERRY_DIALOG_SUGGESTED, FERRY_EDIT_KEEP_BOTH },
};

static void
got_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryEditedFile) file = user_data;
  g_autofree char *answer = ferry_dialog_ask_finish (FERRY_DIALOG (source), result);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (answer, answers[i].id))
      ferry_edited_file_resolve (file, answers[i].answer);
}

/**
 * ferry_edit_conflict_ask:
 * @file: whose state is %FERRY_EDIT_CONFLICT
 *
 * Without an answer the conflict stays, and can be asked about again.
 */
void
ferry_edit_conflict_ask (GtkWindow *parent, FerryEditedFile *file)
{
  gboolean is_gone = ferry_edited_file_get_error (file) != NULL;
  g_autofree char *heading = g_strdup_printf (is_gone ? _ ("“%s” Is Gone from the Server")
                                                      : _ ("“%s” Has Changed on the Server"),
                                              ferry_edited_file_get_note (file)->name);
  FerryDialog *dialog = ferry_dialog_new (
      heading, is_gone ? _ ("It was removed or renamed since you opened it. What you saved is on "
                            "this computer only.")
                       : _ ("Somebody else has saved it since you opened it. “Keep Both” uploads "
                            "yours under a new name."));
  GtkWidget *last = NULL;

  ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("Decide _Later"), FERRY_DIALOG_PLAIN);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (!is_gone || answers[i].answer != FERRY_EDIT_KEEP_BOTH)
      last = ferry_dialog_add_button (dialog, answers[i].id,
                                      is_gone && answers[i].answer == FERRY_EDIT_OVERWRITE
                                          ? _ ("_Upload Again")
                                          : _ (answers[i].label),
                                      answers[i].look);
  ferry_dialog_set_default (dialog, last);
  ferry_dialog_ask_async (dialog, parent, NULL, got_answer, g_object_ref (file));
}
