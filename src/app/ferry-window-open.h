/* Servers that are to be opened, and in which tab. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-window.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_OPEN_ANYWHERE, /* in its own tab or another server's if not connected, else in a new one */
  FERRY_OPEN_NEW_TAB,
  FERRY_OPEN_THIS_TAB, /* in place of the server that the window is about */
} FerryOpenWhere;

FerryTab *ferry_window_open_server (FerryWindow *window,
                                    const FerryServer *server,
                                    const char *remote_path,
                                    const char *local_path,
                                    FerryOpenWhere where);
FerryTab *ferry_window_open_local (FerryWindow *window, FerrySide *side, const char *path);
void ferry_window_open_url (FerryWindow *window, const char *url);

G_END_DECLS
