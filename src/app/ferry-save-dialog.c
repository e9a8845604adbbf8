/* Asks where to save a file. GtkFileChooserNative is deprecated from 4.10 on and GtkFileDialog is
 * not there before: the only file that has to know.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-save-dialog.h"

#include <glib/gi18n.h>

#if GTK_CHECK_VERSION(4, 10, 0)

static void
did_save (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task, gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL),
                         g_object_unref);
}

static void
choose (GtkWindow *parent, const char *title, const char *name, GTask *task)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, NULL, did_save, task);
}

#else

static void
on_response (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GFile *file = response == GTK_RESPONSE_ACCEPT
                    ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                    : NULL;

  g_task_return_pointer (task, file, g_object_unref);
  g_object_unref (dialog);
}

static void
choose (GtkWindow *parent, const char *title, const char *name, GTask *task)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

/**
 * ferry_save_dialog_choose_async:
 * @name: the file name to begin with
 *
 * Shows the dialog; it asks by itself before a file is overwritten.
 */
void
ferry_save_dialog_choose_async (GtkWindow *parent,
                                const char *title,
                                const char *name,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  choose (parent, title, name, g_task_new (NULL, NULL, callback, user_data));
}

/**
 * ferry_save_dialog_choose_finish:
 *
 * Returns: (transfer full) (nullable): where to save, %NULL if the user thought better of it
 */
GFile *
ferry_save_dialog_choose_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
