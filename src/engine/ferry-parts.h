/* One large file over several connections. The worker's own fetches parts like the others, and
 * while its bytes come it decides how many helpers there are, and writes down what is here. Worker
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-part-map.h"
#include "ferry-part-note.h"
#include "ferry-proof.h"
#include "ferry-task-download.h"

G_BEGIN_DECLS

/* More connections than these help nobody, and annoy servers. */
#define FERRY_PARTS_MOST 8

gboolean ferry_parts_suit (const FerryDownload *download, FerryFtpClient *client);
FerryProof ferry_parts_fetch (FerryDownload *download,
                              FerryFtpClient *client,
                              FerryPartMap *map,
                              FerryPartNote *note,
                              GError **error);

G_END_DECLS
