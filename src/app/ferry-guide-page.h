/* A page of the user guide, which is CommonMark, as widgets: a label for each paragraph, so that
 * links can be reached by the keyboard and read out. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  char *name;  /* owned; "passive-and-active" */
  char *title; /* owned; its first heading */
  char *words; /* owned; folded, to be searched */
} FerryGuidePage;

GPtrArray *ferry_guide_pages_load (void);
GtkWidget *ferry_guide_page_build (const char *name, GCallback link_activated, gpointer user_data);

G_END_DECLS
