/* Which bytes of a large file are here, and which of them somebody fetches: a file is cut into
 * parts that lie one behind another, each with its beginning here and the rest to come. Whoever has
 * nothing to do takes a part that nobody has, or half of the one with the most to come, so that all
 * end at the same time. Any thread; no file, no network.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A new RETR costs some round trips and a slow start: where less is to come of a part it is left to
 * the one who has it. */
#define FERRY_PART_LEAST_TO_SHARE (2 * 1024 * 1024)

typedef struct _FerryPartMap FerryPartMap;
typedef struct _FerryPart FerryPart; /* the map's; it lives as long */

FerryPartMap *ferry_part_map_new (gint64 size, gint64 have);
FerryPartMap *ferry_part_map_new_from_text (const char *text, gint64 size);
void ferry_part_map_free (FerryPartMap *map);
char *ferry_part_map_to_text (FerryPartMap *map, gsize longest);

FerryPart *ferry_part_map_claim (FerryPartMap *map);
void ferry_part_map_release (FerryPartMap *map, FerryPart *part);
gint64 ferry_part_map_get_offset (FerryPartMap *map, FerryPart *part, gint64 *have);
gsize ferry_part_map_begin_write (FerryPartMap *map, FerryPart *part, gsize count);
gboolean ferry_part_map_end_write (FerryPartMap *map, FerryPart *part, gsize count);

gint64 ferry_part_map_get_size (FerryPartMap *map);
gint64 ferry_part_map_get_done (FerryPartMap *map);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryPartMap, ferry_part_map_free)

G_END_DECLS
