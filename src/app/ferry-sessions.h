/* The servers of the window: one session for each that a tab shows or has shown. A tab owns its
 * session, and tabs on one server may share it; here are those that live. Main thread.
 *
 * Property: "current" (FerrySession, notify, never NULL once set): the one that the connect bar,
 * the title and the menus are about.
 * Signals: "connected", "failed", "log-line", "connection-begun" (sessions, FerrySession *session,
 *          …): those of all sessions, after the session's own;
 *          "wanted" (sessions, FerryServer *server): somebody needs this server to be connected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-session.h"

G_BEGIN_DECLS

#define FERRY_TYPE_SESSIONS (ferry_sessions_get_type ())
G_DECLARE_FINAL_TYPE (FerrySessions, ferry_sessions, FERRY, SESSIONS, GObject)

FerrySessions *ferry_sessions_new (GtkWindow *window, FerryRecentStore *recents);

FerrySession *ferry_sessions_create (FerrySessions *sessions);
void ferry_sessions_want (FerrySessions *sessions, const FerryServer *server);

FerrySession *ferry_sessions_get_current (FerrySessions *sessions);
void ferry_sessions_set_current (FerrySessions *sessions, FerrySession *session);
FerryPlace *ferry_sessions_find_place (FerrySessions *sessions, const char *key);
guint ferry_sessions_count_open (FerrySessions *sessions);
void ferry_sessions_disconnect_all (FerrySessions *sessions);

G_END_DECLS
