/* The remedies of an explanation as widgets. See ferry-remedy-rows.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remedy-rows.h"

#include "ferry-remedy-action.h"

#include <glib/gi18n.h>

static const char *const titles[] = {
  [FERRY_REMEDY_FOR_USER] = N_ ("In Ferry"),
  [FERRY_REMEDY_FOR_CLIENT] = N_ ("On this computer or its router"),
  [FERRY_REMEDY_FOR_SERVER] = N_ ("On the FTP server"),
  [FERRY_REMEDY_FOR_FIREWALL] = N_ ("In the server’s firewall"),
};

/**
 * ferry_remedy_for_get_title:
 *
 * Returns: where something has to change, translated
 */
const char *
ferry_remedy_for_get_title (FerryRemedyFor for_whom)
{
  return _ (titles[for_whom]);
}

/**
 * ferry_remedy_button_new:
 *
 * Returns: (transfer floating) (nullable): a button that does it, %NULL where Ferry cannot
 */
GtkWidget *
ferry_remedy_button_new (FerryRemedyAction action)
{
  const char *label = ferry_remedy_action_get_label (action);
  GtkWidget *button;

  if (label == NULL || action == FERRY_REMEDY_ACTION_DIAGNOSE)
    return NULL;
  button = gtk_button_new_with_mnemonic (label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", (guint) action);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "diagnosis.apply");
  return button;
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static GtkWidget *
make_remedy (const FerryRemedy *remedy, gboolean has_title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button = ferry_remedy_button_new (remedy->action);

  if (has_title)
    {
      GtkWidget *title = make_label (ferry_remedy_for_get_title (remedy->for_whom));

      gtk_widget_add_css_class (title, "caption-heading");
      gtk_widget_add_css_class (title, "dim-label");
      gtk_box_append (GTK_BOX (box), title);
    }
  gtk_box_append (GTK_BOX (box), make_label (remedy->text));
  if (button != NULL)
    {
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_widget_set_margin_top (button, 3);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

/**
 * ferry_remedy_rows_new:
 *
 * Returns: (transfer floating): the remedies, one below the other, but for the check that these
 * rows belong to
 */
GtkWidget *
ferry_remedy_rows_new (const FerryExplanation *explanation)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const FerryRemedy *last = NULL;

  for (guint i = 0; i < explanation->remedies->len; i++)
    {
      const FerryRemedy *remedy = g_ptr_array_index (explanation->remedies, i);

      if (remedy->action == FERRY_REMEDY_ACTION_DIAGNOSE)
        continue;
      gtk_box_append (GTK_BOX (box),
                      make_remedy (remedy, last == NULL || last->for_whom != remedy->for_whom));
      last = remedy;
    }
  return box;
}
