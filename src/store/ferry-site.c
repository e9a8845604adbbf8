/* One server that is remembered. See ferry-site.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-site.h"

struct _FerrySite
{
  GObject parent_instance;

  /* Owned */
  FerryServer *server;
  char *title;  /* nullable */
  char *folder; /* nullable */

  gint64 last_used;
};

G_DEFINE_FINAL_TYPE (FerrySite, ferry_site, G_TYPE_OBJECT)

static void
ferry_site_finalize (GObject *object)
{
  FerrySite *self = FERRY_SITE (object);

  ferry_server_free (self->server);
  g_free (self->title);
  g_free (self->folder);

  G_OBJECT_CLASS (ferry_site_parent_class)->finalize (object);
}

static void
ferry_site_class_init (FerrySiteClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ferry_site_finalize;
}

static void
ferry_site_init (FerrySite *self)
{
}

/**
 * ferry_site_new:
 * @server: the settings; password and account are left behind, for they are not to be remembered
 * @title: (nullable): what the user calls it
 * @folder: (nullable): the remote folder of the last visit, raw bytes
 * @last_used: microseconds since 1970
 *
 * Returns: (transfer full): a site
 */
FerrySite *
ferry_site_new (const FerryServer *server, const char *title, const char *folder, gint64 last_used)
{
  FerrySite *self = g_object_new (FERRY_TYPE_SITE, NULL);

  self->server = ferry_server_copy (server);
  g_clear_pointer (&self->server->password, g_free);
  g_clear_pointer (&self->server->account, g_free);
  self->title = g_strdup (title);
  self->folder = g_strdup (folder);
  self->last_used = last_used;
  return self;
}

/**
 * ferry_site_get_server:
 *
 * Returns: (transfer none): how to connect, without a password; it lives as long as the site
 */
const FerryServer *
ferry_site_get_server (FerrySite *site)
{
  g_return_val_if_fail (FERRY_IS_SITE (site), NULL);
  return site->server;
}

/**
 * ferry_site_get_title:
 *
 * Returns: (nullable): what the user calls it
 */
const char *
ferry_site_get_title (FerrySite *site)
{
  g_return_val_if_fail (FERRY_IS_SITE (site), NULL);
  return site->title;
}

/**
 * ferry_site_get_folder:
 *
 * Returns: (nullable): the remote folder of the last visit, raw bytes
 */
const char *
ferry_site_get_folder (FerrySite *site)
{
  g_return_val_if_fail (FERRY_IS_SITE (site), NULL);
  return site->folder;
}

/**
 * ferry_site_get_last_used:
 *
 * Returns: microseconds since 1970
 */
gint64
ferry_site_get_last_used (FerrySite *site)
{
  g_return_val_if_fail (FERRY_IS_SITE (site), 0);
  return site->last_used;
}
