/* A check as a picture. Rows are there from the start and change in place, so that what a person
 * has opened stays open; another check makes them anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-check-picture.h"

#include "ferry-check-group.h"
#include "ferry-check-row.h"

#include <glib/gi18n.h>

#define SPACING 18

static const struct
{
  GSocketFamily family;
  const char *title;
} families[] = {
  { G_SOCKET_FAMILY_IPV4, "IPv4" },
  { G_SOCKET_FAMILY_IPV6, "IPv6" },
};

struct _FerryCheckPicture
{
  GtkBox parent_instance;

  gint64 time; /* of the check that is shown */
  GtkListBox *name;
  GtkWidget *sections[G_N_ELEMENTS (families)]; /* a title and a group each */
  FerryCheckGroup *groups[G_N_ELEMENTS (families)];
};

G_DEFINE_FINAL_TYPE (FerryCheckPicture, ferry_check_picture, GTK_TYPE_BOX)

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  ferry_check_row_toggle (FERRY_CHECK_ROW (row));
}

static void
ferry_check_picture_class_init (FerryCheckPictureClass *klass)
{
}

static void
ferry_check_picture_init (FerryCheckPicture *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), SPACING);
}

static void
clear (FerryCheckPicture *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  self->name = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    {
      self->sections[i] = NULL;
      self->groups[i] = NULL;
    }
}

static void
show_name (FerryCheckPicture *self, const FerryCheckStep *step)
{
  if (self->name == NULL)
    {
      self->name = GTK_LIST_BOX (gtk_list_box_new ());
      gtk_list_box_set_selection_mode (self->name, GTK_SELECTION_NONE);
      gtk_widget_add_css_class (GTK_WIDGET (self->name), "check-list");
      gtk_widget_add_css_class (GTK_WIDGET (self->name), "check-name");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      ferry_check_kind_get_title (FERRY_CHECK_NAME), -1);
      g_signal_connect (self->name, "row-activated", G_CALLBACK (on_row_activated), NULL);
      gtk_list_box_append (self->name, GTK_WIDGET (ferry_check_row_new (NULL, NULL)));
      gtk_box_prepend (GTK_BOX (self), GTK_WIDGET (self->name));
    }
  ferry_check_row_set_step (FERRY_CHECK_ROW (gtk_list_box_get_row_at_index (self->name, 0)), step);
}

/* A family in which nothing could be tried is not worth its picture, but for the only one. */
static gboolean
has_family (const FerryCheck *check, GSocketFamily family)
{
  gboolean has_steps = FALSE;

  for (guint i = 0; i < check->steps->len; i++)
    {
      const FerryCheckStep *step = g_ptr_array_index (check->steps, i);

      if (step->family != family)
        continue;
      has_steps = TRUE;
      if (step->state != FERRY_CHECK_SKIPPED)
        return TRUE;
    }
  return has_steps && !check->is_over;
}

static void
add_section (FerryCheckPicture *self, gsize i)
{
  GtkWidget *title = gtk_label_new (families[i].title);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  self->groups[i] = ferry_check_group_new (families[i].family);
  self->sections[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->sections[i]), title);
  gtk_box_append (GTK_BOX (self->sections[i]), GTK_WIDGET (self->groups[i]));
  gtk_box_append (GTK_BOX (self), self->sections[i]);
}

/**
 * ferry_check_picture_set_check:
 *
 * Shows where the check is now.
 */
void
ferry_check_picture_set_check (FerryCheckPicture *self, const FerryCheck *check)
{
  const FerryCheckStep *name = ferry_check_find (check, FERRY_CHECK_NAME, G_SOCKET_FAMILY_INVALID);
  gboolean has_all = TRUE;

  if (self->time != check->time)
    clear (self);
  self->time = check->time;
  if (name != NULL)
    show_name (self, name);
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    has_all &= has_family (check, families[i].family);
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    {
      gboolean is_shown = has_family (check, families[i].family);

      if (is_shown && self->groups[i] == NULL)
        add_section (self, i);
      if (self->groups[i] == NULL)
        continue;
      ferry_check_group_set_check (self->groups[i], check);
      gtk_widget_set_visible (self->sections[i], is_shown);
      gtk_widget_set_visible (gtk_widget_get_first_child (self->sections[i]), has_all);
    }
}
