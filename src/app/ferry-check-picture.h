/* A check as a picture: the name, then the connections by IPv4 and by IPv6. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-check.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_CHECK_PICTURE (ferry_check_picture_get_type ())
G_DECLARE_FINAL_TYPE (FerryCheckPicture, ferry_check_picture, FERRY, CHECK_PICTURE, GtkBox)

void ferry_check_picture_set_check (FerryCheckPicture *picture, const FerryCheck *check);

G_END_DECLS
