/* All keys, in a window: found by words, chosen by preset, changed one by one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-shortcuts-window.h"

#include "ferry-key-question.h"

#include <glib/gi18n.h>
#include <string.h>

struct _FerryShortcutsWindow
{
  GtkWindow parent_instance;

  GSettings *settings; /* owned */

  GtkSearchEntry *search;
  GtkDropDown *preset;
  GtkListBox *list;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (FerryShortcutsWindow, ferry_shortcuts_window, GTK_TYPE_WINDOW)

/* What a row is about; the rows stand in the order of the table. */
static const FerryCommand *
get_command (GtkListBoxRow *row)
{
  return &ferry_commands[gtk_list_box_row_get_index (row)];
}

static void
add_keycaps (GtkBox *box, const char *accelerators)
{
  g_auto (GStrv) each = g_strsplit (accelerators, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      guint key = 0;
      GdkModifierType modifiers = 0;
      g_autofree char *text = NULL;
      GtkWidget *label;

      if (!gtk_accelerator_parse (each[i], &key, &modifiers))
        continue;
      text = gtk_accelerator_get_label (key, modifiers);
      label = gtk_label_new (text);
      gtk_widget_add_css_class (label, "keycap");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      gtk_box_append (box, label);
    }
}

static void
name_row (GtkListBoxRow *row, const FerryCommand *command, const char *accelerators)
{
  g_autofree char *label = ferry_keys_dup_label (ferry_keys_get_default (), command);
  g_autofree char *name =
      g_strdup_printf ("%s: %s", _ (command->title), label != NULL ? label : _ ("no keys"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
fill_row (GtkListBoxRow *row, const FerryCommand *command)
{
  g_autofree char *accelerators = ferry_keys_dup (ferry_keys_get_default (), command);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _ (command->title), "xalign", 0.0,
                                   "hexpand", TRUE, "wrap", TRUE, NULL);

  if (ferry_keys_is_changed (ferry_keys_get_default (), command))
    gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (box), title);
  add_keycaps (GTK_BOX (box), accelerators);
  gtk_list_box_row_set_child (row, box);
  name_row (row, command, accelerators);
}

static void
on_keys_changed (FerryShortcutsWindow *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    fill_row (row, get_command (row));
}

static void
add_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *group = get_command (row)->group;
  GtkWidget *label = NULL;

  if (before == NULL || !g_str_equal (get_command (before)->group, group))
    {
      label = g_object_new (GTK_TYPE_LABEL, "label", _ (group), "xalign", 0.0, NULL);
      gtk_widget_add_css_class (label, "heading");
      gtk_widget_add_css_class (label, "shortcuts-group");
    }
  gtk_list_box_row_set_header (row, label);
}

/* By the command's words, or by the keys. */
static gboolean
is_found (const FerryCommand *command, const char *wanted)
{
  g_autofree char *title = g_utf8_casefold (_ (command->title), -1);
  g_autofree char *label = ferry_keys_dup_label (ferry_keys_get_default (), command);
  g_autofree char *keys = label != NULL ? g_utf8_casefold (label, -1) : NULL;

  return strstr (title, wanted) != NULL || (keys != NULL && strstr (keys, wanted) != NULL);
}

static void
on_search_changed (GtkSearchEntry *entry, FerryShortcutsWindow *self)
{
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (entry)), -1);
  gboolean has_any = FALSE;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      gboolean is_shown = is_found (get_command (row), wanted);

      gtk_widget_set_visible (GTK_WIDGET (row), is_shown);
      has_any |= is_shown;
    }
  gtk_stack_set_visible_child_name (self->stack, has_any ? "list" : "none");
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, FerryShortcutsWindow *self)
{
  ferry_key_question_present (GTK_WINDOW (self), get_command (row));
}

static void
on_preset_selected (GtkDropDown *preset, GParamSpec *pspec, FerryShortcutsWindow *self)
{
  g_settings_set_enum (self->settings, "keyboard-preset",
                       (int) gtk_drop_down_get_selected (preset));
}

static void
on_settings_changed (FerryShortcutsWindow *self)
{
  gtk_drop_down_set_selected (self->preset,
                              (guint) g_settings_get_enum (self->settings, "keyboard-preset"));
}

static void
reset (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ferry_keys_reset_all (ferry_keys_get_default ());
}

static void
ferry_shortcuts_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_SHORTCUTS_WINDOW);
  g_clear_object (&FERRY_SHORTCUTS_WINDOW (object)->settings);

  G_OBJECT_CLASS (ferry_shortcuts_window_parent_class)->dispose (object);
}

static void
ferry_shortcuts_window_class_init (FerryShortcutsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_shortcuts_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/shortcuts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryShortcutsWindow, search);
  gtk_widget_class_bind_template_child (widget_class, FerryShortcutsWindow, preset);
  gtk_widget_class_bind_template_child (widget_class, FerryShortcutsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, FerryShortcutsWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_preset_selected);
  gtk_widget_class_install_action (widget_class, "shortcuts.reset", NULL, reset);
}

static void
ferry_shortcuts_window_init (FerryShortcutsWindow *self)
{
  self->settings = g_settings_new (FERRY_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (const FerryCommand *command = ferry_commands; command->title != NULL; command++)
    {
      GtkWidget *row = gtk_list_box_row_new ();

      fill_row (GTK_LIST_BOX_ROW (row), command);
      gtk_list_box_append (self->list, row);
    }
  gtk_list_box_set_header_func (self->list, add_header, NULL, NULL);
  g_signal_connect_object (ferry_keys_get_default (), "changed", G_CALLBACK (on_keys_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::keyboard-preset",
                           G_CALLBACK (on_settings_changed), self, G_CONNECT_SWAPPED);
  on_settings_changed (self);
}

/**
 * ferry_shortcuts_window_present:
 * @parent: the window whose keys they are
 */
void
ferry_shortcuts_window_present (GtkWindow *parent)
{
  GtkWindow *window =
      g_object_new (FERRY_TYPE_SHORTCUTS_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  gtk_window_present (window);
}
