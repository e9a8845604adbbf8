/* Between the window and the connection doctor: which server it looks at, and what becomes of a
 * remedy that is clicked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-window-diagnosis.h"

#include "ferry-diagnose-window.h"
#include "ferry-window-open.h"
#include "ferry-window-server.h"

/* What the check says on the wire stands in the log, and its connections among the others. */
static void
on_log_line (FerrySession *session, const FerryLogLine *line)
{
  g_signal_emit_by_name (session, "log-line", line);
}

static void
on_connection_begun (FerrySession *session, FerryConnectionRecord *record)
{
  g_signal_emit_by_name (session, "connection-begun", record);
}

static gboolean
is_server_of (FerrySession *session, const FerryServer *server)
{
  const FerryServer *present = ferry_session_get_last_server (session);
  g_autofree char *key = ferry_server_dup_key (server);
  g_autofree char *present_key = present != NULL ? ferry_server_dup_key (present) : NULL;

  return g_strcmp0 (key, present_key) == 0;
}

/* Connects anew; the tab remembers where the user was. */
static void
on_server_chosen (FerryWindow *window, const FerryServer *server)
{
  gboolean is_here = is_server_of (ferry_window_get_session (window), server);

  ferry_window_open_server (window, server, NULL, NULL,
                            is_here ? FERRY_OPEN_THIS_TAB : FERRY_OPEN_ANYWHERE);
  gtk_window_present (GTK_WINDOW (window));
}

static FerryDiagnoseWindow *
find_diagnosis (FerryWindow *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *node = windows; node != NULL; node = node->next)
    if (FERRY_IS_DIAGNOSE_WINDOW (node->data) &&
        gtk_window_get_transient_for (node->data) == GTK_WINDOW (window))
      return node->data;
  return NULL;
}

/**
 * ferry_window_diagnosis_present:
 *
 * Checks the server of the window, connected or not. There is one diagnosis at a time.
 */
void
ferry_window_diagnosis_present (FerryWindow *window)
{
  FerrySession *session = ferry_window_get_session (window);
  g_autoptr (FerryServer) server = ferry_window_dup_server (window);
  FerryDiagnoseWindow *diagnosis = find_diagnosis (window);

  if (server == NULL)
    return;
  if (diagnosis != NULL)
    gtk_window_destroy (GTK_WINDOW (diagnosis));
  diagnosis = ferry_diagnose_window_new (server);
  gtk_window_set_transient_for (GTK_WINDOW (diagnosis), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (diagnosis), TRUE);
  g_signal_connect_object (diagnosis, "server-chosen", G_CALLBACK (on_server_chosen), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (diagnosis, "log-line", G_CALLBACK (on_log_line), session,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (diagnosis, "connection-begun", G_CALLBACK (on_connection_begun), session,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (diagnosis));
  ferry_diagnose_window_check (diagnosis);
}
