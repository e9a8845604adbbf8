/* Where to connect and how: host, user, password, port, mode, security, and one button.
 *
 * Signals: "connect-requested" (bar, FerryServer *server, const char *path): path is raw bytes,
 *          nullable; "mode-chosen" (bar, guint mode): by the user while connected.
 * The button of a connection that is made or being made activates `win.disconnect`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-session.h"
#include "ferry-recent-store.h"
#include "ferry-site-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_CONNECT_BAR (ferry_connect_bar_get_type ())
G_DECLARE_FINAL_TYPE (FerryConnectBar, ferry_connect_bar, FERRY, CONNECT_BAR, GtkWidget)

void ferry_connect_bar_set_recents (FerryConnectBar *bar,
                                    FerryRecentStore *recents,
                                    FerrySiteStore *sites);
void
ferry_connect_bar_set_server (FerryConnectBar *bar, const FerryServer *server, const char *path);
void ferry_connect_bar_set_state (FerryConnectBar *bar, FerrySessionState state);
gboolean ferry_connect_bar_is_empty (FerryConnectBar *bar);
gboolean ferry_connect_bar_shows_connected (FerryConnectBar *bar);
void ferry_connect_bar_set_mode (FerryConnectBar *bar, FerryMode mode);
FerryServer *ferry_connect_bar_dup_server (FerryConnectBar *bar);
void ferry_connect_bar_connect (FerryConnectBar *bar);
void ferry_connect_bar_set_charset (FerryConnectBar *bar, const char *charset);
void ferry_connect_bar_grab_host_focus (FerryConnectBar *bar);

G_END_DECLS
