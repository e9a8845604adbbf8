/* What is announced in a window. See ferry-window-announce.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-window-announce.h"

#include "ferry-announce.h"
#include "ferry-done-notification.h"

#include <glib/gi18n.h>

/* Connections */

/* A connection that is lost and back within one attempt is not worth a word. */
static void
on_server_changed (FerrySession *session, GtkWindow *window)
{
  gboolean is_lost = ferry_session_is_lost (session);
  gboolean was_lost = g_object_get_data (G_OBJECT (session), "announced-lost") != NULL;
  g_autofree char *name = ferry_session_dup_name (session);
  g_autofree char *text = NULL;

  if (is_lost == was_lost)
    return;
  g_object_set_data (G_OBJECT (session), "announced-lost", GINT_TO_POINTER (is_lost));
  if (is_lost)
    text = g_strdup_printf ("%s: %s", name, _ ("Connection lost"));
  else if (ferry_session_get_state (session) == FERRY_SESSION_CONNECTED)
    text = g_strdup_printf (_ ("Connected to %s"), name);
  if (text != NULL)
    ferry_announce_now (GTK_WIDGET (window), text);
}

static void
on_connected (FerrySessions *sessions, FerrySession *session, const char *path, GtkWindow *window)
{
  g_autofree char *name = ferry_session_dup_name (session);
  g_autofree char *text = g_strdup_printf (_ ("Connected to %s"), name);

  ferry_announce (GTK_WIDGET (window), text);
  if (g_signal_handler_find (session, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, on_server_changed, NULL) ==
      0)
    g_signal_connect_object (session, "server-changed", G_CALLBACK (on_server_changed), window, 0);
}

static void
on_failed (FerrySessions *sessions, FerrySession *session, GError *error, GtkWindow *window)
{
  ferry_announce_now (GTK_WIDGET (window), error->message);
}

/* Transfers */

typedef struct
{
  guint n_done;
  guint n_failed;
} Ended;

/* The first failure is told at once with its reason; how many follow it is told at the end. */
static void
on_transfer_ended (FerryTransferQueue *queue, FerryTransfer *transfer, GtkWindow *window)
{
  Ended *ended = g_object_get_data (G_OBJECT (window), "announced-transfers");
  const GError *error = ferry_transfer_get_error (transfer);
  FerryTransferState state = ferry_transfer_get_state (transfer);

  if (ferry_transfer_is_folder (transfer))
    return;
  if (state == FERRY_TRANSFER_DONE)
    ended->n_done++;
  if (state == FERRY_TRANSFER_FAILED && ended->n_failed++ == 0 && error != NULL)
    ferry_announce_now (GTK_WIDGET (window), error->message);
}

static void
on_drained (FerryTransferQueue *queue, GtkWindow *window)
{
  Ended *ended = g_object_get_data (G_OBJECT (window), "announced-transfers");
  g_autofree char *title = ferry_done_notification_title (ended->n_failed);
  g_autofree char *files =
      ferry_done_notification_body (ended->n_done, (const char *const[]){ NULL });
  g_autofree char *text = g_strdup_printf ("%s: %s", title, files);

  /* One failure has been told with its reason. */
  if (ended->n_failed > 1 || ended->n_done > 0)
    ferry_announce (GTK_WIDGET (window), ended->n_failed > 0 ? title : text);
  *ended = (Ended){ 0 };
}

/**
 * ferry_window_announce_begin:
 *
 * For as long as @window lives.
 */
void
ferry_window_announce_begin (GtkWindow *window, FerrySessions *sessions, FerryTransferQueue *queue)
{
  ferry_announce_begin (window);
  g_object_set_data_full (G_OBJECT (window), "announced-transfers", g_new0 (Ended, 1), g_free);
  g_signal_connect_object (sessions, "connected", G_CALLBACK (on_connected), window, 0);
  g_signal_connect_object (sessions, "failed", G_CALLBACK (on_failed), window, 0);
  g_signal_connect_object (queue, "transfer-ended", G_CALLBACK (on_transfer_ended), window, 0);
  g_signal_connect_object (queue, "drained", G_CALLBACK (on_drained), window, 0);
}
