/* The password of a saved site while it is looked at. See ferry-site-password.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-site-password.h"

#include "ferry-proxy.h"
#include "ferry-secret.h"

struct _FerrySitePassword
{
  GObject parent_instance;

  FerryServer *server;       /* owned; whose password is shown, nullable */
  GCancellable *cancellable; /* owned; of the question for it, nullable */
  gboolean is_showing;
  gboolean is_typed;

  /* Borrowed, until ferry_site_password_leave() */
  GtkEditable *entry;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (FerrySitePassword, ferry_site_password, G_TYPE_OBJECT)

static void
ferry_site_password_finalize (GObject *object)
{
  ferry_server_free (FERRY_SITE_PASSWORD (object)->server);
  g_clear_object (&FERRY_SITE_PASSWORD (object)->cancellable);

  G_OBJECT_CLASS (ferry_site_password_parent_class)->finalize (object);
}

static void
ferry_site_password_class_init (FerrySitePasswordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_site_password_finalize;
}

static void
ferry_site_password_init (FerrySitePassword *self)
{
}

static void
on_changed (FerrySitePassword *self)
{
  if (!self->is_showing)
    self->is_typed = TRUE;
}

static void
show (FerrySitePassword *self, const char *text)
{
  self->is_showing = TRUE;
  gtk_editable_set_text (self->entry, text);
  self->is_showing = FALSE;
}

static void
stop_asking (FerrySitePassword *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
take_server (FerrySitePassword *self, const FerryServer *server)
{
  FerryServer *copy = server != NULL ? ferry_server_copy (server) : NULL;

  ferry_server_free (self->server);
  self->server = copy;
}

static void
got_password (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerrySitePassword) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = ferry_secret_lookup_finish (result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !self->is_typed &&
      self->entry != NULL && found != NULL)
    show (self, found);
}

/**
 * ferry_site_password_new:
 * @entry: where it is shown and typed
 * @problem: what says that there is no keyring
 *
 * Returns: (transfer full): ferry_site_password_leave() must come before these widgets end
 */
FerrySitePassword *
ferry_site_password_new (GtkEditable *entry, GtkLabel *problem)
{
  FerrySitePassword *self = g_object_new (FERRY_TYPE_SITE_PASSWORD, NULL);

  self->entry = entry;
  self->problem = problem;
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * ferry_site_password_show:
 * @server: (nullable): whose password it is
 * @is_kept: whether the keyring is to have it
 *
 * Looks for the password, if it is one to be kept.
 */
void
ferry_site_password_show (FerrySitePassword *self, const FerryServer *server, gboolean is_kept)
{
  stop_asking (self);
  take_server (self, server);
  self->is_typed = FALSE;
  show (self, "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  if (!is_kept || server->site_id == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  ferry_secret_lookup_async (server, self->cancellable, got_password, g_object_ref (self));
}

static void
did_store (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerrySitePassword) self = user_data;
  g_autoptr (GError) error = NULL;

  if (ferry_secret_store_finish (result, &error) || self->problem == NULL)
    return;
  gtk_label_set_label (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static void
did_clear (GObject *source, GAsyncResult *result, gpointer user_data)
{
  /* Without a keyring nothing was kept in one. */
  ferry_secret_clear_finish (result, NULL);
}

/* A proxy's belongs to other sites as well: it goes only where it was emptied. */
static gboolean
is_to_clear (FerrySitePassword *self, gboolean is_other, gboolean is_kept)
{
  if (self->server == NULL || self->server->site_id == NULL)
    return FALSE;
  return is_other ? !ferry_proxy_is_login (self->server) : !is_kept;
}

/**
 * ferry_site_password_save:
 * @server: (nullable): whose password it is by now, with its id
 * @is_kept: whether the keyring is to have it
 *
 * Puts the password into the keyring, or takes it out; it follows the site to another user or host.
 */
void
ferry_site_password_save (FerrySitePassword *self, const FerryServer *server, gboolean is_kept)
{
  const char *text = gtk_editable_get_text (self->entry);
  g_autofree char *key = server != NULL ? ferry_server_dup_key (server) : NULL;
  g_autofree char *old_key = self->server != NULL ? ferry_server_dup_key (self->server) : NULL;
  gboolean is_other = g_strcmp0 (key, old_key) != 0;

  is_kept = is_kept && *text != '\0';
  if (!self->is_typed && ((is_kept && !is_other) || *text == '\0'))
    return;
  if (is_to_clear (self, is_other, is_kept))
    ferry_secret_clear_async (self->server, NULL, did_clear, NULL);
  if (is_kept)
    ferry_secret_store_async (server, text, NULL, did_store, g_object_ref (self));
  self->is_typed = FALSE;
  take_server (self, server);
}

/**
 * ferry_site_password_leave:
 *
 * The widgets end.
 */
void
ferry_site_password_leave (FerrySitePassword *self)
{
  stop_asking (self);
  self->entry = NULL;
  self->problem = NULL;
}
