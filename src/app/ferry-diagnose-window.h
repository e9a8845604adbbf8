/* The connection doctor: tries every way to a server and shows each as an arrow, then says what
 * follows, for the user to click and for others to be told.
 *
 * Signals: "server-chosen" (window, FerryServer *server): a remedy was clicked; the server's
 *          settings with it, to be connected to; "log-line" (window, FerryLogLine *line) and
 *          "connection-begun" (window, FerryConnectionRecord *record): of the check.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-advice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_DIAGNOSE_WINDOW (ferry_diagnose_window_get_type ())
G_DECLARE_FINAL_TYPE (FerryDiagnoseWindow, ferry_diagnose_window, FERRY, DIAGNOSE_WINDOW, GtkWindow)

FerryDiagnoseWindow *ferry_diagnose_window_new (const FerryServer *server);
void ferry_diagnose_window_check (FerryDiagnoseWindow *window);
void ferry_diagnose_window_show_check (FerryDiagnoseWindow *window, const FerryCheck *check);

G_END_DECLS
