/* The window for experts: one line to the server, its reply above. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_COMMAND_WINDOW (ferry_command_window_get_type ())
G_DECLARE_FINAL_TYPE (FerryCommandWindow, ferry_command_window, FERRY, COMMAND_WINDOW, GtkWindow)

void ferry_command_window_present (GtkWindow *parent, FerrySession *session, const char *folder);

G_END_DECLS
