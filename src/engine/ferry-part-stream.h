/* One part of a large file, as a stream to write to: what comes lands at its place in the file and
 * in the map. The bytes that are there already come once more at first, and are compared. When the
 * part is whole, writing ends with an error, which is none. Worker threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-part-map.h"
#include "ferry-progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define FERRY_TYPE_PART_STREAM (ferry_part_stream_get_type ())
G_DECLARE_FINAL_TYPE (FerryPartStream, ferry_part_stream, FERRY, PART_STREAM, GOutputStream)

FerryPartStream *ferry_part_stream_new (const char *path,
                                        FerryPartMap *map,
                                        FerryPart *part,
                                        FerryProgress *progress,
                                        GCancellable *cancellable,
                                        GError **error);
gint64 ferry_part_stream_get_offset (FerryPartStream *stream);
gboolean ferry_part_stream_is_whole (FerryPartStream *stream);
gboolean ferry_part_stream_is_different (FerryPartStream *stream);

G_END_DECLS
