/* What was said between Ferry and the server, line by line. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-log.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_LOG_VIEW (ferry_log_view_get_type ())
G_DECLARE_FINAL_TYPE (FerryLogView, ferry_log_view, FERRY, LOG_VIEW, GtkBox)

void ferry_log_view_append (FerryLogView *view, const FerryLogLine *line, const char *server);
void ferry_log_view_append_failure (FerryLogView *view, const GError *error, const char *server);

G_END_DECLS
