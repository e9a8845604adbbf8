/* What differs between operating systems for a program in a terminal: interrupts, the standard
 * output as a stream, the terminal's width. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void ferry_cli_system_cancel_on_interrupt (GCancellable *cancellable);
GOutputStream *ferry_cli_system_open_stdout (void);
void ferry_cli_system_use_binary_stdin (void);
gboolean ferry_cli_system_is_terminal (void);
guint ferry_cli_system_get_width (void);

G_END_DECLS
