/* Where one may want to go, as a list to choose from. See ferry-places-popover.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-places-popover.h"

#include "ferry-key-hint.h"

#include <glib/gi18n.h>

struct _FerryPlacesPopover
{
  GtkPopover parent_instance;

  GPtrArray *items; /* of FerryPlacesItem: what is shown, in its order */

  GtkListBox *list;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (FerryPlacesPopover, ferry_places_popover, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  ADD_REQUESTED,
  REMOVE_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const groups[] = {
  [FERRY_PLACES_FOLDERS] = NULL,
  [FERRY_PLACES_DEVICES] = N_ ("Devices"),
  [FERRY_PLACES_BOOKMARKS] = N_ ("Bookmarks"),
  [FERRY_PLACES_RECENT] = N_ ("Recent folders"),
};

static const FerryPlacesItem *
get_item (FerryPlacesPopover *self, GtkListBoxRow *row)
{
  return g_ptr_array_index (self->items, gtk_list_box_row_get_index (row));
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, FerryPlacesPopover *self)
{
  const FerryPlacesItem *item = get_item (self, row);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, item->path, item->other);
}

static void
on_add_clicked (GtkButton *button, FerryPlacesPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[ADD_REQUESTED], 0);
}

static void
on_remove_clicked (GtkButton *button, FerryPlacesPopover *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  g_autofree char *path = g_strdup (get_item (self, GTK_LIST_BOX_ROW (row))->path);

  g_signal_emit (self, signals[REMOVE_REQUESTED], 0, path);
}

static void
show_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  FerryPlacesPopover *self = user_data;
  FerryPlacesGroup group = get_item (self, row)->group;
  GtkWidget *header = NULL;

  if ((before == NULL || get_item (self, before)->group != group) && groups[group] != NULL)
    {
      header = gtk_label_new (_ (groups[group]));
      gtk_label_set_xalign (GTK_LABEL (header), 0);
      gtk_widget_add_css_class (header, "places-header");
      gtk_widget_add_css_class (header, "dim-label");
    }
  gtk_list_box_row_set_header (row, header);
}

static GtkWidget *
make_remove_button (FerryPlacesPopover *self, const FerryPlacesItem *item)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Remove bookmark %s"), item->title);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, _ ("Remove this bookmark"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove_clicked), self);
  return button;
}

static GtkWidget *
make_row (FerryPlacesPopover *self, const FerryPlacesItem *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (item->title);
  g_autofree char *path = g_filename_display_name (item->path);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, path);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_gicon (item->icon));
  gtk_box_append (GTK_BOX (box), label);
  if (item->group == FERRY_PLACES_BOOKMARKS)
    gtk_box_append (GTK_BOX (box), make_remove_button (self, item));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, item->title,
                                  -1);
  return row;
}

static void
clear (FerryPlacesPopover *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_ptr_array_set_size (self->items, 0);
}

static void
ferry_places_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_PLACES_POPOVER);

  G_OBJECT_CLASS (ferry_places_popover_parent_class)->dispose (object);
}

static void
ferry_places_popover_finalize (GObject *object)
{
  g_ptr_array_unref (FERRY_PLACES_POPOVER (object)->items);

  G_OBJECT_CLASS (ferry_places_popover_parent_class)->finalize (object);
}

static void
ferry_places_popover_class_init (FerryPlacesPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_places_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = ferry_places_popover_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", FERRY_TYPE_PLACES_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[ADD_REQUESTED] = g_signal_new ("add-requested", FERRY_TYPE_PLACES_POPOVER,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE_REQUESTED] =
      g_signal_new ("remove-requested", FERRY_TYPE_PLACES_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/places-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryPlacesPopover, list);
  gtk_widget_class_bind_template_child (widget_class, FerryPlacesPopover, add);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
}

static void
ferry_places_popover_init (FerryPlacesPopover *self)
{
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_places_item_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  ferry_key_hint_add (self->add, "pane.add-bookmark");
  gtk_list_box_set_header_func (self->list, show_header, self, NULL);
}

/**
 * ferry_places_popover_new:
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
ferry_places_popover_new (void)
{
  return g_object_new (FERRY_TYPE_PLACES_POPOVER, NULL);
}

/**
 * ferry_places_popover_show:
 * @items: (element-type FerryPlacesItem) (transfer full): what there is to choose from
 */
void
ferry_places_popover_show (FerryPlacesPopover *self, GPtrArray *items)
{
  clear (self);
  g_ptr_array_unref (self->items);
  self->items = items;
  for (guint i = 0; i < items->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (items, i)));
}
