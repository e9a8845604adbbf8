/* A folder that a walk has still to visit. Main thread; a plain struct.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *source;
  char *target;
  guint depth;
  GPtrArray *ancestors; /* of char *: what the folders above are known by; shared, never changed */
} FerryTreeFolder;

FerryTreeFolder *
ferry_tree_folder_new (const char *source, const char *target, guint depth, GPtrArray *ancestors);
void ferry_tree_folder_set_target (FerryTreeFolder *folder, const char *target);
void ferry_tree_folder_free (gpointer folder);
void ferry_tree_folder_add_ancestor (FerryTreeFolder *folder,
                                     const char *identity,
                                     const char *likeness);

G_END_DECLS
