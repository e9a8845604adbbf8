/* The program's icon in the desktop's launcher: how far the transfers are. Where no launcher shows
 * it, nobody notices. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void ferry_launcher_show (GApplication *application, double progress, guint n_failed);

G_END_DECLS
