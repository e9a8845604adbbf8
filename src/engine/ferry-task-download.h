/* The steps of a download, for those that take some of them together: the target is settled, the
 * part opened, bytes put there, and the whole file brought into its place. Worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-task-target.h"

G_BEGIN_DECLS

typedef struct
{
  FerryFileTask *task; /* borrowed */
  FerryTaskTarget target;
  gboolean has_facts;    /* the server has told size and time of the source just now */
  gboolean is_continued; /* what was there already is its beginning */
  char *part;            /* owned: where the bytes go until all of them are there */
} FerryDownload;

gboolean ferry_download_prepare (FerryDownload *download, FerryFtpClient *client);
GOutputStream *ferry_download_open (FerryDownload *download, gint64 offset, GError **error);
gboolean ferry_download_fetch (FerryDownload *download, FerryFtpClient *client, GError **error);
gint64 ferry_download_get_part_size (const FerryDownload *download);
void ferry_download_finish (FerryDownload *download, FerryFtpClient *client);
void ferry_download_fail (FerryDownload *download);
void ferry_download_clear (FerryDownload *download);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FerryDownload, ferry_download_clear)

G_END_DECLS
