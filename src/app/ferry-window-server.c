/* Which server the window has to do with, and how it is spoken to. See ferry-window-server.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-window-server.h"

#include "ferry-choices.h"
#include "ferry-demo.h"

#include <glib/gi18n.h>

/**
 * ferry_window_fill_connect_bar:
 *
 * Fills it with the server of the session, or where there is none with the demo server of a trial
 * run or the server of the last time; leaves what stands there already.
 */
void
ferry_window_fill_connect_bar (FerryWindow *self)
{
  FerryConnectBar *bar = ferry_window_get_connect_bar (self);
  FerrySession *session = ferry_window_get_session (self);
  const FerryServer *server = ferry_session_get_last_server (session);
  g_autofree char *path = NULL;
  g_autoptr (FerryServer) demo = ferry_demo_dup_server (&path);
  g_autoptr (FerryRecent) last =
      g_list_model_get_item (G_LIST_MODEL (ferry_window_get_recents (self)), 0);

  if (server != NULL)
    ferry_connect_bar_set_server (bar, server, ferry_session_get_path (session));
  else if (!ferry_connect_bar_is_empty (bar))
    return;
  else if (demo != NULL)
    ferry_connect_bar_set_server (bar, demo, path);
  else if (last != NULL)
    ferry_connect_bar_set_server (bar, ferry_recent_get_server (last),
                                  ferry_recent_get_folder (last));
}

/* One that was typed into the login dialog stands nowhere in the connect bar. */
static void
lend_password (FerryWindow *self, FerryServer *server)
{
  const FerryServer *last = ferry_session_get_last_server (ferry_window_get_session (self));
  g_autofree char *key = ferry_server_dup_key (server);
  g_autofree char *last_key = last != NULL ? ferry_server_dup_key (last) : NULL;

  if (server->password == NULL && last != NULL && g_str_equal (key, last_key))
    server->password = g_strdup (last->password);
}

/**
 * ferry_window_dup_server:
 *
 * Returns: (transfer full) (nullable): the server of the session, or else of the connect bar, with
 *   what is known about it; %NULL where there is none, which the connect bar shows
 */
FerryServer *
ferry_window_dup_server (FerryWindow *self)
{
  const FerryServer *present = ferry_session_get_server (ferry_window_get_session (self));
  g_autoptr (FerryServer) server =
      present != NULL ? ferry_server_copy (present)
                      : ferry_connect_bar_dup_server (ferry_window_get_connect_bar (self));

  if (server == NULL)
    return NULL;
  lend_password (self, server);
  return ferry_recent_store_dup_server (ferry_window_get_recents (self), server);
}

/**
 * ferry_window_connect:
 *
 * Connects to what the connect bar says.
 */
void
ferry_window_connect (FerryWindow *self)
{
  ferry_connect_bar_connect (ferry_window_get_connect_bar (self));
}

/**
 * ferry_window_focus_connect:
 *
 * Puts the keyboard into the connect bar; from a connection that takes a disconnect first.
 */
void
ferry_window_focus_connect (FerryWindow *self)
{
  ferry_connect_bar_grab_host_focus (ferry_window_get_connect_bar (self));
}

/* What the user chooses for a server that is a saved site is chosen for the site. */
static void
keep_choices (FerryWindow *self)
{
  const FerryServer *server = ferry_session_get_server (ferry_window_get_session (self));
  FerrySiteStore *store = ferry_window_get_sites (self);
  FerrySite *site = server != NULL ? ferry_site_store_find (store, server->site_id) : NULL;
  g_autoptr (FerrySiteData) data = NULL;

  if (site == NULL)
    return;
  data = ferry_site_dup_data (site);
  data->server->mode = server->mode;
  data->server->download_limit = server->download_limit;
  data->server->upload_limit = server->upload_limit;
  ferry_server_set_charset (data->server, server->charset, NULL);
  ferry_site_store_update (store, ferry_site_get_id (site), data);
}

/**
 * ferry_window_choose_mode:
 *
 * For the connect bar, and for the connection that is there.
 */
void
ferry_window_choose_mode (FerryWindow *self, FerryMode mode)
{
  const FerryChoice *choice = ferry_choice_find_value (ferry_mode_choices, mode);
  const FerryServer *server = ferry_session_get_server (ferry_window_get_session (self));
  g_autofree char *text = NULL;

  ferry_connect_bar_set_mode (ferry_window_get_connect_bar (self), mode);
  if (server == NULL || server->mode == mode)
    return;
  ferry_session_set_mode (ferry_window_get_session (self), mode);
  keep_choices (self);
  /* Translators: name of the mode, and a sentence about it */
  text = g_strdup_printf (_ ("The mode is now: %s. %s."), _ (choice->label), _ (choice->hint));
  ferry_window_say (self, text);
}

/**
 * ferry_window_choose_limits:
 * @download_limit: bytes a second, 0 for none
 *
 * For all transfers of the server that is connected, if it is the one in the connect bar.
 */
void
ferry_window_choose_limits (FerryWindow *self, guint download_limit, guint upload_limit)
{
  if (!ferry_connect_bar_shows_connected (ferry_window_get_connect_bar (self)))
    return;
  ferry_session_set_limits (ferry_window_get_session (self), download_limit, upload_limit);
  keep_choices (self);
}

/**
 * ferry_window_choose_charset:
 * @charset: (nullable): %NULL to go by the look of the names
 *
 * How the names of the server that is connected are read.
 */
void
ferry_window_choose_charset (FerryWindow *self, const char *charset)
{
  FerryPlace *place = ferry_session_get_place (ferry_window_get_session (self));
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;

  ferry_connect_bar_set_charset (ferry_window_get_connect_bar (self), charset);
  if (place == NULL)
    return;
  ferry_session_set_charset (ferry_window_get_session (self), charset);
  keep_choices (self);
  title =
      ferry_choice_dup_charset_title (ferry_remote_place_get_charset (FERRY_REMOTE_PLACE (place)));
  /* Translators: a character set, such as "Japanese (Shift_JIS)" */
  text = g_strdup_printf (_ ("Names are now read as %s."), title);
  ferry_window_say (self, text);
}
