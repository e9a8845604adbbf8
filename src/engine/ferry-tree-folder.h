/* A folder that a walk has still to do with: to be visited, with a worker, or listed and not all
 * rows yet. It owns those below it that were reached so far. Main thread; a plain struct that the
 * walk alone reaches into.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-folder-task.h"
#include "ferry-tree-target.h"

G_BEGIN_DECLS

typedef struct _FerryTreeFolder FerryTreeFolder;

typedef enum
{
  FERRY_TREE_TO_VISIT,
  FERRY_TREE_WITH_WORKER,
  FERRY_TREE_LISTED,
} FerryTreeState;

struct _FerryTreeFolder
{
  FerryTreeFolder *parent; /* borrowed, nullable */
  GQueue below;            /* of FerryTreeFolder, owned, in the order of the listing */
  char *source;
  char *target;
  guint depth;
  GPtrArray *ancestors; /* of char *: what the folders above are known by; shared, never changed */

  FerryTreeState state;
  FerryFolderSteps steps; /* still to do */
  guint tries;
  gint64 not_before; /* monotonic */

  /* Listed. */
  FerryListing *entries;
  guint next_file; /* of the entries, to become a row */
  guint next_folder;
  GHashTable *taken; /* names given at the target */
  FerryTreeTarget existing;
  gboolean is_target_listed; /* or new: nothing else is there */
};

FerryTreeFolder *ferry_tree_folder_new (const char *source, const char *target);
FerryTreeFolder *
ferry_tree_folder_add (FerryTreeFolder *parent, const char *source, const char *target);
void ferry_tree_folder_free (gpointer folder);
FerryTreeFolder *ferry_tree_folder_leave (FerryTreeFolder *folder);
void ferry_tree_folder_set_target (FerryTreeFolder *folder, const char *target);
void ferry_tree_folder_add_ancestor (FerryTreeFolder *folder,
                                     const char *identity,
                                     const char *likeness);
const FerryEntry *
ferry_tree_folder_next (FerryTreeFolder *folder, guint *position, gboolean is_directory);

G_END_DECLS
