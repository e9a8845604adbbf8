/* An image out of bytes that somebody else made: bounded in what it takes. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

GdkTexture *ferry_look_image_load (GBytes *bytes);

G_END_DECLS
