/* How large the desktop wants texts. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

int ferry_text_scale (int width);
int ferry_text_unscale (int width);

G_END_DECLS
