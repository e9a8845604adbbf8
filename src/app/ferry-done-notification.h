/* The notification that all transfers are done, and its words. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *ferry_done_notification_title (guint n_failed);
char *ferry_done_notification_body (guint n_done, const char *const *failed);

void
ferry_done_notification_send (GApplication *application, guint n_done, const char *const *failed);

G_END_DECLS
