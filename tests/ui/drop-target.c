/* Another program that takes files: a window that prints the path of each that is dropped on it, or
 * pasted by Ctrl+V.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gtk/gtk.h>

static void
print_files (const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      g_print ("%s\n", path);
    }
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  print_files (value);
  return TRUE;
}

static void
did_read (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, &error);

  if (value != NULL)
    print_files (value);
  else
    g_print ("%s\n", error->message);
}

static gboolean
on_paste (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gdk_clipboard_read_value_async (gtk_widget_get_clipboard (widget), GDK_TYPE_FILE_LIST,
                                  G_PRIORITY_DEFAULT, NULL, did_read, NULL);
  return TRUE;
}

static void
on_activate (GtkApplication *application, gpointer user_data)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_drop), NULL);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (target));

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>v"),
                        gtk_callback_action_new (on_paste, NULL, NULL)));
  gtk_widget_add_controller (window, keys);

  gtk_window_set_title (GTK_WINDOW (window), "Drop target");
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 120);
  gtk_window_set_child (GTK_WINDOW (window), gtk_label_new ("Drop here"));
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application =
      gtk_application_new ("io.github.ferryftp.DropTarget", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
