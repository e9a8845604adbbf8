/* Read, write, execute for owner, group and others, and the same as an octal number. The number is
 * the truth; the check buttons read and write it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-permissions-form.h"

#include <glib/gi18n.h>

#define ENTRY_KEY  "ferry-entry"
#define BIT_KEY    "ferry-bit"
#define BUTTON_KEY "ferry-button"

static const char *const who[] = { N_ ("Owner"), N_ ("Group"), N_ ("Others") };
static const char *const what[] = { N_ ("Read"), N_ ("Write"), N_ ("Execute") };

/**
 * ferry_permissions_form_get_mode:
 *
 * Returns: whether the number is one from 0 to 7777, in octal digits
 */
gboolean
ferry_permissions_form_get_mode (GtkWidget *form, guint *mode)
{
  GtkWidget *entry = g_object_get_data (G_OBJECT (form), ENTRY_KEY);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 8, 0, 07777, &value, NULL))
    return FALSE;
  *mode = (guint) value;
  return TRUE;
}

static void
on_check_toggled (GtkCheckButton *check, GtkWidget *form)
{
  GtkWidget *entry = g_object_get_data (G_OBJECT (form), ENTRY_KEY);
  guint bit = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), BIT_KEY));
  gboolean is_active = gtk_check_button_get_active (check);
  guint mode = 0;
  g_autofree char *text = NULL;

  ferry_permissions_form_get_mode (form, &mode);
  if (((mode & bit) != 0) == is_active)
    return;
  text = g_strdup_printf ("%03o", is_active ? mode | bit : mode & ~bit);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
on_number_changed (GtkEditable *entry, GtkWidget *form)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (form), BUTTON_KEY);
  guint mode;

  if (!ferry_permissions_form_get_mode (form, &mode))
    {
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      gtk_widget_set_sensitive (button, FALSE);
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_widget_set_sensitive (button, TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (form); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_CHECK_BUTTON (child))
      gtk_check_button_set_active (
          GTK_CHECK_BUTTON (child),
          (mode & GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (child), BIT_KEY))) != 0);
}

static void
add_checks (GtkWidget *form, int row)
{
  GtkWidget *label = gtk_label_new (_ (who[row]));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_grid_attach (GTK_GRID (form), label, 0, row, 1, 1);
  for (int column = 0; column < 3; column++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (_ (what[column]));
      g_autofree char *name = g_strdup_printf ("%s: %s", _ (who[row]), _ (what[column]));

      g_object_set_data (G_OBJECT (check), BIT_KEY, GUINT_TO_POINTER (0400u >> (row * 3 + column)));
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      g_signal_connect (check, "toggled", G_CALLBACK (on_check_toggled), form);
      gtk_grid_attach (GTK_GRID (form), check, column + 1, row, 1, 1);
    }
}

/**
 * ferry_permissions_form_new:
 * @mode: to begin with
 * @button: can be pressed only while the number is one
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
ferry_permissions_form_new (guint mode, GtkWidget *button)
{
  GtkWidget *form = gtk_grid_new ();
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("As a _number"));
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *text = g_strdup_printf ("%03o", mode);

  gtk_grid_set_row_spacing (GTK_GRID (form), 6);
  gtk_grid_set_column_spacing (GTK_GRID (form), 18);
  gtk_widget_set_halign (form, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (form), ENTRY_KEY, entry);
  g_object_set_data (G_OBJECT (form), BUTTON_KEY, button);
  for (int row = 0; row < 3; row++)
    add_checks (form, row);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_entry_set_max_length (GTK_ENTRY (entry), 4);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 5);
  gtk_widget_set_halign (entry, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Permissions as a number"), -1);
  gtk_grid_attach (GTK_GRID (form), label, 0, 3, 1, 1);
  gtk_grid_attach (GTK_GRID (form), entry, 1, 3, 2, 1);
  g_signal_connect (entry, "changed", G_CALLBACK (on_number_changed), form);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  return form;
}
