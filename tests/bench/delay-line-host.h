/* The hosts at the ends of a delay line: namespaces, and the network device of each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

void delay_line_host_unshare (void);

void delay_line_host_name (const char *name);

int delay_line_host_open (const char *address, gboolean takes_large);

void delay_line_host_leave (void);

void delay_line_host_die (const char *what) G_GNUC_NORETURN;
