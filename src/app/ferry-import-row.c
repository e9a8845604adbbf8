/* A site that may be imported: check box, name, server, and what to know about it. See
 * ferry-import-row.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-row.h"

struct _FerryImportRow
{
  GtkBox parent_instance;

  FerryImportItem *item; /* owned, nullable */

  GtkCheckButton *check;
  GtkLabel *title;
  GtkLabel *details;
  GtkWidget *remarks_box;
  GtkImage *remarks_icon;
  GtkLabel *remarks;
  GtkWidget *password;
};

G_DEFINE_FINAL_TYPE (FerryImportRow, ferry_import_row, GTK_TYPE_BOX)

static void
show_chosen (FerryImportRow *self)
{
  gtk_check_button_set_active (self->check, ferry_import_item_is_chosen (self->item));
}

static void
on_toggled (FerryImportRow *self)
{
  if (self->item != NULL)
    ferry_import_item_set_chosen (self->item, gtk_check_button_get_active (self->check));
}

static void
forget_item (FerryImportRow *self)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
}

static void
ferry_import_row_dispose (GObject *object)
{
  forget_item (FERRY_IMPORT_ROW (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_IMPORT_ROW);

  G_OBJECT_CLASS (ferry_import_row_parent_class)->dispose (object);
}

static void
ferry_import_row_class_init (FerryImportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_import_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/import-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryImportRow, check);
  gtk_widget_class_bind_template_child (widget_class, FerryImportRow, title);
  gtk_widget_class_bind_template_child (widget_class, FerryImportRow, details);
  gtk_widget_class_bind_template_child (widget_class, FerryImportRow, remarks_box);
  gtk_widget_class_bind_template_child (widget_class, FerryImportRow, remarks_icon);
  gtk_widget_class_bind_template_child (widget_class, FerryImportRow, remarks);
  gtk_widget_class_bind_template_child (widget_class, FerryImportRow, password);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
ferry_import_row_init (FerryImportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_text (GtkLabel *label, GtkWidget *place, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (place, text[0] != '\0');
}

static void
show_item (FerryImportRow *self)
{
  const FerryImported *site = ferry_import_item_get_site (self->item);
  gboolean can_be_chosen = ferry_import_item_can_be_chosen (self->item);
  const char *title = ferry_import_item_get_title (self->item);
  g_autofree char *details = ferry_import_item_dup_details (self->item);
  g_autofree char *remarks = ferry_import_item_dup_remarks (self->item);
  g_autofree char *description = g_strdup_printf ("%s. %s", details, remarks);

  gtk_label_set_label (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  show_text (self->details, GTK_WIDGET (self->details), details);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->details), details);
  show_text (self->remarks, self->remarks_box, remarks);
  gtk_image_set_from_icon_name (self->remarks_icon, !can_be_chosen ? "action-unavailable-symbolic"
                                                    : site->warnings->len == 0
                                                        ? "dialog-information-symbolic"
                                                        : "dialog-warning-symbolic");
  gtk_widget_set_visible (self->password, can_be_chosen && site->server->password != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), can_be_chosen);
  if (can_be_chosen)
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  show_chosen (self);
}

/**
 * ferry_import_row_set_item:
 * @item: (nullable): %NULL where the row is put aside
 */
void
ferry_import_row_set_item (FerryImportRow *row, FerryImportItem *item)
{
  forget_item (row);
  if (item == NULL)
    return;
  row->item = g_object_ref (item);
  g_signal_connect_swapped (item, "notify::chosen", G_CALLBACK (show_chosen), row);
  show_item (row);
}
