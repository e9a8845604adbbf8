/* What can be done about a failure. See ferry-remedy-list.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remedy-list.h"

#include "ferry-remedy-action.h"

struct _FerryRemedyList
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (FerryRemedyList, ferry_remedy_list, GTK_TYPE_BOX)

enum
{
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
ferry_remedy_list_class_init (FerryRemedyListClass *klass)
{
  signals[TAKEN] = g_signal_new ("taken", FERRY_TYPE_REMEDY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ferry_remedy_list_init (FerryRemedyList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "remedies");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Can be copied, for it may have to be sent to somebody else. */
static GtkWidget *
new_label (const FerryRemedy *remedy)
{
  g_autofree char *shown = ferry_remedy_dup_shown (remedy);
  GtkWidget *label = gtk_label_new (shown);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 52);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
new_button (FerryRemedyAction action)
{
  const char *label = ferry_remedy_action_get_label (action);
  GtkWidget *button;

  if (label == NULL)
    return NULL;
  button = gtk_button_new_with_mnemonic (label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (action == FERRY_REMEDY_ACTION_DIAGNOSE)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.diagnose");
  else
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", (guint32) action);
  if (action != FERRY_REMEDY_ACTION_DIAGNOSE)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.apply-remedy");
  return button;
}

static void
on_button_clicked (FerryRemedyList *self)
{
  g_signal_emit (self, signals[TAKEN], 0);
}

static GtkWidget *
new_row (FerryRemedyList *self, const FerryRemedy *remedy)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = new_button (remedy->action);

  gtk_widget_add_css_class (row, "remedy");
  gtk_box_append (GTK_BOX (row), new_label (remedy));
  if (button != NULL)
    {
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_button_clicked), self);
      gtk_box_append (GTK_BOX (row), button);
    }
  return row;
}

/**
 * ferry_remedy_list_show:
 * @explanation: (nullable): %NULL and one without remedies hide the list
 */
void
ferry_remedy_list_show (FerryRemedyList *self, const FerryExplanation *explanation)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  for (guint i = 0; explanation != NULL && i < explanation->remedies->len; i++)
    gtk_box_append (GTK_BOX (self), new_row (self, g_ptr_array_index (explanation->remedies, i)));
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL);
}
