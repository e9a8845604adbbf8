/* One saved site. See ferry-site.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-site.h"

struct _FerrySite
{
  GObject parent_instance;

  /* Owned */
  char *id;
  FerrySiteData *data;
};

G_DEFINE_FINAL_TYPE (FerrySite, ferry_site, G_TYPE_OBJECT)

static void
ferry_site_finalize (GObject *object)
{
  FerrySite *self = FERRY_SITE (object);

  g_free (self->id);
  ferry_site_data_free (self->data);

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

/* What belongs to a keyring or to nobody. */
static void
forget_secrets (FerryServer *server)
{
  g_clear_pointer (&server->password, g_free);
  g_clear_pointer (&server->proxy_password, g_free);
  g_clear_pointer (&server->account, g_free);
}

/**
 * ferry_site_new:
 * @id: see ferry_site_get_id()
 * @data: copied; password and account are left behind, for they are not to be written
 *
 * Returns: (transfer full): a site whose server carries its @id
 */
FerrySite *
ferry_site_new (const char *id, const FerrySiteData *data)
{
  FerrySite *self = g_object_new (FERRY_TYPE_SITE, NULL);

  self->id = g_strdup (id);
  self->data = ferry_site_data_copy (data);
  forget_secrets (self->data->server);
  g_free (self->data->server->site_id);
  self->data->server->site_id = g_strdup (id);
  return self;
}

/**
 * ferry_site_get_id:
 *
 * Returns: what names it in the file and in #FerryServer.site_id, whatever its title becomes
 */
const char *
ferry_site_get_id (FerrySite *site)
{
  g_return_val_if_fail (FERRY_IS_SITE (site), NULL);
  return site->id;
}

/**
 * ferry_site_get_data:
 *
 * Returns: (transfer none): all that was chosen; it lives as long as the site
 */
const FerrySiteData *
ferry_site_get_data (FerrySite *site)
{
  g_return_val_if_fail (FERRY_IS_SITE (site), NULL);
  return site->data;
}

/**
 * ferry_site_get_title:
 *
 * Returns: what the user calls it
 */
const char *
ferry_site_get_title (FerrySite *site)
{
  return ferry_site_get_data (site)->title;
}

/**
 * ferry_site_get_folder:
 *
 * Returns: (nullable): where it is in the tree; %NULL for the top
 */
const char *
ferry_site_get_folder (FerrySite *site)
{
  return ferry_site_get_data (site)->folder;
}

/**
 * ferry_site_get_server:
 *
 * Returns: (transfer none): how to connect, without a password; it lives as long as the site
 */
const FerryServer *
ferry_site_get_server (FerrySite *site)
{
  return ferry_site_get_data (site)->server;
}

/**
 * ferry_site_dup_path:
 *
 * Returns: (transfer full): "Folder/Title", see ferry_site_store_find_path()
 */
char *
ferry_site_dup_path (FerrySite *site)
{
  const FerrySiteData *data = ferry_site_get_data (site);

  return data->folder != NULL ? g_strconcat (data->folder, "/", data->title, NULL)
                              : g_strdup (data->title);
}

/**
 * ferry_site_dup_data:
 *
 * Returns: (transfer full): a copy to alter and hand to ferry_site_store_update()
 */
FerrySiteData *
ferry_site_dup_data (FerrySite *site)
{
  return ferry_site_data_copy (ferry_site_get_data (site));
}
