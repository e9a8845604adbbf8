/* A connection more for one large file, in a thread of its own: it fetches parts for as long as
 * there are some. That it fails, or is refused, costs nothing but itself: what it leaves is fetched
 * by the others. Also the one step that all of them do, whoever's connection it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-part-map.h"
#include "ferry-partner.h"
#include "ferry-progress.h"

G_BEGIN_DECLS

/* What they share, for as long as one of them lives. */
typedef struct
{
  const char *source;         /* raw path */
  const char *path;           /* of the part file */
  gboolean is_written_behind; /* somebody will wait for the disk */
  FerryPartMap *map;
  FerryProgress *progress;
  const FerryPartner *partner; /* nullable: no helpers */
  GCancellable *stop;          /* ends all of them */
  gint is_different;           /* atomic: what was here is not what the server has */
} FerryPartWork;

typedef struct _FerryPartHelper FerryPartHelper;

gboolean ferry_part_work_fetch (FerryPartWork *work,
                                FerryFtpClient *client,
                                FerryPart *part,
                                FerryFtpProgressFunc func,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error);

FerryPartHelper *ferry_part_helper_new (FerryPartWork *work);
void ferry_part_helper_free (FerryPartHelper *helper);
void ferry_part_helper_stop (FerryPartHelper *helper);
gboolean ferry_part_helper_is_moving (FerryPartHelper *helper);
gboolean ferry_part_helper_is_over (FerryPartHelper *helper, gboolean *has_failed);

G_END_DECLS
