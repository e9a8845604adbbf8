/* The proxy of a saved site while it is looked at. See ferry-site-proxy.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-site-proxy.h"

#include "ferry-proxy.h"
#include "ferry-site-password.h"
#include "ferry-site-text.h"

struct _FerrySiteProxy
{
  GObject parent_instance;

  FerrySitePassword *kept; /* owned */

  FerrySiteProxyRows rows;
};

G_DEFINE_FINAL_TYPE (FerrySiteProxy, ferry_site_proxy, G_TYPE_OBJECT)

static void
ferry_site_proxy_finalize (GObject *object)
{
  g_clear_object (&FERRY_SITE_PROXY (object)->kept);

  G_OBJECT_CLASS (ferry_site_proxy_parent_class)->finalize (object);
}

static void
ferry_site_proxy_class_init (FerrySiteProxyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_site_proxy_finalize;
}

static void
ferry_site_proxy_init (FerrySiteProxy *self)
{
}

/* What cannot be sent to such a proxy is not in sight. */
static void
on_changed (FerrySiteProxy *self)
{
  g_autofree char *uri = ferry_site_text_dup (GTK_EDITABLE (self->rows.uri));
  g_autofree char *user = ferry_site_text_dup (GTK_EDITABLE (self->rows.user));
  gboolean has_user = uri != NULL && ferry_proxy_is (uri) && !g_str_has_prefix (uri, "direct:");
  gboolean has_password = has_user && ferry_proxy_has_password (uri);

  gtk_widget_set_visible (self->rows.user_label, has_user);
  gtk_widget_set_visible (GTK_WIDGET (self->rows.user), has_user);
  gtk_widget_set_visible (self->rows.password_label, has_password);
  gtk_widget_set_visible (GTK_WIDGET (self->rows.password), has_password);
  gtk_widget_set_sensitive (GTK_WIDGET (self->rows.password), user != NULL);
}

/* What was pasted as a whole, socks5://user:password@host, goes into its places. */
static void
on_uri_left (FerrySiteProxy *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->rows.uri));
  g_autofree char *user = NULL;
  g_autofree char *password = NULL;
  g_autofree char *uri = ferry_proxy_split (text, &user, &password);

  if (user == NULL || !ferry_proxy_is (uri))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->rows.user), user);
  if (password != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->rows.password), password);
  gtk_editable_set_text (GTK_EDITABLE (self->rows.uri), uri);
}

/**
 * ferry_site_proxy_new:
 *
 * Returns: (transfer full): ferry_site_proxy_leave() must come before these widgets end
 */
FerrySiteProxy *
ferry_site_proxy_new (const FerrySiteProxyRows *rows)
{
  FerrySiteProxy *self = g_object_new (FERRY_TYPE_SITE_PROXY, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->rows = *rows;
  self->kept = ferry_site_password_new (GTK_EDITABLE (rows->password), rows->problem);
  g_signal_connect_object (rows->uri, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows->user, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_uri_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (rows->uri), focus);
  return self;
}

/**
 * ferry_site_proxy_show:
 */
void
ferry_site_proxy_show (FerrySiteProxy *self, const FerryServer *server)
{
  g_autoptr (FerryServer) login = ferry_proxy_dup_login (server);
  g_autofree char *user = NULL;
  g_autofree char *uri =
      server->proxy != NULL ? ferry_proxy_split (server->proxy, &user, NULL) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (self->rows.uri), uri);
  gtk_editable_set_text (GTK_EDITABLE (self->rows.user), user != NULL ? user : "");
  gtk_widget_remove_css_class (GTK_WIDGET (self->rows.uri), "error");
  ferry_site_password_show (self->kept, login, login != NULL);
  on_changed (self);
}

/**
 * ferry_site_proxy_apply:
 *
 * Returns: whether what is shown is good; otherwise it is marked, and @server keeps its proxy
 */
gboolean
ferry_site_proxy_apply (FerrySiteProxy *self, FerryServer *server)
{
  g_autofree char *uri = ferry_site_text_dup (GTK_EDITABLE (self->rows.uri));
  g_autofree char *user = ferry_site_text_dup (GTK_EDITABLE (self->rows.user));
  g_autofree char *typed_user = NULL;

  if (uri != NULL && !ferry_proxy_is (uri))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->rows.uri), "error");
      return FALSE;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->rows.uri), "error");
  g_clear_pointer (&server->proxy, g_free);
  if (uri == NULL)
    return TRUE;
  g_free (ferry_proxy_split (uri, &typed_user, NULL));
  server->proxy = ferry_proxy_join (uri, typed_user != NULL ? typed_user : user, NULL);
  return TRUE;
}

/**
 * ferry_site_proxy_save:
 * @server: what was applied
 *
 * Puts the password into the keyring, or takes it out where it is no more.
 */
void
ferry_site_proxy_save (FerrySiteProxy *self, const FerryServer *server)
{
  g_autoptr (FerryServer) login = ferry_proxy_dup_login (server);

  ferry_site_password_save (self->kept, login, login != NULL);
}

/**
 * ferry_site_proxy_leave:
 *
 * The widgets end.
 */
void
ferry_site_proxy_leave (FerrySiteProxy *self)
{
  ferry_site_password_leave (self->kept);
}
