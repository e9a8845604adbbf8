/* A small popover that asks for a name: Enter takes it, Escape does not. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-name-popover.h"

#include "ferry-path.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GtkWidget *popover;
  GtkWidget *entry;
  GtkWidget *button;
  GtkWidget *problem;
  FerryNameQuestion question; /* its strings are not kept */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  if (asking->question.destroy != NULL)
    asking->question.destroy (asking->question.user_data);
  g_free (asking);
}

static void
on_changed (GtkEditable *entry, Asking *asking)
{
  const char *name = gtk_editable_get_text (entry);
  gboolean is_safe = ferry_path_is_safe_name (name);

  gtk_widget_set_sensitive (asking->button, is_safe);
  gtk_widget_set_visible (asking->problem, !is_safe && name[0] != '\0');
}

static void
on_accepted (Asking *asking)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (asking->entry)));

  if (!ferry_path_is_safe_name (name))
    return;
  gtk_popover_popdown (GTK_POPOVER (asking->popover));
  asking->question.func (name, asking->question.user_data);
}

static gboolean
unparent (gpointer popover)
{
  /* The parent may have gone first. */
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
on_closed (GtkPopover *popover, Asking *asking)
{
  if (asking->question.closed != NULL)
    asking->question.closed (asking->question.user_data);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent, g_object_ref (popover), g_object_unref);
}

/* The stem is selected, not the ending. */
static void
select_stem (GtkWidget *entry, const char *name, gboolean has_ending)
{
  const char *dot = has_ending ? strrchr (name, '.') : NULL;
  glong length = dot != NULL && dot > name ? g_utf8_pointer_to_offset (name, dot) : -1;

  gtk_widget_grab_focus (entry);
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, (int) length);
}

static GtkWidget *
build (Asking *asking)
{
  const FerryNameQuestion *question = &asking->question;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (question->title);

  asking->entry = gtk_entry_new ();
  asking->button = gtk_button_new_with_mnemonic (question->button_label);
  asking->problem = gtk_label_new (_ ("A name cannot contain “/”, and cannot be “.” or “..”."));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (asking->problem), 0);
  gtk_widget_add_css_class (asking->problem, "error");
  gtk_editable_set_width_chars (GTK_EDITABLE (asking->entry), 28);
  gtk_widget_add_css_class (asking->button, "suggested-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (asking->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question->title, -1);
  gtk_box_append (GTK_BOX (row), asking->entry);
  gtk_box_append (GTK_BOX (row), asking->button);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), asking->problem);
  gtk_widget_add_css_class (box, "name-question");
  return box;
}

/**
 * ferry_name_popover_show:
 * @pointing_to: a place in @parent
 *
 * Asks. The popover goes by itself.
 */
void
ferry_name_popover_show (GtkWidget *parent,
                         const GdkRectangle *pointing_to,
                         const FerryNameQuestion *question)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->question = *question;
  asking->popover = gtk_popover_new ();
  g_object_set_data_full (G_OBJECT (asking->popover), "ferry-asking", asking, asking_free);
  gtk_popover_set_child (GTK_POPOVER (asking->popover), build (asking));
  g_signal_connect (asking->entry, "changed", G_CALLBACK (on_changed), asking);
  g_signal_connect_swapped (asking->entry, "activate", G_CALLBACK (on_accepted), asking);
  g_signal_connect_swapped (asking->button, "clicked", G_CALLBACK (on_accepted), asking);
  g_signal_connect (asking->popover, "closed", G_CALLBACK (on_closed), asking);

  gtk_widget_set_parent (asking->popover, parent);
  gtk_popover_set_pointing_to (GTK_POPOVER (asking->popover), pointing_to);
  gtk_popover_set_position (GTK_POPOVER (asking->popover), GTK_POS_BOTTOM);
  gtk_editable_set_text (GTK_EDITABLE (asking->entry), question->name);
  on_changed (GTK_EDITABLE (asking->entry), asking);
  gtk_popover_popup (GTK_POPOVER (asking->popover));
  select_stem (asking->entry, question->name, question->has_ending);
}
