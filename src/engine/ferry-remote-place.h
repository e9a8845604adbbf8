/* A server: one connection for browsing, and further ones that the transfer queue borrows, each
 * with its own worker thread. Main thread.
 *
 * Nothing is connected before ferry_remote_place_connect_async(). When it fails with a typed error
 * (login rejected, certificate unknown...) the caller asks the user, changes the server's settings
 * with ferry_remote_place_set_server() and connects again. A connection that is lost later is made
 * again by itself at the next action.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-error.h"
#include "ferry-log.h"
#include "ferry-place.h"
#include "ferry-server.h"
#include "ferry-worker.h"

G_BEGIN_DECLS

#define FERRY_TYPE_REMOTE_PLACE (ferry_remote_place_get_type ())
G_DECLARE_FINAL_TYPE (FerryRemotePlace, ferry_remote_place, FERRY, REMOTE_PLACE, FerryPlace)

/* Properties: "is-connected" (boolean, notify), "server" (FerryServer boxed, notify), "charset"
 * (string, notify): what names are read in, chosen or found; "way" (FerryWay as int, notify): of
 * the latest data connection.
 * Signal "server-learned" (place): the server's settings grew by experience (a way learned, fewer
 * connections, character set found): worth remembering for the site. Signal "log-line" (place,
 * const FerryLogLine *line): in the main thread, batched. Signal "connection-begun" (place,
 * FerryConnectionRecord *record): the same, with one to keep. */

FerryPlace *ferry_remote_place_new (const FerryServer *server);

const FerryServer *ferry_remote_place_get_server (FerryRemotePlace *place);
void ferry_remote_place_set_server (FerryRemotePlace *place, const FerryServer *server);
void ferry_remote_place_set_mode (FerryRemotePlace *place, FerryMode mode);
void
ferry_remote_place_set_limits (FerryRemotePlace *place, guint download_limit, guint upload_limit);
const char *ferry_remote_place_get_charset (FerryRemotePlace *place);
void ferry_remote_place_set_charset (FerryRemotePlace *place, const char *charset);

void ferry_remote_place_connect_async (FerryRemotePlace *place,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
ferry_remote_place_connect_finish (FerryRemotePlace *place, GAsyncResult *result, GError **error);
void ferry_remote_place_command_async (FerryRemotePlace *place,
                                       const char *command,
                                       const char *folder,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
char *ferry_remote_place_command_finish (FerryRemotePlace *place,
                                         GAsyncResult *result,
                                         char **folder,
                                         GError **error);
void ferry_remote_place_info_async (FerryRemotePlace *place,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
FerryServerInfo *
ferry_remote_place_info_finish (FerryRemotePlace *place, GAsyncResult *result, GError **error);
void ferry_remote_place_disconnect (FerryRemotePlace *place);
gboolean ferry_remote_place_is_connected (FerryRemotePlace *place);
gboolean ferry_remote_place_is_tls (FerryRemotePlace *place);

/* For the transfer queue. */
FerryWorker *ferry_remote_place_new_worker (FerryRemotePlace *place);
FerryPartner *ferry_remote_place_new_partner (FerryRemotePlace *place);
guint ferry_remote_place_get_generation (FerryRemotePlace *place);
gboolean ferry_remote_place_yield_browsing (FerryRemotePlace *place);
void ferry_remote_place_set_plain_known (FerryRemotePlace *place);
FerryWay ferry_remote_place_get_way (FerryRemotePlace *place);
void ferry_remote_place_learn_way (FerryRemotePlace *place, const char *network, FerryWay way);
void ferry_remote_place_learn_stumbling (FerryRemotePlace *place);
void ferry_remote_place_learn_good_connections (FerryRemotePlace *place, guint connections);
void ferry_remote_place_learn_max_connections (FerryRemotePlace *place, guint max_connections);
void ferry_remote_place_flush_log (FerryRemotePlace *place);

G_END_DECLS
