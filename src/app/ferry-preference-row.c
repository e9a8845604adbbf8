/* One setting. See ferry-preference-row.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-preference-row.h"

#include "ferry-keys.h"

#include <glib/gi18n.h>

#define MOST_OF_NUMBER 10000000

struct _FerryPreferenceRow
{
  GtkListBoxRow parent_instance;

  const FerryPreference *preference;
  GSettings *settings; /* owned */

  GtkWidget *control;
  GtkLabel *why;
  GtkWidget *reset;
};

G_DEFINE_FINAL_TYPE (FerryPreferenceRow, ferry_preference_row, GTK_TYPE_LIST_BOX_ROW)

/* What was reset must not become a choice again because it is shown. */
static void
on_choice_selected (GtkDropDown *drop_down, GParamSpec *pspec, FerryPreferenceRow *self)
{
  const FerryChoice *choices = self->preference->choices;
  int value = ferry_choices_get_selected (drop_down, choices);
  const char *id = ferry_choice_find_value (choices, value)->id;
  g_autofree char *now = g_settings_get_string (self->settings, self->preference->key);

  if (!g_str_equal (now, id))
    g_settings_set_string (self->settings, self->preference->key, id);
}

static GtkWidget *
make_switch (FerryPreferenceRow *self)
{
  GtkWidget *control = gtk_switch_new ();

  g_settings_bind (self->settings, self->preference->key, control, "active",
                   G_SETTINGS_BIND_DEFAULT);
  return control;
}

static GtkWidget *
make_choice (FerryPreferenceRow *self)
{
  GtkWidget *control = gtk_drop_down_new (NULL, NULL);

  ferry_choices_fill (GTK_DROP_DOWN (control), self->preference->choices);
  g_signal_connect (control, "notify::selected", G_CALLBACK (on_choice_selected), self);
  return control;
}

static gboolean
read_number (GValue *value, GVariant *variant, gpointer factor)
{
  g_value_set_double (value, g_variant_get_uint32 (variant) / (double) GPOINTER_TO_UINT (factor));
  return TRUE;
}

static GVariant *
write_number (const GValue *value, const GVariantType *type, gpointer factor)
{
  return g_variant_new_uint32 (
      (guint32) (g_value_get_double (value) * GPOINTER_TO_UINT (factor) + 0.5));
}

static GtkWidget *
make_number (FerryPreferenceRow *self)
{
  guint factor = self->preference->factor;
  GtkWidget *control = gtk_spin_button_new_with_range (0, MOST_OF_NUMBER / factor * 100.0, 100);

  g_settings_bind_with_mapping (self->settings, self->preference->key,
                                gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (control)), "value",
                                G_SETTINGS_BIND_DEFAULT, read_number, write_number,
                                GUINT_TO_POINTER (factor), NULL);
  return control;
}

static GtkWidget *
make_text (FerryPreferenceRow *self)
{
  GtkWidget *control = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (control), 16);
  g_settings_bind (self->settings, self->preference->key, control, "text", G_SETTINGS_BIND_DEFAULT);
  return control;
}

static GtkWidget *(*const makers[]) (FerryPreferenceRow *self) = {
  [FERRY_PREFERENCE_SWITCH] = make_switch,
  [FERRY_PREFERENCE_CHOICE] = make_choice,
  [FERRY_PREFERENCE_NUMBER] = make_number,
  [FERRY_PREFERENCE_TEXT] = make_text,
};

static void
show_value (FerryPreferenceRow *self)
{
  const char *key = self->preference->key;
  g_autoptr (GVariant) now = g_settings_get_value (self->settings, key);
  g_autoptr (GVariant) at_first = g_settings_get_default_value (self->settings, key);
  const FerryChoice *choice = NULL;

  if (self->preference->kind == FERRY_PREFERENCE_CHOICE)
    choice = ferry_choice_find_id (self->preference->choices, g_variant_get_string (now, NULL));
  if (choice != NULL)
    ferry_choices_select (GTK_DROP_DOWN (self->control), self->preference->choices, choice->value);
  gtk_widget_set_sensitive (self->reset, !g_variant_equal (now, at_first));
  gtk_widget_set_opacity (self->reset, g_variant_equal (now, at_first) ? 0 : 1);
}

static void
on_reset_clicked (FerryPreferenceRow *self)
{
  g_settings_reset (self->settings, self->preference->key);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
show_why (FerryPreferenceRow *self)
{
  const FerryPreference *preference = self->preference;
  g_autofree char *keys = preference->action != NULL
                              ? ferry_keys_dup_label (ferry_keys_get_default (),
                                                      ferry_command_find (preference->action))
                              : NULL;
  g_autofree char *why = NULL;

  if (keys != NULL)
    /* Translators: what a setting does; then keys, such as Ctrl+H */
    why = g_strdup_printf (_ ("%s %s changes it too."), _ (preference->why), keys);
  else
    why = g_strdup (_ (preference->why));
  gtk_label_set_label (self->why, why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why, -1);
}

static GtkWidget *
make_words (FerryPreferenceRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = make_label (_ (self->preference->title), NULL);
  GtkWidget *why = make_label ("", "dim-label");

  gtk_widget_add_css_class (why, "caption");
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->preference->title), -1);
  self->why = GTK_LABEL (why);
  g_signal_connect_object (ferry_keys_get_default (), "changed", G_CALLBACK (show_why), self,
                           G_CONNECT_SWAPPED);
  show_why (self);
  return words;
}

static GtkWidget *
make_reset (FerryPreferenceRow *self)
{
  GtkWidget *reset = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Reset: %s"), _ (self->preference->title));

  gtk_widget_add_css_class (reset, "flat");
  gtk_widget_set_valign (reset, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (reset, _ ("Back to what it was at first"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (reset), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (reset, "clicked", G_CALLBACK (on_reset_clicked), self);
  return reset;
}

static void
ferry_preference_row_dispose (GObject *object)
{
  FerryPreferenceRow *self = FERRY_PREFERENCE_ROW (object);

  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (ferry_preference_row_parent_class)->dispose (object);
}

static void
ferry_preference_row_class_init (FerryPreferenceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_preference_row_dispose;
}

static void
ferry_preference_row_init (FerryPreferenceRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/**
 * ferry_preference_row_new:
 * @preference: static
 * @settings: (transfer none):
 *
 * Returns: (transfer floating):
 */
GtkWidget *
ferry_preference_row_new (const FerryPreference *preference, GSettings *settings)
{
  FerryPreferenceRow *self = g_object_new (FERRY_TYPE_PREFERENCE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *changed = g_strconcat ("changed::", preference->key, NULL);

  self->preference = preference;
  self->settings = g_object_ref (settings);
  self->control = makers[preference->kind](self);
  self->reset = make_reset (self);
  gtk_widget_set_valign (self->control, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "preference");
  gtk_box_append (GTK_BOX (box), make_words (self));
  gtk_box_append (GTK_BOX (box), self->reset);
  gtk_box_append (GTK_BOX (box), self->control);
  if (preference->unit != NULL)
    gtk_box_append (GTK_BOX (box), gtk_label_new (_ (preference->unit)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  g_signal_connect_swapped (settings, changed, G_CALLBACK (show_value), self);
  show_value (self);
  return GTK_WIDGET (self);
}

/**
 * ferry_preference_row_get_preference:
 */
const FerryPreference *
ferry_preference_row_get_preference (FerryPreferenceRow *self)
{
  return self->preference;
}
