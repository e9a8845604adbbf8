/* Announcements. See ferry-announce.h. GTK has them from 4.14 on; before, a label that nobody sees
 * has the role of a status line, and a screen reader hears its text change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-announce.h"

#if GTK_CHECK_VERSION(4, 14, 0)

static void
announce (GtkWidget *widget, const char *text, gboolean is_urgent)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), text,
                           is_urgent ? GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH
                                     : GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

#else

#define KEY "ferry-announcements"

static GtkLabel *
get_line (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL ? g_object_get_data (G_OBJECT (root), KEY) : NULL;
}

static void
announce (GtkWidget *widget, const char *text, gboolean is_urgent)
{
  GtkLabel *line = get_line (widget);

  if (line != NULL)
    gtk_label_set_label (line, text);
}

#endif

/**
 * ferry_announce_begin:
 * @window: its child is a #GtkOverlay
 *
 * Makes announcements in a window possible.
 */
void
ferry_announce_begin (GtkWindow *window)
{
#if !GTK_CHECK_VERSION(4, 14, 0)
  GtkWidget *line = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                  "opacity", 0.0, "can-target", FALSE, "ellipsize",
                                  PANGO_ELLIPSIZE_END, "valign", GTK_ALIGN_END, NULL);

  gtk_overlay_add_overlay (GTK_OVERLAY (gtk_window_get_child (window)), line);
  g_object_set_data (G_OBJECT (window), KEY, line);
#endif
}

/**
 * ferry_announce:
 * @widget: in the window that it is about
 * @text: one sentence
 *
 * When the reader has ended what it is reading.
 */
void
ferry_announce (GtkWidget *widget, const char *text)
{
  announce (widget, text, FALSE);
}

/**
 * ferry_announce_now:
 *
 * At once: something has failed.
 */
void
ferry_announce_now (GtkWidget *widget, const char *text)
{
  announce (widget, text, TRUE);
}
