/* Which server the window has to do with, and how it is spoken to: what the connect bar and the
 * session have in common. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-window.h"

G_BEGIN_DECLS

void ferry_window_fill_connect_bar (FerryWindow *window);
FerryServer *ferry_window_dup_server (FerryWindow *window);

void ferry_window_connect (FerryWindow *window);
void ferry_window_focus_connect (FerryWindow *window);

void ferry_window_choose_mode (FerryWindow *window, FerryMode mode);
void ferry_window_choose_limits (FerryWindow *window, guint download_limit, guint upload_limit);
void ferry_window_choose_charset (FerryWindow *window, const char *charset);

G_END_DECLS
