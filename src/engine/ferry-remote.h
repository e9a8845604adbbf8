/* The inside of a server as a place, shared by its files: the object, its settings and its browsing
 * connection (ferry-remote-place.c), what it learns by use (ferry-remote-learning.c), and how names
 * are read and written (ferry-remote-charset.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-log-relay.h"
#include "ferry-network-watch.h"
#include "ferry-remote-names.h"
#include "ferry-remote-place.h"

G_BEGIN_DECLS

struct _FerryRemotePlace
{
  FerryPlace parent_instance;

  FerryServer *server;
  FerryLogRelay *relay;
  FerryRate *rate;      /* the site's limits, below those for all */
  FerryWorker *browser; /* made at the first use */
  FerryNetworkWatch *network;
  FerryRemoteNames *names;
  char *home;
  gboolean is_connected;
  gboolean is_tls;
  gboolean has_utf8; /* the server may translate names */
  FerryWay way;      /* of the latest data connection */
  guint generation;  /* of the settings that need a new login */
};

/* ferry-remote-charset.c: what FerryPlaceClass asks for */
void ferry_remote_place_see_names (FerryPlace *place, FerryListing *listing);
char *ferry_remote_place_decode (FerryPlace *place, const char *name, gboolean *is_lossy);
char *ferry_remote_place_encode (FerryPlace *place, const char *text, GError **error);

G_END_DECLS
