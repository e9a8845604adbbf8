/* Drawing without the graphics card. Lists and texts gain nothing from it: what GTK loads for it
 * takes tens of megabytes and a good part of the start. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void ferry_drawing_choose (void);
void ferry_drawing_free_others (GAppLaunchContext *context);

G_END_DECLS
