/* The one window: connect bar, two sides, transfers and log. It joins the parts; each part knows
 * only itself. What its actions need is public here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-application.h"
#include "ferry-connect-bar.h"
#include "ferry-queue-care.h"
#include "ferry-sides.h"
#include "ferry-transfer-queue.h"

G_BEGIN_DECLS

#define FERRY_TYPE_WINDOW (ferry_window_get_type ())
G_DECLARE_FINAL_TYPE (FerryWindow, ferry_window, FERRY, WINDOW, GtkApplicationWindow)

FerryWindow *ferry_window_new (FerryApplication *application);

GSettings *ferry_window_get_settings (FerryWindow *window);
FerryRecentStore *ferry_window_get_recents (FerryWindow *window);
FerrySiteStore *ferry_window_get_sites (FerryWindow *window);
FerryConnectBar *ferry_window_get_connect_bar (FerryWindow *window);
FerrySides *ferry_window_get_sides (FerryWindow *window);
FerrySessions *ferry_window_get_sessions (FerryWindow *window);
FerrySession *ferry_window_get_session (FerryWindow *window);
FerryTransferQueue *ferry_window_get_queue (FerryWindow *window);
FerryQueueCare *ferry_window_get_care (FerryWindow *window);
FerrySide *ferry_window_get_left (FerryWindow *window);
FerrySide *ferry_window_get_right (FerryWindow *window);
FerrySide *ferry_window_get_active_side (FerryWindow *window);
FerrySide *ferry_window_get_other_side (FerryWindow *window, FerrySide *side);

void ferry_window_say (FerryWindow *window, const char *text);

G_END_DECLS
