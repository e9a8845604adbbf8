/* The columns of the list of what a search found. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A name cell was made: for the drag source that belongs on it. */
typedef void (*FerrySearchCellFunc) (GtkWidget *cell, gpointer user_data);

typedef struct
{
  FerryPlace *place; /* owned, nullable */
  char *root;        /* owned, nullable: what folders are shown relative to */
  FerrySearchCellFunc name_cell_func;
  gpointer user_data;
} FerrySearchColumns;

void ferry_search_columns_add (GtkColumnView *view, FerrySearchColumns *columns);
void ferry_search_columns_fit (GtkColumnView *view, int width);
char *ferry_search_columns_dup_folder (FerryPlace *place, const char *root, const char *folder);

G_END_DECLS
