/* The speed of the last minutes as a picture. See ferry-speed-graph.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-speed-graph.h"

#include "ferry-transfer-text.h"

#include <glib/gi18n.h>

#define LEAST_TOP  10000.0 /* bytes a second; noise is not to fill the graph */
#define GRID_LINES 2

struct _FerrySpeedGraph
{
  GtkWidget parent_instance;

  FerrySpeedHistory *history; /* owned, nullable */
  guint timeout;
};

G_DEFINE_FINAL_TYPE (FerrySpeedGraph, ferry_speed_graph, GTK_TYPE_WIDGET)

/**
 * ferry_speed_graph_get_nice_top:
 * @peak: bytes a second
 *
 * Returns: 1, 2 or 5 times a power of ten, at least @peak: what the axis ends with
 */
double
ferry_speed_graph_get_nice_top (double peak)
{
  static const double steps[] = { 1, 2, 5 };
  double power = LEAST_TOP;

  while (power * 10 < peak)
    power *= 10;
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (power * steps[i] >= peak)
      return power * steps[i];
  return power * 10;
}

static char *
dup_speed (double speed)
{
  return speed < 1 ? g_strdup ("0") : ferry_transfer_text_speed (speed);
}

static char *
dup_now (FerrySpeedGraph *self, gint64 now)
{
  gint64 down = ferry_speed_history_get (self->history, now, 0, FERRY_SPEED_DOWN);
  gint64 up = ferry_speed_history_get (self->history, now, 0, FERRY_SPEED_UP);
  g_autofree char *down_text = dup_speed ((double) down);
  g_autofree char *up_text = dup_speed ((double) up);

  /* Translators: speeds of downloads and uploads */
  return g_strdup_printf (_ ("↓ %s  ↑ %s"), down_text, up_text);
}

static void
draw_text (FerrySpeedGraph *self,
           GtkSnapshot *snapshot,
           const char *text,
           double y,
           gboolean at_end)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA colour;
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT (
          at_end != is_rtl ? (float) (gtk_widget_get_width (widget) - width - 3) : 3, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static int
get_line_height (FerrySpeedGraph *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* Now is at the end: to the right, or to the left where one reads that way. */
static void
trace (FerrySpeedGraph *self,
       cairo_t *cr,
       FerrySpeedKind kind,
       gint64 now,
       double top,
       double width,
       double height)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double step = width / (FERRY_SPEED_HISTORY_SECONDS - 1);

  for (guint age = 0; age < FERRY_SPEED_HISTORY_SECONDS; age++)
    {
      double speed = (double) ferry_speed_history_get (self->history, now, age, kind);
      double x = is_rtl ? age * step : width - age * step;

      cairo_line_to (cr, x, height - speed / top * height);
    }
}

static void
draw_grid (cairo_t *cr, const GdkRGBA *colour, double width, double height)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, 0.2);
  cairo_set_line_width (cr, 1);
  for (guint i = 0; i <= GRID_LINES; i++)
    {
      double y = (int) (height * i / GRID_LINES) + 0.5;

      cairo_move_to (cr, 0, y);
      cairo_line_to (cr, width, y);
    }
  cairo_stroke (cr);
}

static void
draw_lines (FerrySpeedGraph *self, cairo_t *cr, gint64 now, double top, double width, double height)
{
  static const double dashes[] = { 4, 3 };
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  draw_grid (cr, &colour, width, height);
  /* Down is an area with an edge, up a dashed line over it: told apart without colours. */
  trace (self, cr, FERRY_SPEED_DOWN, now, top, width, height);
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, 0.9);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke_preserve (cr);
  cairo_line_to (cr, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? width : 0,
                 height);
  cairo_line_to (cr, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? 0 : width,
                 height);
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, 0.25);
  cairo_fill (cr);
  trace (self, cr, FERRY_SPEED_UP, now, top, width, height);
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, 0.9);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
}

static void
ferry_speed_graph_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FerrySpeedGraph *self = FERRY_SPEED_GRAPH (widget);
  int line = get_line_height (self);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget) - 2 * line;
  gint64 now = g_get_monotonic_time ();
  g_autofree char *now_text = NULL;
  g_autofree char *top_text = NULL;
  double top;
  cairo_t *cr;

  if (self->history == NULL || height <= 0 || width <= 0)
    return;
  top = ferry_speed_graph_get_nice_top (
      (double) ferry_speed_history_get_peak (self->history, now, FERRY_SPEED_HISTORY_SECONDS));
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, (float) line, (float) width, (float) height + 1));
  cairo_translate (cr, 0, line);
  draw_lines (self, cr, now, top, width, height);
  cairo_destroy (cr);
  top_text = dup_speed (top);
  now_text = dup_now (self, now);
  draw_text (self, snapshot, top_text, 0, FALSE);
  draw_text (self, snapshot, _ ("5 min"), line + height, FALSE);
  draw_text (self, snapshot, now_text, line + height, TRUE);
}

static gboolean
on_second (gpointer user_data)
{
  FerrySpeedGraph *self = user_data;
  g_autofree char *text = NULL;

  if (self->history == NULL)
    return G_SOURCE_CONTINUE;
  text = dup_now (self, g_get_monotonic_time ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_CONTINUE;
}

static void
ferry_speed_graph_map (GtkWidget *widget)
{
  FerrySpeedGraph *self = FERRY_SPEED_GRAPH (widget);

  GTK_WIDGET_CLASS (ferry_speed_graph_parent_class)->map (widget);
  on_second (self);
  self->timeout = g_timeout_add_seconds (1, on_second, self);
}

static void
ferry_speed_graph_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&FERRY_SPEED_GRAPH (widget)->timeout, g_source_remove);
  GTK_WIDGET_CLASS (ferry_speed_graph_parent_class)->unmap (widget);
}

static void
ferry_speed_graph_finalize (GObject *object)
{
  FerrySpeedGraph *self = FERRY_SPEED_GRAPH (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->history, ferry_speed_history_unref);

  G_OBJECT_CLASS (ferry_speed_graph_parent_class)->finalize (object);
}

static void
ferry_speed_graph_class_init (FerrySpeedGraphClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ferry_speed_graph_finalize;
  widget_class->snapshot = ferry_speed_graph_snapshot;
  widget_class->map = ferry_speed_graph_map;
  widget_class->unmap = ferry_speed_graph_unmap;
  gtk_widget_class_set_css_name (widget_class, "speedgraph");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ferry_speed_graph_init (FerrySpeedGraph *self)
{
}

/**
 * ferry_speed_graph_set_history:
 * @history: (nullable) (transfer none): what to draw
 */
void
ferry_speed_graph_set_history (FerrySpeedGraph *self, FerrySpeedHistory *history)
{
  if (self->history == history)
    return;
  g_clear_pointer (&self->history, ferry_speed_history_unref);
  if (history != NULL)
    self->history = ferry_speed_history_ref (history);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
