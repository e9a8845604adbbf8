/* A pair of folders that a scan has still to do with, and how what is in them is brought together,
 * name by name. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"
#include "ferry-sync-item.h"

G_BEGIN_DECLS

typedef struct
{
  char *path;           /* raw, absolute: where it is or would be */
  gboolean is_there;    /* there is something to list */
  GPtrArray *ancestors; /* owned, of char *: against circles */
  FerryListing *entries;
  GError *error;
} FerrySyncFolderSide;

typedef struct
{
  char *path; /* UTF-8, below the top; "" for the top itself */
  FerrySyncFolderSide sides[2];
  FerrySyncItem *item; /* owned, nullable: its line in the plan */
  guint depth;
  guint n_open; /* listings under way */
  guint tries;
} FerrySyncFolder;

/* A name, on one side or on both. */
typedef struct
{
  char *name;                   /* UTF-8 */
  char *paths[2];               /* raw, absolute */
  const FerryEntry *entries[2]; /* borrowed, nullable */
} FerrySyncTwins;

FerrySyncFolder *ferry_sync_folder_new (const char *left_path, const char *right_path);
FerrySyncFolder *ferry_sync_folder_new_below (const FerrySyncFolder *parent,
                                              const char *path,
                                              const FerrySyncTwins *twins);
void ferry_sync_folder_free (FerrySyncFolder *folder);
void ferry_sync_folder_add_ancestor (FerrySyncFolder *folder,
                                     gboolean is_right,
                                     const char *identity,
                                     const char *likeness);

GPtrArray *ferry_sync_folder_match (const FerrySyncFolder *folder,
                                    FerryPlace *left,
                                    FerryPlace *right,
                                    gboolean ignores_case);
char *ferry_sync_folder_dup_path (const FerrySyncFolder *folder, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerrySyncFolder, ferry_sync_folder_free)

G_END_DECLS
