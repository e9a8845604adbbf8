/* The steps of an upload, for those that take some of them together: the source is looked at and
 * the target settled, bytes are sent to the part, and the whole file is brought into its place.
 * Worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-task-target.h"

G_BEGIN_DECLS

typedef struct
{
  FerryFileTask *task;    /* borrowed */
  FerryFtpClient *client; /* borrowed */
  FerryFtpClient *origin; /* borrowed: the server of the source; NULL: it lies on this computer */
  FerryEntry *source;     /* owned: the source as it was when we began */
  FerryTaskTarget target;
  char *part; /* owned: where the bytes go */
} FerryUpload;

gboolean ferry_upload_prepare (FerryUpload *upload);
GInputStream *ferry_upload_open (FerryUpload *upload, gint64 offset, GError **error);
gboolean ferry_upload_send (FerryUpload *upload, GError **error);
gboolean ferry_upload_check_whole (FerryUpload *upload, GError **error);
gboolean ferry_upload_has_time (const FerryUpload *upload);
guint ferry_upload_get_mode (const FerryUpload *upload);
void ferry_upload_run (FerryUpload *upload);
void ferry_upload_finish (FerryUpload *upload);
void ferry_upload_fail (FerryUpload *upload);
void ferry_upload_clear (FerryUpload *upload);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FerryUpload, ferry_upload_clear)

G_END_DECLS
