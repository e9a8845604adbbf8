/* Typing in a list goes to the name that begins with what was typed. What was typed is shown over
 * the list, and forgotten after a while. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-type-ahead.h"

#define FORGOTTEN_AFTER 1500 /* milliseconds */

struct _FerryTypeAhead
{
  FerryEntryModel *model; /* borrowed: the owner's */
  GtkWidget *label;       /* borrowed: the overlay's */
  GString *typed;
  guint forget_source;
};

/**
 * ferry_type_ahead_new:
 *
 * Shows what is typed in a label over @overlay.
 */
FerryTypeAhead *
ferry_type_ahead_new (FerryEntryModel *model, GtkOverlay *overlay)
{
  FerryTypeAhead *type_ahead = g_new0 (FerryTypeAhead, 1);

  type_ahead->model = model;
  type_ahead->typed = g_string_new (NULL);
  type_ahead->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (type_ahead->label, "type-ahead");
  gtk_widget_set_halign (type_ahead->label, GTK_ALIGN_END);
  gtk_widget_set_valign (type_ahead->label, GTK_ALIGN_END);
  gtk_widget_set_visible (type_ahead->label, FALSE);
  gtk_widget_set_can_target (type_ahead->label, FALSE);
  gtk_overlay_add_overlay (overlay, type_ahead->label);
  return type_ahead;
}

void
ferry_type_ahead_free (FerryTypeAhead *type_ahead)
{
  g_clear_handle_id (&type_ahead->forget_source, g_source_remove);
  g_string_free (type_ahead->typed, TRUE);
  g_free (type_ahead);
}

static gboolean
on_forget (gpointer user_data)
{
  FerryTypeAhead *type_ahead = user_data;

  type_ahead->forget_source = 0;
  g_string_truncate (type_ahead->typed, 0);
  gtk_widget_set_visible (type_ahead->label, FALSE);
  return G_SOURCE_REMOVE;
}

static guint
find (FerryTypeAhead *type_ahead)
{
  g_autofree char *wanted = g_utf8_casefold (type_ahead->typed->str, -1);
  guint count = g_list_model_get_n_items (G_LIST_MODEL (type_ahead->model));

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (FerryEntryRow) row = g_list_model_get_item (G_LIST_MODEL (type_ahead->model), i);
      g_autofree char *name = g_utf8_casefold (ferry_entry_row_get_name (row), -1);

      if (g_str_has_prefix (name, wanted))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/**
 * ferry_type_ahead_take_key:
 * @position: (out): the first name that begins with what was typed so far, or
 *   %GTK_INVALID_LIST_POSITION
 *
 * Returns: whether the key was a character to search for
 */
gboolean
ferry_type_ahead_take_key (FerryTypeAhead *type_ahead, guint keyval, GdkModifierType state,
                           guint *position)
{
  gunichar character = gdk_keyval_to_unicode (keyval);
  gboolean is_first = type_ahead->typed->len == 0;

  if (character == 0 || !g_unichar_isprint (character) || (is_first && character == ' ') ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_META_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  g_string_append_unichar (type_ahead->typed, character);
  gtk_label_set_text (GTK_LABEL (type_ahead->label), type_ahead->typed->str);
  gtk_widget_set_visible (type_ahead->label, TRUE);
  g_clear_handle_id (&type_ahead->forget_source, g_source_remove);
  type_ahead->forget_source = g_timeout_add (FORGOTTEN_AFTER, on_forget, type_ahead);
  *position = find (type_ahead);
  return TRUE;
}
