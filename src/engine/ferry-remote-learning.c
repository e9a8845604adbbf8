/* What a server teaches while it is used, kept in its settings: the way that data connections take,
 * how many connections there may be. What its names teach is in ferry-remote-charset.c. Main
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remote.h"

/**
 * ferry_remote_place_set_plain_known:
 *
 * The user has been told that not everything is encrypted here: worth remembering for the site.
 */
void
ferry_remote_place_set_plain_known (FerryRemotePlace *place)
{
  place->server->is_plain_known = TRUE;
  g_signal_emit_by_name (place, "server-learned");
}

/**
 * ferry_remote_place_get_way:
 *
 * Returns: the way of the latest data connection, %FERRY_WAY_UNKNOWN before the first
 */
FerryWay
ferry_remote_place_get_way (FerryRemotePlace *place)
{
  return place->way;
}

/**
 * ferry_remote_place_learn_way:
 * @network: that we are in
 * @way: that data connections take there
 *
 * Remembers it for the next connection, and for the site.
 */
void
ferry_remote_place_learn_way (FerryRemotePlace *place, const char *network, FerryWay way)
{
  g_autofree char *ways = ferry_ways_dup_with (place->server->learned_ways, network, way);

  if (place->way != way)
    {
      place->way = way;
      g_object_notify (G_OBJECT (place), "way");
    }
  if (g_strcmp0 (ways, place->server->learned_ways) == 0)
    return;
  g_free (place->server->learned_ways);
  place->server->learned_ways = g_steal_pointer (&ways);
  g_signal_emit_by_name (place, "server-learned");
}

/**
 * ferry_remote_place_learn_stumbling:
 *
 * The server loses its way when commands are sent ahead of their answers: never again.
 */
void
ferry_remote_place_learn_stumbling (FerryRemotePlace *place)
{
  if (place->server->is_stumbling)
    return;
  place->server->is_stumbling = TRUE;
  g_signal_emit_by_name (place, "server-learned");
}

/**
 * ferry_remote_place_learn_good_connections:
 * @connections: that were worth it
 *
 * The next time so many are used from the beginning.
 */
void
ferry_remote_place_learn_good_connections (FerryRemotePlace *place, guint connections)
{
  if (place->server->good_connections == connections)
    return;
  place->server->good_connections = connections;
  g_signal_emit_by_name (place, "server-learned");
}

/**
 * ferry_remote_place_learn_max_connections:
 *
 * The server refused a further connection: remember how many it takes for transfers.
 */
void
ferry_remote_place_learn_max_connections (FerryRemotePlace *place, guint max_connections)
{
  if (max_connections < 1 || max_connections >= place->server->max_connections)
    return;
  place->server->max_connections = max_connections;
  ferry_log_write (ferry_log_relay_get_log (place->relay), 0, FERRY_LOG_STATUS,
                   "the server takes no more connections: %u for transfers from now on",
                   max_connections);
  g_signal_emit_by_name (place, "server-learned");
}
