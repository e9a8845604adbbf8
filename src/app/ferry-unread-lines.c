/* The lines that nobody could read. See ferry-unread-lines.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-unread-lines.h"

#include <glib/gi18n.h>

struct _FerryUnreadLines
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkLabel *lines;
};

G_DEFINE_FINAL_TYPE (FerryUnreadLines, ferry_unread_lines, GTK_TYPE_WIDGET)

static void
ferry_unread_lines_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_UNREAD_LINES);

  G_OBJECT_CLASS (ferry_unread_lines_parent_class)->dispose (object);
}

static void
ferry_unread_lines_class_init (FerryUnreadLinesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_unread_lines_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/unread-lines.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryUnreadLines, button);
  gtk_widget_class_bind_template_child (widget_class, FerryUnreadLines, lines);
}

static void
ferry_unread_lines_init (FerryUnreadLines *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
show (FerryUnreadLines *self, FerryPlace *place, const char *raw, guint count)
{
  g_autofree char *title = g_strdup_printf (
      ngettext ("%u line not understood", "%u lines not understood", count), count);
  g_autofree char *text = ferry_place_decode (place, raw, NULL);

  gtk_menu_button_set_label (self->button, title);
  gtk_label_set_text (self->lines, g_strchomp (text));
}

/**
 * ferry_unread_lines_update:
 * @place: (nullable): that the listing is of
 * @model: with the parts of the listing
 *
 * Counts again, and hides where there is nothing to say.
 */
void
ferry_unread_lines_update (FerryUnreadLines *self, FerryPlace *place, FerryEntryModel *model)
{
  GPtrArray *parts = ferry_entry_model_get_parts (model);
  g_autoptr (GString) lines = g_string_new (NULL);
  guint count = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const FerryListing *part = g_ptr_array_index (parts, i);

      count += ferry_listing_get_unread_count (part);
      g_string_append (lines, ferry_listing_get_unread (part));
    }
  if (place != NULL && count > 0)
    show (self, place, lines->str, count);
  gtk_widget_set_visible (GTK_WIDGET (self), place != NULL && count > 0);
}
