/* The question before the window closes while transfers run. See ferry-window-close.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-window-close.h"

#include "ferry-dialog.h"

#include <glib/gi18n.h>

/* On the window, once the user has agreed */
#define AGREED "ferry-close-agreed"

static void
got_close_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryWindow) self = user_data;
  g_autofree char *answer = ferry_dialog_ask_finish (FERRY_DIALOG (source), result);
  FerryTransferQueue *queue = ferry_window_get_queue (self);

  if (!g_str_equal (answer, "close"))
    return;
  g_object_set_data (G_OBJECT (self), AGREED, self);
  /* Without a journal nothing comes back: no part may lie about. */
  if (ferry_transfer_queue_get_journal (queue) == NULL)
    ferry_transfer_queue_cancel_all (queue);
  gtk_window_close (GTK_WINDOW (self));
}

static void
ask_before_close (FerryWindow *self)
{
  gboolean is_kept = ferry_transfer_queue_get_journal (ferry_window_get_queue (self)) != NULL;
  FerryDialog *dialog = ferry_dialog_new (
      _ ("Stop the Transfers?"),
      is_kept ? _ ("Transfers are under way. They can go on the next time Ferry starts.")
              : _ ("Transfers are under way. What is not whole yet will be given up."));
  GtkWidget *stay =
      ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("_Go On"), FERRY_DIALOG_PLAIN);

  ferry_dialog_add_button (dialog, "close", _ ("_Stop and Close"), FERRY_DIALOG_DESTRUCTIVE);
  ferry_dialog_set_default (dialog, stay);
  ferry_dialog_ask_async (dialog, GTK_WINDOW (self), NULL, got_close_answer, g_object_ref (self));
}

/**
 * ferry_window_may_close:
 *
 * Returns: whether nothing is lost, or the user agreed to it; if not, the user is asked, and the
 *   window closes once that is answered
 */
gboolean
ferry_window_may_close (FerryWindow *self)
{
  if (g_object_get_data (G_OBJECT (self), AGREED) != NULL ||
      !ferry_transfer_queue_is_busy (ferry_window_get_queue (self)))
    return TRUE;
  ask_before_close (self);
  return FALSE;
}
