/* Something that the palette finds. See ferry-palette-item.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-palette-item.h"

#include "ferry-command-hindrance.h"
#include "ferry-keys.h"
#include "ferry-palette-match.h"
#include "ferry-window-open.h"

#include <glib/gi18n.h>

struct _FerryPaletteItem
{
  GObject parent_instance;

  const char *icon;
  char *title;  /* owned */
  char *detail; /* owned */
  char *keys;   /* owned; nullable */

  /* What it does: one of these. */
  FerryServer *server; /* owned; with the folders to begin in */
  char *remote_folder; /* owned; raw bytes, nullable */
  char *local_folder;  /* owned; nullable */
  char *url;           /* owned */
  const FerryCommand *command;
  gboolean is_hindered; /* the command cannot be done now; the detail says why */
};

G_DEFINE_FINAL_TYPE (FerryPaletteItem, ferry_palette_item, G_TYPE_OBJECT)

static void
ferry_palette_item_finalize (GObject *object)
{
  FerryPaletteItem *self = FERRY_PALETTE_ITEM (object);

  g_free (self->title);
  g_free (self->detail);
  g_free (self->keys);
  g_clear_pointer (&self->server, ferry_server_free);
  g_free (self->remote_folder);
  g_free (self->local_folder);
  g_free (self->url);

  G_OBJECT_CLASS (ferry_palette_item_parent_class)->finalize (object);
}

static void
ferry_palette_item_class_init (FerryPaletteItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_palette_item_finalize;
}

static void
ferry_palette_item_init (FerryPaletteItem *self)
{
}

static FerryPaletteItem *
make_server (const char *icon, const FerryServer *server, const char *remote, const char *local)
{
  FerryPaletteItem *self = g_object_new (FERRY_TYPE_PALETTE_ITEM, NULL);

  self->icon = icon;
  self->server = ferry_server_copy (server);
  self->remote_folder = g_strdup (remote);
  self->local_folder = g_strdup (local);
  self->detail = ferry_server_dup_key (server);
  return self;
}

static void
add_bookmarks (GPtrArray *items, const FerrySiteData *data, const char *path)
{
  for (guint i = 0; i < data->bookmarks->len; i++)
    {
      const FerryBookmark *bookmark = g_ptr_array_index (data->bookmarks, i);
      FerryPaletteItem *item = make_server ("user-bookmarks-symbolic", data->server,
                                            bookmark->remote_folder, bookmark->local_folder);

      item->title = g_strdup (bookmark->title);
      g_free (item->detail);
      item->detail = g_strdup (path);
      g_ptr_array_add (items, item);
    }
}

static void
add_sites (GPtrArray *items, GListModel *sites)
{
  for (guint i = 0; i < g_list_model_get_n_items (sites); i++)
    {
      g_autoptr (FerrySite) site = g_list_model_get_item (sites, i);
      const FerrySiteData *data = ferry_site_get_data (site);
      g_autofree char *path = ferry_site_dup_path (site);
      FerryPaletteItem *item = make_server ("network-server-symbolic", data->server,
                                            data->remote_folder, data->local_folder);

      item->title = g_strdup (path);
      g_ptr_array_add (items, item);
      add_bookmarks (items, data, path);
    }
}

/* What stands there as a site is not named once more. */
static GHashTable *
list_servers (GPtrArray *items)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      FerryPaletteItem *item = g_ptr_array_index (items, i);

      g_hash_table_add (keys, ferry_server_dup_key (item->server));
    }
  return keys;
}

static void
add_recents (GPtrArray *items, GListModel *recents)
{
  g_autoptr (GHashTable) keys = list_servers (items);

  for (guint i = 0; i < g_list_model_get_n_items (recents); i++)
    {
      g_autoptr (FerryRecent) recent = g_list_model_get_item (recents, i);
      g_autofree char *key = ferry_server_dup_key (ferry_recent_get_server (recent));
      FerryPaletteItem *item;

      if (g_hash_table_contains (keys, key))
        continue;
      item = make_server ("document-open-recent-symbolic", ferry_recent_get_server (recent),
                          ferry_recent_get_folder (recent), NULL);
      item->title = g_steal_pointer (&item->detail);
      item->detail = g_strdup (_ ("Recent server"));
      g_ptr_array_add (items, item);
    }
}

static void
add_commands (GPtrArray *items, FerryWindow *window)
{
  for (const FerryCommand *command = ferry_commands; command->title != NULL; command++)
    {
      const char *hindrance = ferry_command_get_hindrance (command, window);
      FerryPaletteItem *item;

      /* Not itself, and an action of the lists not twice. */
      if (g_str_equal (command->action, "win.palette") ||
          ferry_command_find (command->action) != command)
        continue;
      item = g_object_new (FERRY_TYPE_PALETTE_ITEM, NULL);
      item->icon = "system-run-symbolic";
      item->command = command;
      item->title = g_strdup (_ (command->title));
      item->detail = g_strdup (hindrance != NULL ? hindrance : _ (command->group));
      item->is_hindered = hindrance != NULL;
      item->keys = ferry_keys_dup_label (ferry_keys_get_default (), command);
      g_ptr_array_add (items, item);
    }
}

/**
 * ferry_palette_items_new:
 *
 * Returns: (transfer full) (element-type FerryPaletteItem): sites with their bookmarks first, then
 * recent servers, then commands
 */
GPtrArray *
ferry_palette_items_new (FerryWindow *window)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  add_sites (items, G_LIST_MODEL (ferry_window_get_sites (window)));
  add_recents (items, G_LIST_MODEL (ferry_window_get_recents (window)));
  add_commands (items, window);
  return items;
}

/**
 * ferry_palette_item_new_url:
 *
 * Returns: (transfer full): one that connects to an address
 */
FerryPaletteItem *
ferry_palette_item_new_url (const char *url)
{
  FerryPaletteItem *self = g_object_new (FERRY_TYPE_PALETTE_ITEM, NULL);

  self->icon = "network-server-symbolic";
  self->url = g_strdup (url);
  self->title = g_strdup (url);
  self->detail = g_strdup (_ ("Connect to this address"));
  return self;
}

/**
 * ferry_palette_item_get_icon:
 */
const char *
ferry_palette_item_get_icon (FerryPaletteItem *self)
{
  return self->icon;
}

/**
 * ferry_palette_item_get_title:
 */
const char *
ferry_palette_item_get_title (FerryPaletteItem *self)
{
  return self->title;
}

/**
 * ferry_palette_item_get_detail:
 */
const char *
ferry_palette_item_get_detail (FerryPaletteItem *self)
{
  return self->detail;
}

/**
 * ferry_palette_item_get_keys:
 *
 * Returns: (nullable): the keys of a command, as in menus
 */
const char *
ferry_palette_item_get_keys (FerryPaletteItem *self)
{
  return self->keys;
}

/**
 * ferry_palette_item_is_possible:
 *
 * Returns: whether it can be run; if not, the detail says why
 */
gboolean
ferry_palette_item_is_possible (FerryPaletteItem *self)
{
  return !self->is_hindered;
}

/**
 * ferry_palette_item_match:
 *
 * Returns: as ferry_palette_match(); its title counts for more than what stands beside it. What
 * cannot be done now comes last, and only when it is looked for
 */
int
ferry_palette_item_match (FerryPaletteItem *self, const char *typed)
{
  int title = ferry_palette_match (self->title, typed);

  if (self->is_hindered)
    return *typed != '\0' && title > 0 ? 1 : 0;
  return title > 0 ? 2 * title : ferry_palette_match (self->detail, typed);
}

/**
 * ferry_palette_item_run:
 * @window: where it happens
 */
void
ferry_palette_item_run (FerryPaletteItem *self, FerryWindow *window)
{
  FerryPane *pane = ferry_side_get_pane (ferry_window_get_active_side (window));

  if (self->server != NULL)
    ferry_window_open_server (window, self->server, self->remote_folder, self->local_folder,
                              FERRY_OPEN_ANYWHERE);
  else if (self->url != NULL)
    ferry_window_open_url (window, self->url);
  else
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      /* From the pane up every action is found. */
      if (g_action_parse_detailed_name (self->command->action, &name, &target, NULL))
        gtk_widget_activate_action_variant (GTK_WIDGET (pane), name, target);
    }
}
