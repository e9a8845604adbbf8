/* A look at a file without opening it: the beginning of a text, an image, or what is known of it.
 * It follows the pane that it was opened from; the arrow keys go on to the next entry. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

#define FERRY_TYPE_QUICK_LOOK (ferry_quick_look_get_type ())
G_DECLARE_FINAL_TYPE (FerryQuickLook, ferry_quick_look, FERRY, QUICK_LOOK, GtkWindow)

void ferry_quick_look_present (FerryPane *pane);

G_END_DECLS
