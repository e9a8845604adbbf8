/* What stands in a pane's place while its server is not connected. See ferry-connect-page.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-connect-page.h"

#include "ferry-accessible-name.h"
#include "ferry-remedy-list.h"

#include <glib/gi18n.h>

struct _FerryConnectPage
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkSpinner *spinner;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *text;
  FerryRemedyList *remedies;
  GtkWidget *connect;
  GtkWidget *connecting_buttons;
  GtkWidget *failed_buttons;
};

G_DEFINE_FINAL_TYPE (FerryConnectPage, ferry_connect_page, GTK_TYPE_WIDGET)

static void
ferry_connect_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_CONNECT_PAGE);

  G_OBJECT_CLASS (ferry_connect_page_parent_class)->dispose (object);
}

static void
ferry_connect_page_class_init (FerryConnectPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_connect_page_dispose;

  g_type_ensure (FERRY_TYPE_REMEDY_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/connect-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryConnectPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectPage, icon);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectPage, title);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectPage, text);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectPage, remedies);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectPage, connect);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectPage, connecting_buttons);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectPage, failed_buttons);
}

static void
ferry_connect_page_init (FerryConnectPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show (FerryConnectPage *self,
      const char *icon_name,
      const char *title,
      const FerryExplanation *explanation,
      GtkWidget *buttons)
{
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->text, explanation != NULL ? explanation->sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), explanation != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), icon_name == NULL);
  gtk_spinner_set_spinning (self->spinner, icon_name == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon_name != NULL);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  /* A failure has more to say than there often is room for. */
  gtk_image_set_pixel_size (self->icon, explanation != NULL ? 32 : 64);
  gtk_widget_set_visible (self->connect, self->connect == buttons);
  gtk_widget_set_visible (self->connecting_buttons, self->connecting_buttons == buttons);
  gtk_widget_set_visible (self->failed_buttons, self->failed_buttons == buttons);
  ferry_remedy_list_show (self->remedies, explanation);
}

/**
 * ferry_connect_page_show_idle:
 * @host: to whom a click would connect
 */
void
ferry_connect_page_show_idle (FerryConnectPage *self, const char *host)
{
  g_autofree char *title = g_strdup_printf (_ ("Not connected to %s"), host);
  g_autofree char *name = g_strdup_printf (_ ("Connect to %s"), host);

  ferry_accessible_name_set (GTK_WIDGET (self->connect), name);
  show (self, "network-server-symbolic", title, NULL, self->connect);
}

/**
 * ferry_connect_page_show_connecting:
 * @host: whom we wait for
 */
void
ferry_connect_page_show_connecting (FerryConnectPage *self, const char *host)
{
  g_autofree char *title = g_strdup_printf (_ ("Connecting to %s…"), host);

  show (self, NULL, title, NULL, self->connecting_buttons);
}

/**
 * ferry_connect_page_show_failed:
 * @explanation: why, and what to do about it
 */
void
ferry_connect_page_show_failed (FerryConnectPage *self,
                                const char *host,
                                const FerryExplanation *explanation)
{
  g_autofree char *title = g_strdup_printf (_ ("No connection to %s"), host);

  show (self, "network-error-symbolic", title, explanation, self->failed_buttons);
}
