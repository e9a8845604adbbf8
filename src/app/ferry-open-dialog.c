/* Asks for a file to read. GtkFileChooserNative is deprecated from 4.10 on and GtkFileDialog is not
 * there before: this file and ferry-save-dialog.c are the only ones that have to know.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-open-dialog.h"

#include <glib/gi18n.h>

#if GTK_CHECK_VERSION(4, 10, 0)

static void
did_open (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task, gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL),
                         g_object_unref);
}

static void
choose (GtkWindow *parent, const char *title, GTask *task)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_folder (dialog, home);
  gtk_file_dialog_open (dialog, parent, NULL, did_open, task);
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
choose (GtkWindow *parent, const char *title, GTask *task)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), home, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

/**
 * ferry_open_dialog_choose_async:
 *
 * Shows the dialog.
 */
void
ferry_open_dialog_choose_async (GtkWindow *parent,
                                const char *title,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  choose (parent, title, g_task_new (NULL, NULL, callback, user_data));
}

/**
 * ferry_open_dialog_choose_finish:
 *
 * Returns: (transfer full) (nullable): what to read, %NULL if the user thought better of it
 */
GFile *
ferry_open_dialog_choose_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
