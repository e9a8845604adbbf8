/* Names for the buttons of drop-downs. See ferry-drop-down-name.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-drop-down-name.h"

static gboolean
on_realized (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (GTK_IS_DROP_DOWN (widget))
    gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (widget)),
                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY, widget, NULL, -1);
  return TRUE;
}

/**
 * ferry_drop_down_names_begin:
 *
 * For all drop-downs of the program, wherever a template makes one: GTK calls the button within by
 * its class.
 */
void
ferry_drop_down_names_begin (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, on_realized, NULL,
                              NULL);
}
