/* What could not be done of a long action. See ferry-failure-list.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-failure-list.h"

#include "ferry-dialog.h"

#include <glib/gi18n.h>

#define MOST_SHOWN 200
#define MIN_HEIGHT 120
#define MAX_HEIGHT 300

static GtkWidget *
make_line (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

static GtkWidget *
make_list (FerryTally *tally)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  guint shown = MIN (ferry_tally_get_n_failures (tally), MOST_SHOWN);
  guint left = ferry_tally_get_failed (tally) - shown;

  for (guint i = 0; i < shown; i++)
    {
      const GError *error;

      ferry_tally_get_failure (tally, i, &error);
      gtk_box_append (GTK_BOX (lines), make_line (error->message));
    }
  if (left > 0)
    {
      g_autofree char *text =
          g_strdup_printf (ngettext ("And %u more.", "And %u more.", left), left);
      GtkWidget *line = make_line (text);

      gtk_widget_add_css_class (line, "dim-label");
      gtk_box_append (GTK_BOX (lines), line);
    }
  gtk_widget_add_css_class (lines, "failure-lines");
  gtk_widget_add_css_class (scrolled, "frame");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), lines);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), MIN_HEIGHT);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MAX_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What was refused"), -1);
  return scrolled;
}

static void
did_close (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_free (ferry_dialog_ask_finish (FERRY_DIALOG (dialog), result));
}

/**
 * ferry_failure_list_show:
 * @widget: in whose window this happened
 * @heading: what could not be done
 * @tally: of an action that is over, with failures
 *
 * Lists them, with the server's own words.
 */
void
ferry_failure_list_show (GtkWidget *widget, const char *heading, FerryTally *tally)
{
  guint failed = ferry_tally_get_failed (tally);
  g_autofree char *body =
      g_strdup_printf (ngettext ("%u item was refused. Everything else is done.",
                                 "%u items were refused. Everything else is done.", failed),
                       failed);
  FerryDialog *dialog = ferry_dialog_new (heading, body);
  GtkWidget *button;

  ferry_dialog_set_form (dialog, make_list (tally));
  button = ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("_Close"), FERRY_DIALOG_PLAIN);
  ferry_dialog_set_default (dialog, button);
  ferry_dialog_ask_async (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, did_close, NULL);
}
