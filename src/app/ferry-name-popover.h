/* A small popover that asks for a name: Enter takes it, Escape does not. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *title;
  const char *name; /* to begin with */
  const char *button_label;
  gboolean has_ending;                                 /* ".txt" is not selected: it mostly stays */
  void (*func) (const char *name, gpointer user_data); /* gets one path segment, if one is given */
  void (*closed) (gpointer user_data);                 /* nullable: in any case, and before that */
  gpointer user_data;
  GDestroyNotify destroy;
} FerryNameQuestion;

void ferry_name_popover_show (GtkWidget *parent,
                              const GdkRectangle *pointing_to,
                              const FerryNameQuestion *question);

G_END_DECLS
