/* A process group that a test owns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GPid ferry_test_process_start (const char *const *argv,
                               const char *const *environment,
                               const char *log_file,
                               guint64 max_file_size,
                               GError **error);
gboolean ferry_test_process_is_running (GPid *pid);
void ferry_test_process_kill (GPid *pid);

G_END_DECLS
