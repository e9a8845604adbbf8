/* The session's TCP connections, live: control and data, both ends, bytes, how each ended, and when
 * on a time line. What one would see with `ss` on the server. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-connection-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_CONNECTION_VIEW (ferry_connection_view_get_type ())
G_DECLARE_FINAL_TYPE (FerryConnectionView, ferry_connection_view, FERRY, CONNECTION_VIEW, GtkBox)

void ferry_connection_view_add (FerryConnectionView *self, FerryConnectionRecord *record);

G_END_DECLS
