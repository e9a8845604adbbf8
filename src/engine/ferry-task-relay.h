/* What is different in an upload whose source lies on another server: see ferry-task-upload.h, of
 * which these are steps. Worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-task-upload.h"

G_BEGIN_DECLS

FerryEntry *ferry_relay_look (FerryUpload *upload, GError **error);
GInputStream *ferry_relay_open (FerryUpload *upload, gint64 offset, GError **error);
gboolean
ferry_relay_send_direct (FerryUpload *upload, gint64 offset, gboolean *is_tried, GError **error);
gboolean
ferry_relay_send (FerryUpload *upload, gint64 offset, GInputStream *stream, GError **error);
gboolean ferry_relay_remove (FerryUpload *upload, GError **error);

G_END_DECLS
