/* A list of things that are the groups of a kept file: the key file is the truth and the list its
 * image. Before each change the file is read again if another Ferry, or a person, wrote it, so that
 * nobody loses what the other did. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A GListModel. Its property "problem" is what ferry_kept_list_get_problem() returns. */
#define FERRY_TYPE_KEPT_LIST (ferry_kept_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (FerryKeptList, ferry_kept_list, FERRY, KEPT_LIST, GObject)

struct _FerryKeptListClass
{
  GObjectClass parent_class;

  GType item_type;
  /* Somebody else has written the file: all items anew. */
  void (*read) (FerryKeptList *list);
  /* Carries changes of ours that the disk could not take from the old key file to the new one. */
  void (*keep_unsaved) (FerryKeptList *list, GKeyFile *old, GKeyFile *new);
  /* Nullable: all is on the disk. */
  void (*saved) (FerryKeptList *list);
};

gboolean ferry_kept_list_save (FerryKeptList *list, GError **error);
const char *ferry_kept_list_get_problem (FerryKeptList *list);

/* For those that derive from it. */
void ferry_kept_list_open (FerryKeptList *list, GFile *file);
void ferry_kept_list_refresh (FerryKeptList *list);
gboolean ferry_kept_list_write (FerryKeptList *list, GError **error);
GKeyFile *ferry_kept_list_get_key_file (FerryKeptList *list);
void ferry_kept_list_set_key_file (FerryKeptList *list, GKeyFile *key_file);
GPtrArray *ferry_kept_list_get_items (FerryKeptList *list);
void ferry_kept_list_take_items (FerryKeptList *list, GPtrArray *items);

G_END_DECLS
