/* Staying at the top of a list. See ferry-scroll-top.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-scroll-top.h"

/* The list moves when it is laid out, in the frame after the change. */
#define FRAMES 2

static gboolean
scroll_to_top (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint frames_left = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "frames-left"));
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (widget);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
  g_object_set_data (G_OBJECT (widget), "frames-left", GUINT_TO_POINTER (frames_left - 1));
  return frames_left > 1 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * ferry_scroll_top_keep:
 *
 * To be called before rows come on top. The list stays with the row at its top when others come
 * above it; who looks at the newest wants to go on doing so.
 */
void
ferry_scroll_top_keep (GtkScrolledWindow *scroller)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  gboolean is_moving = g_object_get_data (G_OBJECT (scroller), "frames-left") != NULL;

  if (!is_moving && gtk_adjustment_get_value (adjustment) > 1)
    return;
  g_object_set_data (G_OBJECT (scroller), "frames-left", GUINT_TO_POINTER (FRAMES));
  if (!is_moving)
    gtk_widget_add_tick_callback (GTK_WIDGET (scroller), scroll_to_top, NULL, NULL);
}
