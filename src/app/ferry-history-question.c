/* The question how much of the history to forget. See ferry-history-question.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-history-question.h"

#include "ferry-dialog.h"

#include <glib/gi18n.h>

#define OLD_SECONDS (30 * (gint64) 86400)

/**
 * ferry_history_question_ask_async:
 */
void
ferry_history_question_ask_async (GtkWindow *parent,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  FerryDialog *dialog = ferry_dialog_new (
      _ ("Forget Past Transfers?"),
      _ ("They cannot be looked up or repeated any more. The files stay where they are."));
  GtkWidget *keep =
      ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("_Keep"), FERRY_DIALOG_PLAIN);

  ferry_dialog_add_button (dialog, "old", _ ("_Older Than 30 Days"), FERRY_DIALOG_DESTRUCTIVE);
  ferry_dialog_add_button (dialog, "all", _ ("_All"), FERRY_DIALOG_DESTRUCTIVE);
  ferry_dialog_set_default (dialog, keep);
  ferry_dialog_ask_async (dialog, parent, NULL, callback, user_data);
}

/**
 * ferry_history_question_ask_finish:
 *
 * Returns: seconds since 1970: what ended before is to be forgotten; %G_MAXINT64: all; 0: nothing
 */
gint64
ferry_history_question_ask_finish (GObject *source, GAsyncResult *result)
{
  g_autofree char *answer = ferry_dialog_ask_finish (FERRY_DIALOG (source), result);

  if (g_str_equal (answer, "all"))
    return G_MAXINT64;
  return g_str_equal (answer, "old") ? g_get_real_time () / G_USEC_PER_SEC - OLD_SECONDS : 0;
}
