/* The character set of a server's names, chosen or found: how they are read, and new ones written.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remote.h"

#include "ferry-charset.h"
#include "ferry-name.h"

/**
 * ferry_remote_place_get_charset:
 *
 * Returns: the character set that names are read in now, chosen or found
 */
const char *
ferry_remote_place_get_charset (FerryRemotePlace *place)
{
  const char *charset = ferry_server_get_charset (place->server);

  return charset != NULL ? charset : "UTF-8";
}

static void
take_charset (FerryRemotePlace *place, const char *charset, const char *found_charset)
{
  g_autofree char *before = g_strdup (ferry_remote_place_get_charset (place));

  ferry_server_set_charset (place->server, charset, found_charset);
  if (place->browser != NULL)
    ferry_worker_set_charset (place->browser, place->server);
  if (g_ascii_strcasecmp (before, ferry_remote_place_get_charset (place)) == 0)
    return;
  ferry_log_write (ferry_log_relay_get_log (place->relay), 0, FERRY_LOG_STATUS,
                   "names are read in %s, %s", ferry_remote_place_get_charset (place),
                   charset != NULL ? "as chosen" : "by the look of them");
  g_object_notify (G_OBJECT (place), "charset");
}

/**
 * ferry_remote_place_set_charset:
 * @charset: (nullable): %NULL to go by the look of the names
 *
 * How names are read from now on, and new ones written; the control connection stays.
 */
void
ferry_remote_place_set_charset (FerryRemotePlace *place, const char *charset)
{
  gboolean was_utf8 = ferry_charset_is_utf8 (place->server->charset);

  if (g_strcmp0 (place->server->charset, charset) == 0)
    return;
  take_charset (place, charset, place->server->found_charset);
  g_object_notify (G_OBJECT (place), "server");
  /* Where the server translates names, they have other bytes now; else they only read differently.
   */
  if (place->has_utf8 && was_utf8 != ferry_charset_is_utf8 (charset))
    ferry_place_emit_folder_changed (FERRY_PLACE (place), NULL);
}

void
ferry_remote_place_see_names (FerryPlace *parent, FerryListing *listing)
{
  FerryRemotePlace *place = FERRY_REMOTE_PLACE (parent);
  const FerryServer *server = place->server;
  const char *found;

  ferry_remote_names_see (place->names, listing);
  found = ferry_remote_names_get_charset (place->names);
  if (g_strcmp0 (found, server->found_charset) == 0 ||
      (ferry_charset_is_utf8 (found) && server->found_charset == NULL))
    return;
  take_charset (place, server->charset, found);
  g_signal_emit_by_name (place, "server-learned");
}

char *
ferry_remote_place_decode (FerryPlace *place, const char *name, gboolean *is_lossy)
{
  const FerryServer *server = FERRY_REMOTE_PLACE (place)->server;

  return ferry_charset_decode_shown (ferry_server_get_charset (server), name, is_lossy);
}

char *
ferry_remote_place_encode (FerryPlace *place, const char *text, GError **error)
{
  FerryRemotePlace *remote = FERRY_REMOTE_PLACE (place);
  const char *charset = ferry_server_get_charset (remote->server);
  g_autofree char *spelled = ferry_charset_is_utf8 (charset)
                                 ? ferry_remote_names_spell (remote->names, text)
                                 : ferry_name_compose (text);

  return ferry_charset_encode (charset, spelled, error);
}
