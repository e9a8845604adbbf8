/* Tooltips with keys. See ferry-key-hint.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-key-hint.h"

#include "ferry-keys.h"

#include <glib/gi18n.h>

typedef struct
{
  char *text; /* owned; without keys */
  const FerryCommand *command;
} Hint;

static void
hint_free (Hint *hint)
{
  g_free (hint->text);
  g_free (hint);
}

static void
show (GtkWidget *widget, FerryKeys *keys)
{
  const Hint *hint = g_object_get_data (G_OBJECT (widget), "ferry-key-hint");
  g_autofree char *label = ferry_keys_dup_label (keys, hint->command);
  /* Translators: what a button does, and the keys that do it too */
  g_autofree char *text =
      label != NULL ? g_strdup_printf (_ ("%s (%s)"), hint->text, label) : g_strdup (hint->text);

  gtk_widget_set_tooltip_text (widget, text);
}

/**
 * ferry_key_hint_add:
 * @widget: has a tooltip
 * @action: of a command
 *
 * The tooltip ends with the keys of the command, if it has some, and follows them.
 */
void
ferry_key_hint_add (GtkWidget *widget, const char *action)
{
  FerryKeys *keys = ferry_keys_get_default ();
  Hint *hint = g_new (Hint, 1);

  hint->text = g_strdup (gtk_widget_get_tooltip_text (widget));
  hint->command = ferry_command_find (action);
  g_object_set_data_full (G_OBJECT (widget), "ferry-key-hint", hint, (GDestroyNotify) hint_free);
  g_signal_connect_object (keys, "changed", G_CALLBACK (show), widget, G_CONNECT_SWAPPED);
  show (widget, keys);
}

/**
 * ferry_key_hint_add_all:
 *
 * Does so for all in @root that have a tooltip and the action of a command.
 */
void
ferry_key_hint_add_all (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *action = GTK_IS_ACTIONABLE (child)
                               ? gtk_actionable_get_action_name (GTK_ACTIONABLE (child))
                               : NULL;

      if (action != NULL && gtk_widget_get_tooltip_text (child) != NULL &&
          ferry_command_find (action) != NULL)
        ferry_key_hint_add (child, action);
      ferry_key_hint_add_all (child);
    }
}
