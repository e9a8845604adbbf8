/* Servers that are to be opened, and in which tab. See ferry-window-open.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-window-open.h"

#include "ferry-url.h"

static gboolean
is_free (FerrySide *side)
{
  return ferry_side_get_kind (side) == FERRY_SIDE_SERVER &&
         ferry_session_get_state (ferry_side_get_session (side)) == FERRY_SESSION_DISCONNECTED;
}

/* A tab that was left by this very server, in front or not */
static FerryTab *
find_own_tab (FerrySide *side, const FerryServer *server)
{
  g_autofree char *key = ferry_server_dup_key (server);

  for (guint i = 0; i < ferry_side_get_n_tabs (side); i++)
    {
      FerryTab *tab = ferry_side_get_nth_tab (side, i);
      FerrySession *session = ferry_tab_get_session (tab);
      const FerryServer *last = ferry_session_get_last_server (session);
      g_autofree char *last_key = last != NULL ? ferry_server_dup_key (last) : NULL;

      if (ferry_tab_get_kind (tab) == FERRY_SIDE_SERVER &&
          ferry_session_get_state (session) == FERRY_SESSION_DISCONNECTED &&
          g_strcmp0 (key, last_key) == 0)
        return tab;
    }
  return NULL;
}

/* Where a new server belongs: to the others, if it can be. */
static FerrySide *
choose_side (FerryWindow *window)
{
  FerrySide *active = ferry_window_get_active_side (window);
  FerrySide *other = ferry_window_get_other_side (window, active);

  if (ferry_side_get_kind (active) == FERRY_SIDE_SERVER)
    return active;
  return ferry_side_get_kind (other) == FERRY_SIDE_SERVER ? other : ferry_window_get_right (window);
}

static FerryTab *
choose_tab (FerryWindow *window, const FerryServer *server, FerryOpenWhere where)
{
  FerrySides *sides = ferry_window_get_sides (window);
  FerrySide *active = ferry_window_get_active_side (window);
  FerrySide *order[] = { active, ferry_window_get_other_side (window, active) };
  FerryTab *own = NULL;

  for (gsize i = 0; where == FERRY_OPEN_ANYWHERE && i < G_N_ELEMENTS (order); i++)
    if (own == NULL)
      own = find_own_tab (order[i], server);
  if (own != NULL)
    return own;
  for (gsize i = 0; where == FERRY_OPEN_ANYWHERE && i < G_N_ELEMENTS (order); i++)
    if (is_free (order[i]))
      return ferry_side_get_tab (order[i]);
  if (where == FERRY_OPEN_THIS_TAB)
    return ferry_sides_find_tab (sides, ferry_window_get_session (window));
  return ferry_sides_add_tab (sides, choose_side (window), NULL);
}

/**
 * ferry_window_open_local:
 * @path: raw bytes
 *
 * Shows a folder of this computer on @side: in its tab, or in a new one where a server is in front.
 *
 * Returns: (transfer none): the tab
 */
FerryTab *
ferry_window_open_local (FerryWindow *window, FerrySide *side, const char *path)
{
  FerryTab *tab = ferry_side_get_kind (side) == FERRY_SIDE_LOCAL
                      ? ferry_side_get_tab (side)
                      : ferry_sides_add_tab (ferry_window_get_sides (window), side, NULL);

  ferry_tab_open_local (tab, path);
  ferry_side_show_tab (side, tab);
  return tab;
}

/**
 * ferry_window_open_server:
 * @remote_path: (nullable): where to go on the server, raw bytes
 * @local_path: (nullable): what to show across from it, raw bytes
 *
 * Connects to @server, and brings its tab to the front.
 *
 * Returns: (transfer none): the tab
 */
FerryTab *
ferry_window_open_server (FerryWindow *window,
                          const FerryServer *server,
                          const char *remote_path,
                          const char *local_path,
                          FerryOpenWhere where)
{
  /* Copies: on the way the connect bar is filled anew, and a session may end that they are from. */
  g_autoptr (FerryServer) copy = ferry_server_copy (server);
  g_autofree char *path = g_strdup (remote_path);
  FerrySides *sides = ferry_window_get_sides (window);
  FerryTab *tab = choose_tab (window, server, where);
  FerrySide *side = ferry_sides_get_side_of (sides, tab);

  if (local_path != NULL)
    ferry_window_open_local (window, ferry_sides_get_other (sides, side), local_path);
  ferry_session_disconnect (ferry_tab_get_session (tab));
  ferry_tab_set_kind (tab, FERRY_SIDE_SERVER);
  ferry_side_show_tab (side, tab);
  ferry_sides_set_active (sides, side);
  ferry_connect_bar_set_server (ferry_window_get_connect_bar (window), copy, path);
  ferry_session_connect (ferry_tab_get_session (tab), copy, path);
  return tab;
}

/**
 * ferry_window_open_url:
 * @url: ftp:// or ftps://
 *
 * Connects to it.
 */
void
ferry_window_open_url (FerryWindow *window, const char *url)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryServer) server = ferry_url_parse (url, &path, &error);

  if (server == NULL)
    ferry_window_say (window, error->message);
  else
    ferry_window_open_server (window, server, path, NULL, FERRY_OPEN_ANYWHERE);
}
