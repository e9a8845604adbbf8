/* The checksum of one file: which kind, the digits, and for a server that cannot count the question
 * whether to read the whole file. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_CHECKSUM_BOX (ferry_checksum_box_get_type ())
G_DECLARE_FINAL_TYPE (FerryChecksumBox, ferry_checksum_box, FERRY, CHECKSUM_BOX, GtkBox)

void ferry_checksum_box_set_file (FerryChecksumBox *self,
                                  FerryPlace *place,
                                  const char *path,
                                  gint64 size);

G_END_DECLS
