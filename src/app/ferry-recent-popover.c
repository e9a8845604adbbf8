/* The servers that the user connected to, newest first. There are some dozens at most, so
 * a plain list box shows them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-recent-popover.h"

#include "ferry-demo.h"

#include <glib/gi18n.h>

struct _FerryRecentPopover
{
  GtkPopover parent_instance;

  FerryRecentStore *recents; /* owned */
  FerrySiteStore *sites;     /* owned */

  GtkButton *demo;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (FerryRecentPopover, ferry_recent_popover, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_demo_clicked (GtkButton *button, FerryRecentPopover *self)
{
  g_autofree char *path = NULL;
  g_autoptr (FerryServer) server = ferry_demo_dup_server (&path);

  gtk_popover_popdown (GTK_POPOVER (self));
  if (server != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, server, path);
}

/* The site that the server was connected as, unless it has become another's since. */
static FerrySite *
find_site (FerryRecentPopover *self, const FerryServer *server)
{
  FerrySite *site = ferry_site_store_find (self->sites, server->site_id);
  g_autofree char *key = ferry_server_dup_key (server);
  g_autofree char *site_key =
      site != NULL ? ferry_server_dup_key (ferry_site_get_server (site)) : NULL;

  return g_strcmp0 (key, site_key) == 0 ? site : NULL;
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, FerryRecentPopover *self)
{
  FerryRecent *recent = g_object_get_data (G_OBJECT (row), "recent");
  FerrySite *site = find_site (self, ferry_recent_get_server (recent));
  g_autoptr (FerryServer) server = ferry_server_copy (
      site != NULL ? ferry_site_get_server (site) : ferry_recent_get_server (recent));
  g_autofree char *folder = g_strdup (ferry_recent_get_folder (recent));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, server, folder);
}

static void
on_forget_clicked (GtkButton *button, FerryRecentPopover *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  g_autoptr (FerryRecent) recent = g_object_ref (g_object_get_data (G_OBJECT (row), "recent"));

  ferry_recent_store_forget (self->recents, recent);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  FerryRecentPopover *self = user_data;
  FerryRecent *recent = item;
  const FerryServer *server = ferry_recent_get_server (recent);
  g_autofree char *key = ferry_server_dup_key (server);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  FerrySite *site = find_site (self, server);
  GtkWidget *label = gtk_label_new (site != NULL ? ferry_site_get_title (site) : key);
  GtkWidget *forget = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *forget_name = g_strdup_printf (_ ("Forget %s"), key);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, key);
  gtk_button_set_has_frame (GTK_BUTTON (forget), FALSE);
  gtk_widget_set_tooltip_text (forget, _ ("Forget this server"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (forget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  forget_name, -1);
  g_signal_connect (forget, "clicked", G_CALLBACK (on_forget_clicked), self);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("network-server-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), forget);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, key, -1);
  g_object_set_data_full (G_OBJECT (row), "recent", g_object_ref (recent), g_object_unref);
  return row;
}

static void
ferry_recent_popover_dispose (GObject *object)
{
  FerryRecentPopover *self = FERRY_RECENT_POPOVER (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), FERRY_TYPE_RECENT_POPOVER);
  g_clear_object (&self->recents);
  g_clear_object (&self->sites);

  G_OBJECT_CLASS (ferry_recent_popover_parent_class)->dispose (object);
}

static void
ferry_recent_popover_class_init (FerryRecentPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_recent_popover_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", FERRY_TYPE_RECENT_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, FERRY_TYPE_SERVER, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/recent-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryRecentPopover, demo);
  gtk_widget_class_bind_template_child (widget_class, FerryRecentPopover, list);
  gtk_widget_class_bind_template_callback (widget_class, on_demo_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
ferry_recent_popover_init (FerryRecentPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->demo), g_getenv ("FERRY_DEMO_URL") != NULL);
}

/**
 * ferry_recent_popover_set_recents:
 * @recents: (transfer none): the servers to list
 * @sites: (transfer none): which know the titles of some, and their settings
 */
void
ferry_recent_popover_set_recents (FerryRecentPopover *self,
                                  FerryRecentStore *recents,
                                  FerrySiteStore *sites)
{
  g_set_object (&self->sites, sites);
  g_set_object (&self->recents, recents);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (recents), make_row, self, NULL);
}
