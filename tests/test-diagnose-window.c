/* What a person can do with a diagnosis: take the remedy, copy the words for others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-diagnose-window.h"

/* Passive is blocked, active works. */
static FerryCheck *
make_check (const FerryServer *server)
{
  FerryCheck *check = ferry_check_new (server);

  check->time = 1;
  check->is_over = TRUE;
  for (FerryCheckKind kind = FERRY_CHECK_CONTROL; kind <= FERRY_CHECK_PORT; kind++)
    {
      FerryCheckStep *step = ferry_check_add (check, kind, G_SOCKET_FAMILY_IPV4);

      step->our_address = g_strdup ("192.168.1.5");
      step->our_port = 40122;
      step->server_address = g_strdup ("203.0.113.9");
      step->server_port = 60001;
      step->duration = 12000;
      step->state = FERRY_CHECK_WORKS;
      if (!ferry_check_kind_is_data (kind) || ferry_check_kind_is_active (kind))
        continue;
      step->state = FERRY_CHECK_FAILS;
      step->explanation = ferry_explanation_new (FERRY_FTP_SYMPTOM_PASSIVE_SILENT, "Silence.");
    }
  return check;
}

static FerryDiagnoseWindow *
show (FerryMode mode)
{
  g_autoptr (FerryServer) server = ferry_server_new ("ftp.example.com");
  g_autoptr (FerryCheck) check = NULL;
  FerryDiagnoseWindow *window;

  server->mode = mode;
  check = make_check (server);
  window = ferry_diagnose_window_new (server);
  gtk_window_present (GTK_WINDOW (window));
  ferry_diagnose_window_show_check (window, check);
  return window;
}

/* The first shown button below @widget that activates @action. */
static GtkWidget *
find_button (GtkWidget *widget, const char *action)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_visible (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
on_server_chosen (FerryDiagnoseWindow *window, const FerryServer *server, FerryMode *mode)
{
  *mode = server->mode;
}

static void
test_remedy (void)
{
  FerryDiagnoseWindow *window = show (FERRY_MODE_PASSIVE);
  GtkWidget *button = find_button (GTK_WIDGET (window), "diagnosis.apply");
  FerryMode mode = FERRY_MODE_PASSIVE;

  g_signal_connect (window, "server-chosen", G_CALLBACK (on_server_chosen), &mode);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (mode, ==, FERRY_MODE_ACTIVE);
  gtk_window_destroy (GTK_WINDOW (window));

  /* Nothing to change where it is so already. */
  window = show (FERRY_MODE_ACTIVE);
  g_assert_null (find_button (GTK_WIDGET (window), "diagnosis.apply"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
got_text (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static char *
read_clipboard (FerryDiagnoseWindow *window)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), NULL, got_text,
                                 &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  return text;
}

static void
test_copy (void)
{
  FerryDiagnoseWindow *window = show (FERRY_MODE_PASSIVE);
  GtkWidget *button = find_button (GTK_WIDGET (window), "diagnosis.copy");
  g_autofree char *section = NULL;
  g_autofree char *report = NULL;

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  section = read_clipboard (window);
  g_assert_cmpstr (section, ==,
                   g_variant_get_string (
                       gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)), NULL));

  button = find_button (GTK_WIDGET (window), "diagnosis.copy-report");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  report = read_clipboard (window);
  g_assert_nonnull (strstr (report, "ftp.example.com"));
  g_assert_nonnull (strstr (report, section));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagnose-window/remedy", test_remedy);
  g_test_add_func ("/diagnose-window/copy", test_copy);
  return g_test_run ();
}
