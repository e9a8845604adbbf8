/* Waiting for sockets, always with a deadline, always until a cancel and no longer.
 * Deadlines are moments of g_get_monotonic_time(). The calling thread blocks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gint64 ferry_ftp_deadline_in (guint seconds);
gboolean ferry_ftp_wait_for (GSocket *socket,
                             GIOCondition condition,
                             gint64 deadline,
                             GCancellable *cancellable,
                             GError **error);
gboolean ferry_ftp_wait_for_either (GSocket *socket,
                                    GSocket *other,
                                    gint64 deadline,
                                    GCancellable *cancellable,
                                    GError **error);
gboolean ferry_ftp_is_readable (GSocket *socket);

G_END_DECLS
