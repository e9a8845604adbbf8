/* Where a file of a server lies while it is edited: a folder of its own that only this user may
 * enter, with a note of what it is, from which it is known again after a crash. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *key;         /* of the server: ferry_server_dup_key() */
  char *title;       /* of the server, for people */
  char *path;        /* raw, there */
  char *name;        /* UTF-8, for people */
  FerryEntry *entry; /* as it was there when the two were the same; nullable */
  char *stamp;       /* of the file here, when the two were the same; nullable: not fetched yet */
} FerryEditNote;

FerryEditNote *ferry_edit_note_new (void);
void ferry_edit_note_free (FerryEditNote *note);

char *ferry_edit_folder_get_base (void);
char *ferry_edit_folder_make (const char *base, GError **error);
char *ferry_edit_folder_dup_file (const char *folder, const char *name);
char *ferry_edit_folder_dup_content (const char *folder);
gboolean ferry_edit_folder_save (const char *folder, const FerryEditNote *note, GError **error);
FerryEditNote *ferry_edit_folder_load (const char *folder);
char *ferry_edit_folder_stamp (const char *path);
void ferry_edit_folder_remove (const char *folder);
GPtrArray *ferry_edit_folder_find_left (const char *base);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryEditNote, ferry_edit_note_free)

G_END_DECLS
