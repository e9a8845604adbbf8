/* The bookmarks of folders that the desktop's file dialogs and its file manager share: a file of
 * lines, an address and perhaps a title each. Pure but for the file. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *path;  /* of a folder on this computer */
  char *title; /* owned; the folder's name where the file has none */
} FerryGtkBookmark;

void ferry_gtk_bookmark_free (FerryGtkBookmark *bookmark);

GFile *ferry_gtk_bookmarks_new_file (void);
GPtrArray *ferry_gtk_bookmarks_read (GFile *file);
gboolean ferry_gtk_bookmarks_add (GFile *file, const char *path, GError **error);
gboolean ferry_gtk_bookmarks_remove (GFile *file, const char *path, GError **error);

G_END_DECLS
