/* The server of a tab: connects it, asks the user what it has to ask on the way, remembers the
 * site. One server at a time. Main thread.
 *
 * Properties: "state" (FerrySessionState, notify).
 * Signals: "connected" (session, const char *path): path is where the user wanted to go, nullable;
 *          "failed" (session, GError *error);
 *          "server-changed" (session): its mode was changed or learned, or its connection was lost
 * or is back; "log-line" (session, FerryLogLine *line).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-remote-place.h"
#include "ferry-recent-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_SESSION_DISCONNECTED,
  FERRY_SESSION_CONNECTING,
  FERRY_SESSION_CONNECTED,
} FerrySessionState;

#define FERRY_TYPE_SESSION (ferry_session_get_type ())
G_DECLARE_FINAL_TYPE (FerrySession, ferry_session, FERRY, SESSION, GObject)

FerrySession *ferry_session_new (GtkWindow *window, FerryRecentStore *recents);

void ferry_session_connect (FerrySession *session, const FerryServer *server, const char *path);
void ferry_session_prepare (FerrySession *session, const FerryServer *server, const char *path);
void ferry_session_reconnect (FerrySession *session);
void ferry_session_disconnect (FerrySession *session);
void ferry_session_set_mode (FerrySession *session, FerryMode mode);
void ferry_session_set_limits (FerrySession *session, guint download_limit, guint upload_limit);
void ferry_session_set_charset (FerrySession *session, const char *charset);
void ferry_session_note_change (FerrySession *session);
void ferry_session_remember_folder (FerrySession *session, const char *folder);

FerrySessionState ferry_session_get_state (FerrySession *session);
FerryPlace *ferry_session_get_place (FerrySession *session);
FerryRemotePlace *ferry_session_get_remote (FerrySession *session);
gboolean ferry_session_is_lost (FerrySession *session);
const FerryServer *ferry_session_get_server (FerrySession *session);
const FerryServer *ferry_session_get_last_server (FerrySession *session);
char *ferry_session_dup_name (FerrySession *session);
const char *ferry_session_get_path (FerrySession *session);

G_END_DECLS
