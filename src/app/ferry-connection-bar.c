/* One bar of the time line. See ferry-connection-bar.h.
 *
 * Thin while it is tried, thick while it stands, a mark at the end of one that failed. The parts
 * are children without content, so that the style sheet colours them: light, dark and high contrast
 * follow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-connection-bar.h"

#define THICK 8
#define THIN  2
#define LEAST 2 /* pixels of even the shortest life */

static const char *const kind_classes[] = {
  [FERRY_CONNECTION_CONTROL] = "control",
  [FERRY_CONNECTION_PASSIVE] = "passive",
  [FERRY_CONNECTION_ACTIVE] = "active",
};

struct _FerryConnectionBar
{
  GtkWidget parent_instance;

  GtkWidget *trial; /* owned, as all children */
  GtkWidget *stand;
  GtkWidget *mark;

  const char *css_class;
  gint64 begun, opened, ended; /* microseconds since 1970; 0: not yet */
  gboolean has_failed;
  gint64 now;
  gint64 span;
};

G_DEFINE_FINAL_TYPE (FerryConnectionBar, ferry_connection_bar, GTK_TYPE_WIDGET)

static int
get_x (FerryConnectionBar *self, gint64 time, int width)
{
  double part = 1 - (double) (self->now - time) / (double) MAX (self->span, 1);

  return (int) (CLAMP (part, 0, 1) * width);
}

static void
allocate_part (GtkWidget *part, int left, int right, int thickness, int width, int height)
{
  GtkAllocation allocation;

  right = CLAMP (right, LEAST, width);
  left = CLAMP (left, 0, right - LEAST);
  if (gtk_widget_get_direction (part) == GTK_TEXT_DIR_RTL)
    {
      int mirrored = width - right;

      right = width - left;
      left = mirrored;
    }
  allocation = (GtkAllocation){ left, (height - thickness) / 2, right - left, thickness };
  gtk_widget_size_allocate (part, &allocation, -1);
}

static void
ferry_connection_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FerryConnectionBar *self = FERRY_CONNECTION_BAR (widget);
  gint64 ended = self->ended != 0 ? self->ended : self->now;
  gboolean is_in_sight = ended >= self->now - self->span;
  int end = get_x (self, ended, width);

  gtk_widget_set_child_visible (self->trial, is_in_sight);
  gtk_widget_set_child_visible (self->stand, is_in_sight && self->opened != 0);
  gtk_widget_set_child_visible (self->mark, is_in_sight && self->has_failed);
  if (!is_in_sight)
    return;
  allocate_part (self->trial, get_x (self, self->begun, width),
                 self->opened != 0 ? get_x (self, self->opened, width) : end, THIN, width, height);
  if (self->opened != 0)
    allocate_part (self->stand, get_x (self, self->opened, width), end, THICK, width, height);
  if (self->has_failed)
    allocate_part (self->mark, end - THIN, end, THICK, width, height);
}

static void
ferry_connection_bar_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : THICK;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : THICK;
}

static void
ferry_connection_bar_dispose (GObject *object)
{
  FerryConnectionBar *self = FERRY_CONNECTION_BAR (object);

  g_clear_pointer (&self->trial, gtk_widget_unparent);
  g_clear_pointer (&self->stand, gtk_widget_unparent);
  g_clear_pointer (&self->mark, gtk_widget_unparent);

  G_OBJECT_CLASS (ferry_connection_bar_parent_class)->dispose (object);
}

static void
ferry_connection_bar_class_init (FerryConnectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_connection_bar_dispose;
  widget_class->size_allocate = ferry_connection_bar_size_allocate;
  widget_class->measure = ferry_connection_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "connectionbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static GtkWidget *
new_part (FerryConnectionBar *self, const char *css_class)
{
  GtkWidget *part = g_object_new (GTK_TYPE_BOX, "css-name", "part", "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (part, css_class);
  gtk_widget_set_parent (part, GTK_WIDGET (self));
  return part;
}

static void
ferry_connection_bar_init (FerryConnectionBar *self)
{
  self->trial = new_part (self, "trial");
  self->stand = new_part (self, "stand");
  self->mark = new_part (self, "mark");
}

GtkWidget *
ferry_connection_bar_new (void)
{
  return g_object_new (FERRY_TYPE_CONNECTION_BAR, NULL);
}

static void
set_class (FerryConnectionBar *self, const char *css_class)
{
  if (self->css_class == css_class)
    return;
  if (self->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->css_class);
  gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  self->css_class = css_class;
}

/**
 * ferry_connection_bar_show:
 * @now: the right end of the time line, microseconds since 1970
 * @span: its length, microseconds
 */
void
ferry_connection_bar_show (FerryConnectionBar *self,
                           const FerryConnectionLife *life,
                           gint64 now,
                           gint64 span)
{
  self->begun = life->begun;
  self->opened = life->opened;
  self->ended = life->ended;
  self->has_failed = life->state >= FERRY_CONNECTION_LOST;
  self->now = now;
  self->span = span;
  set_class (self, self->has_failed ? "failed" : kind_classes[life->kind]);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
