/* A failure, explained. See ferry-failure-dialog.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-failure-dialog.h"

#include "ferry-dialog.h"
#include "ferry-explain.h"
#include "ferry-remedy-list.h"
#include "ferry-remote-place.h"

#include <glib/gi18n.h>

static void
did_close (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_free (ferry_dialog_ask_finish (FERRY_DIALOG (dialog), result));
}

static void
add_remedies (FerryDialog *dialog, const FerryExplanation *explanation)
{
  FerryRemedyList *list = g_object_new (FERRY_TYPE_REMEDY_LIST, NULL);

  ferry_remedy_list_show (list, explanation);
  g_signal_connect_object (list, "taken", G_CALLBACK (gtk_window_close), dialog, G_CONNECT_SWAPPED);
  ferry_dialog_set_form (dialog, GTK_WIDGET (list));
}

/**
 * ferry_failure_dialog_show:
 * @widget: in whose window this happened
 * @place: where it happened
 * @heading: what could not be done
 *
 * Says it in a dialog, unless it was cancelled.
 */
void
ferry_failure_dialog_show (GtkWidget *widget,
                           FerryPlace *place,
                           const char *heading,
                           const GError *error)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (widget));
  g_autoptr (FerryExplanation) explanation = NULL;
  FerryDialog *dialog;
  GtkWidget *button;

  if (!FERRY_IS_REMOTE_PLACE (place) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      ferry_dialog_report (widget, heading, error);
      return;
    }
  explanation = ferry_explain (error, ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place)));
  dialog = ferry_dialog_new (heading, explanation->sentence);
  if (explanation->remedies->len > 0)
    add_remedies (dialog, explanation);
  button = ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("_Close"), FERRY_DIALOG_PLAIN);
  ferry_dialog_set_default (dialog, button);
  ferry_dialog_ask_async (dialog, parent, NULL, did_close, NULL);
}
