/* The sections of an advice, under a heading for whom they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-advice-view.h"

#include "ferry-accessible-name.h"
#include "ferry-remedy-rows.h"

#include <glib/gi18n.h>

struct _FerryAdviceView
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (FerryAdviceView, ferry_advice_view, GTK_TYPE_BOX)

static void
ferry_advice_view_class_init (FerryAdviceViewClass *klass)
{
}

static void
ferry_advice_view_init (FerryAdviceView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
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
make_text (const FerryAdviceSection *section)
{
  g_autofree char *lines = g_strchomp (g_strdup (section->text));
  GtkWidget *text = make_label (lines);

  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (text, "advice-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  section->title, -1);
  return text;
}

static GtkWidget *
make_copy_button (const FerryAdviceSection *section)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Copy"));
  /* Translators: a button; what it copies */
  g_autofree char *name = g_strdup_printf (_ ("Copy: %s"), section->title);

  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", section->text);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "diagnosis.copy");
  ferry_accessible_name_set (button, name);
  return button;
}

static GtkWidget *
make_section (const FerryAdviceSection *section)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *expander = gtk_expander_new (NULL);
  GtkWidget *title = make_label (section->title);

  gtk_widget_add_css_class (title, "advice-title");
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), title);
  gtk_expander_set_child (GTK_EXPANDER (expander), make_text (section));
  gtk_widget_set_hexpand (expander, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  section->title, -1);
  gtk_box_append (GTK_BOX (box), expander);
  gtk_box_append (GTK_BOX (box), make_copy_button (section));
  return box;
}

static GtkWidget *
make_heading (FerryRemedyFor for_whom, gboolean is_first)
{
  GtkWidget *heading = make_label (ferry_remedy_for_get_title (for_whom));

  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_top (heading, is_first ? 0 : 12);
  return heading;
}

static void
add_sections (FerryAdviceView *self, const FerryAdvice *advice, FerryRemedyFor for_whom)
{
  gboolean has_heading = FALSE;

  for (guint i = 0; i < advice->sections->len; i++)
    {
      const FerryAdviceSection *section = g_ptr_array_index (advice->sections, i);

      if (section->for_whom != for_whom)
        continue;
      if (!has_heading)
        gtk_box_append (GTK_BOX (self), make_heading (for_whom, gtk_widget_get_first_child (
                                                                    GTK_WIDGET (self)) == NULL));
      has_heading = TRUE;
      gtk_box_append (GTK_BOX (self), make_section (section));
    }
}

/**
 * ferry_advice_view_set_advice:
 * @advice: (nullable):
 *
 * Shows its sections in the place of those before.
 */
void
ferry_advice_view_set_advice (FerryAdviceView *self, const FerryAdvice *advice)
{
  static const FerryRemedyFor order[] = { FERRY_REMEDY_FOR_USER, FERRY_REMEDY_FOR_SERVER,
                                          FERRY_REMEDY_FOR_FIREWALL, FERRY_REMEDY_FOR_CLIENT };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  for (gsize i = 0; advice != NULL && i < G_N_ELEMENTS (order); i++)
    add_sections (self, advice, order[i]);
}
