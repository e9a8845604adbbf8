/* A drop-down's button, which has the keyboard, is called as the drop-down is. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_drop_down_names_begin (void);

G_END_DECLS
