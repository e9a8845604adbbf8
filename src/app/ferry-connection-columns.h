/* The columns of the connections: a table, with the time line as its last. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The time line's right end and length, microseconds; the view changes it, all rows read it. */
typedef struct
{
  gint64 now;
  gint64 span;
} FerryTimeLine;

void ferry_connection_columns_add (GtkColumnView *view, const FerryTimeLine *time_line);
void ferry_connection_columns_fit (GtkColumnView *view, int width);

G_END_DECLS
