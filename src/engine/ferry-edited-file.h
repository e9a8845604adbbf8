/* A file of a server that somebody edits here: fetched, watched, and uploaded at each save, unless
 * the one on the server has changed meanwhile. Main thread.
 *
 * Properties: "state" (FerryEditState as int, notify).
 * Signals: "fetched": it can be opened now; "uploaded": what was saved is on the server.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-edit-folder.h"
#include "ferry-transfer-queue.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_EDIT_FETCHING,
  FERRY_EDIT_SAME,    /* here and on the server */
  FERRY_EDIT_CHANGED, /* saved here, and not on its way yet */
  FERRY_EDIT_UPLOADING,
  FERRY_EDIT_CONFLICT, /* the server's has changed too: ferry_edited_file_resolve() */
  FERRY_EDIT_FAILED,   /* not uploaded, or not fetched; the error says why */
  FERRY_EDIT_ENDED,
} FerryEditState;

typedef enum
{
  FERRY_EDIT_OVERWRITE,
  FERRY_EDIT_KEEP_BOTH, /* upload under another name, and go on with that one */
  FERRY_EDIT_DISCARD,   /* what was saved here, and end */
} FerryEditAnswer;

#define FERRY_TYPE_EDITED_FILE (ferry_edited_file_get_type ())
G_DECLARE_FINAL_TYPE (FerryEditedFile, ferry_edited_file, FERRY, EDITED_FILE, GObject)

FerryEditedFile *ferry_edited_file_fetch (FerryTransferQueue *queue,
                                          FerryPlace *place,
                                          const char *path,
                                          const char *base,
                                          GError **error);
FerryEditedFile *
ferry_edited_file_take_up (FerryTransferQueue *queue, const char *folder, FerryEditNote *note);

void ferry_edited_file_set_place (FerryEditedFile *file, FerryPlace *place);
void ferry_edited_file_upload (FerryEditedFile *file);
void ferry_edited_file_resolve (FerryEditedFile *file, FerryEditAnswer answer);
void ferry_edited_file_end (FerryEditedFile *file);

FerryEditState ferry_edited_file_get_state (FerryEditedFile *file);
gboolean ferry_edited_file_is_unsaved (FerryEditedFile *file);
const GError *ferry_edited_file_get_error (FerryEditedFile *file);
const FerryEditNote *ferry_edited_file_get_note (FerryEditedFile *file);
FerryPlace *ferry_edited_file_get_place (FerryEditedFile *file);
const char *ferry_edited_file_get_local (FerryEditedFile *file);

G_END_DECLS
