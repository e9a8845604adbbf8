/* All files of servers that somebody edits here: a GListModel of FerryEditedFile. Main thread.
 *
 * Signals: "fetched" (files, file), "uploaded" (files, file), "changed" (files, file): its state.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-edited-file.h"

G_BEGIN_DECLS

#define FERRY_TYPE_EDITED_FILES (ferry_edited_files_get_type ())
G_DECLARE_FINAL_TYPE (FerryEditedFiles, ferry_edited_files, FERRY, EDITED_FILES, GObject)

FerryEditedFiles *ferry_edited_files_new (FerryTransferQueue *queue, const char *base);

FerryEditedFile *ferry_edited_files_open (FerryEditedFiles *files,
                                          FerryPlace *place,
                                          const char *path,
                                          GError **error);
guint ferry_edited_files_take_up_left (FerryEditedFiles *files);
void ferry_edited_files_meet_place (FerryEditedFiles *files, FerryPlace *place);
guint ferry_edited_files_count_unsaved (FerryEditedFiles *files);
void ferry_edited_files_end_saved (FerryEditedFiles *files);

G_END_DECLS
