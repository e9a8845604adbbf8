/* What a file is called at its target: from the bytes of one place to a name that the other can
 * hold, and no two files of a folder under one name. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"

G_BEGIN_DECLS

char *ferry_target_name_make (FerryPlace *from,
                              const char *name,
                              FerryPlace *to,
                              GHashTable *taken,
                              GError **error);

G_END_DECLS
