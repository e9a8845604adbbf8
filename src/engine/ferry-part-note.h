/* The map of a large file that comes in parts, written into the part file itself: behind the last
 * byte that the source has. So a part with holes is longer than its source, which nobody takes for
 * its beginning, and tells all that is needed to go on, wherever it is found. It stands there
 * twice, the older one left alone while the other is written. Worker threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-part-map.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 size;     /* of the source */
  gint64 modified; /* likewise, as far as the server tells */
  guint64 number;  /* how often it was written */
} FerryPartNote;

gboolean
ferry_part_note_write (FerryPartNote *note, const char *path, FerryPartMap *map, GError **error);
FerryPartMap *ferry_part_note_read (const char *path, FerryPartNote *note);
gboolean ferry_part_note_remove (const char *path, gint64 size, GError **error);

G_END_DECLS
