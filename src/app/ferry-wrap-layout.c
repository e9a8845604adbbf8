/* Children in a row that breaks into lines. The line breaks follow from the natural widths alone,
 * so measuring and allocating always agree on them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-wrap-layout.h"

#define SPACING 6

struct _FerryWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (FerryWrapLayout, ferry_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *first; /* of the line */
  GtkWidget *next;  /* the first of the next line, or NULL */
  int width;        /* natural */
  int height;
  int expanding;
} Line;

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
get_natural (GtkWidget *child, GtkOrientation orientation)
{
  int natural = 0;

  gtk_widget_measure (child, orientation, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static Line
find_line (GtkWidget *first, int available)
{
  Line line = { .first = first };
  GtkWidget *child;

  for (child = first; child != NULL; child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int width = get_natural (child, GTK_ORIENTATION_HORIZONTAL);

      if (child != first && line.width + SPACING + width > available)
        break;
      line.width += (child != first ? SPACING : 0) + width;
      line.height = MAX (line.height, get_natural (child, GTK_ORIENTATION_VERTICAL));
      line.expanding += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL) ? 1 : 0;
    }
  line.next = child;
  return line;
}

static int
measure_height (GtkWidget *widget, int width)
{
  int height = 0;
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));

  while (child != NULL)
    {
      Line line = find_line (child, width < 0 ? G_MAXINT / 2 : width);

      height += (height > 0 ? SPACING : 0) + line.height;
      child = line.next;
    }
  return height;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));

  for (; child != NULL; child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += (*natural > 0 ? SPACING : 0) + child_natural;
    }
}

static GtkSizeRequestMode
ferry_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ferry_wrap_layout_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = measure_height (widget, for_size);
}

static void
allocate_line (const Line *line, int y, int available, gboolean is_rtl)
{
  int x = 0;
  int extra = MAX (available - line->width, 0);
  int expanding = line->expanding;
  GtkWidget *child = line->first;

  for (; child != line->next; child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int width = MIN (get_natural (child, GTK_ORIENTATION_HORIZONTAL), available);

      if (expanding > 0 && gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        {
          int share = extra / expanding;

          width += share;
          extra -= share;
          expanding--;
        }
      gtk_widget_size_allocate (
          child, &(GtkAllocation){ is_rtl ? available - x - width : x, y, width, line->height },
          -1);
      x += width + SPACING;
    }
}

static void
ferry_wrap_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      Line line = find_line (child, width);

      allocate_line (&line, y, width, is_rtl);
      y += line.height + SPACING;
      child = line.next;
    }
}

static void
ferry_wrap_layout_class_init (FerryWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = ferry_wrap_layout_get_request_mode;
  layout_class->measure = ferry_wrap_layout_measure;
  layout_class->allocate = ferry_wrap_layout_allocate;
}

static void
ferry_wrap_layout_init (FerryWrapLayout *self)
{
}
