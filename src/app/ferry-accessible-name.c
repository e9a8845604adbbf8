/* What widgets are called. See ferry-accessible-name.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-accessible-name.h"

/* By the label that it is the mnemonic widget of, or else by the name that its template gives. */
static void
name_drop_down (GtkWidget *widget)
{
  g_autoptr (GList) labels = gtk_widget_list_mnemonic_labels (widget);

  if (labels != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    labels->data, NULL, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static gboolean
on_realized (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (GTK_IS_DROP_DOWN (widget))
    {
      name_drop_down (widget);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (widget)),
                                      GTK_ACCESSIBLE_RELATION_LABELLED_BY, widget, NULL, -1);
    }
  return TRUE;
}

/**
 * ferry_accessible_name_set:
 * @widget: one that may have a label in it
 *
 * Gives it a name that says more than the label.
 */
void
ferry_accessible_name_set (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/**
 * ferry_accessible_names_begin:
 *
 * For all drop-downs of the program, wherever a template makes one: each is called by its label or
 * by the name that it was given, and the button within, which has the keyboard, as the drop-down.
 */
void
ferry_accessible_names_begin (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, on_realized, NULL,
                              NULL);
}
