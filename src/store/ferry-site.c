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

/**
 * ferry_site_compare_last_used:
 *
 * For an array of sites, the latest first.
 */
int
ferry_site_compare_last_used (gconstpointer a, gconstpointer b)
{
  gint64 time_a = ferry_site_get_last_used (*(FerrySite *const *) a);
  gint64 time_b = ferry_site_get_last_used (*(FerrySite *const *) b);

  return (time_b > time_a) - (time_b < time_a);
}

/**
 * ferry_site_teach:
 *
 * Gives @server, settings for the same user, host and port, what was learned about the site.
 */
void
ferry_site_teach (FerrySite *site, FerryServer *server)
{
  const FerryServer *known = ferry_site_get_server (site);

  if (server->pinned_fingerprint == NULL)
    server->pinned_fingerprint = g_strdup (known->pinned_fingerprint);
  server->is_plain_known = known->is_plain_known;
  g_free (server->learned_ways);
  server->learned_ways = g_strdup (known->learned_ways);
  ferry_server_set_charset (server, server->charset, known->found_charset);
}
