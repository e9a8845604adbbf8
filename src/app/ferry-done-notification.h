/* The notifications that all transfers are done, and that one waits for an answer, with their
 * words. Main thread.
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

void ferry_asking_notification_send (GApplication *application, const char *name);
void ferry_asking_notification_withdraw (GApplication *application);

G_END_DECLS
