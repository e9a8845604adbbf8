/* Saved sites and the window. See ferry-window-sites.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-window-sites.h"

#include "ferry-sites-window.h"
#include "ferry-window-open.h"
#include "ferry-window-server.h"

#include <glib/gi18n.h>

static void
on_connect_requested (FerrySitesWindow *sites,
                      const FerryServer *server,
                      const char *remote_folder,
                      const char *local_folder,
                      FerryWindow *window)
{
  ferry_window_open_server (window, server, remote_folder, local_folder, FERRY_OPEN_ANYWHERE);
}

static FerrySitesWindow *
get_sites_window (FerryWindow *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  FerrySitesWindow *sites;

  for (GList *node = windows; node != NULL; node = node->next)
    if (FERRY_IS_SITES_WINDOW (node->data) &&
        gtk_window_get_transient_for (node->data) == GTK_WINDOW (window))
      return node->data;
  sites = ferry_sites_window_new (GTK_WINDOW (window), ferry_window_get_sites (window),
                                  ferry_window_get_recents (window));
  g_signal_connect_object (sites, "connect-requested", G_CALLBACK (on_connect_requested), window,
                           0);
  return sites;
}

static void
on_sites (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (get_sites_window (user_data)));
}

/* The pane of this computer, and that of the server, whichever sides they are on. */
static const char *
get_folder (FerryWindow *window, FerrySideKind kind)
{
  FerrySide *const sides[] = { ferry_window_get_left (window), ferry_window_get_right (window) };

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    if (ferry_side_get_kind (sides[i]) == kind)
      return ferry_pane_get_path (ferry_side_get_pane (sides[i]));
  return NULL;
}

static gboolean
is_connected (FerryWindow *window)
{
  return ferry_session_get_state (ferry_window_get_session (window)) == FERRY_SESSION_CONNECTED;
}

static void
on_save_site (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FerryWindow *window = user_data;
  g_autoptr (FerryServer) server = ferry_window_dup_server (window);
  g_autoptr (FerrySiteData) data = NULL;
  FerrySitesWindow *sites;

  if (server == NULL)
    return;
  g_clear_pointer (&server->site_id, g_free);
  data = ferry_site_data_new (server->host, server);
  if (is_connected (window))
    {
      data->remote_folder = g_strdup (get_folder (window, FERRY_SIDE_SERVER));
      data->local_folder = g_strdup (get_folder (window, FERRY_SIDE_LOCAL));
    }
  sites = get_sites_window (window);
  ferry_sites_window_begin_site (sites, data);
  gtk_window_present (GTK_WINDOW (sites));
}

static void
on_add_bookmark (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FerryWindow *window = user_data;
  FerrySiteStore *store = ferry_window_get_sites (window);
  const FerryServer *server = ferry_session_get_server (ferry_window_get_session (window));
  const char *remote_folder = get_folder (window, FERRY_SIDE_SERVER);
  FerrySite *site = server != NULL ? ferry_site_store_find_server (store, server) : NULL;
  g_autoptr (FerrySiteData) data = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (site == NULL)
    {
      ferry_window_say (window, _ ("Bookmarks belong to saved sites. Save this server first."));
      return;
    }
  data = ferry_site_dup_data (site);
  name = remote_folder != NULL ? g_path_get_basename (remote_folder) : NULL;
  title = name != NULL ? g_utf8_make_valid (name, -1) : g_strdup (data->title);
  g_ptr_array_add (data->bookmarks, ferry_bookmark_new (title, remote_folder,
                                                        get_folder (window, FERRY_SIDE_LOCAL)));
  ferry_site_store_update (store, ferry_site_get_id (site), data);
  /* Translators: a folder's name, and a site's */
  text = g_strdup_printf (_ ("“%s” is now a bookmark of %s."), title, data->title);
  ferry_window_say (window, text);
}

static const GActionEntry entries[] = {
  { .name = "sites", .activate = on_sites },
  { .name = "save-site", .activate = on_save_site },
  { .name = "add-bookmark", .activate = on_add_bookmark },
};

/**
 * ferry_window_sites_add_actions:
 *
 * Gives the window what it does with saved sites.
 */
void
ferry_window_sites_add_actions (FerryWindow *window)
{
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
