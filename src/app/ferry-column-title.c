/* The title of a column stands over its figures. See ferry-column-title.h.
 *
 * GTK has no call for it: the label is looked for in the header, and where it is not found, in some
 * later GTK, the title stays at the start.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-column-title.h"

static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *label = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && label == NULL;
       child = gtk_widget_get_next_sibling (child))
    label = find_label (child);
  return label;
}

/**
 * ferry_column_title_align_end:
 * @index: of the column, as it was added
 *
 * To be called once the columns are there.
 */
void
ferry_column_title_align_end (GtkColumnView *view, guint index)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;
  GtkWidget *label;

  for (; index > 0 && title != NULL; index--)
    title = gtk_widget_get_next_sibling (title);
  label = title != NULL ? find_label (title) : NULL;
  if (label == NULL)
    return;
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
}
