/* The arrow of a row of the diagnosis. The ports at both ends are labels; between them it is drawn
 * in the colour that the style gives to its state, so that themes and contrast follow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-check-arrow.h"

#define HEIGHT    24
#define GAP       6    /* between a port and the line */
#define HEAD      6.0  /* half the height of the arrow's head */
#define DISC      8.0  /* radius of the disc where it ended */
#define CROSS     3.0  /* half the size of the cross in it */
#define ROOM      24   /* between a firewall and what is beside it, at least */
#define BOUNCE    30.0 /* how far a refused connection comes back */
#define DASH      4.0
#define DASH_TIME (G_USEC_PER_SEC / 3) /* for a dash to take the next one's place */

struct _FerryCheckArrow
{
  GtkWidget parent_instance;

  FerryCheckState state;
  FerryCheckStop stop;
  gboolean is_tried; /* there was a connection, or there may still be one */
  gboolean is_active;
  guint tick; /* while it moves */
  gint64 tick_start;
  double phase;

  GtkWidget *our_port;
  GtkWidget *server_port;
  int our_width; /* of the ports, as they are allocated */
  int server_width;
};

G_DEFINE_FINAL_TYPE (FerryCheckArrow, ferry_check_arrow, GTK_TYPE_WIDGET)

/* Places on the line, from who opens the connection to the other end. */
typedef struct
{
  double start;
  double end;
  double client_firewall;
  double server_firewall;
  double direction; /* 1: to the right */
  double y;
} Way;

static Way
get_way (FerryCheckArrow *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double left = self->our_width + GAP;
  double right = width - self->server_width - GAP;
  /* Large text makes the ports wide: the firewalls stay between them. */
  Way way = {
    .start = self->is_active ? right : left,
    .end = self->is_active ? left : right,
    .client_firewall = (int) MAX (width * FERRY_CHECK_CLIENT_FIREWALL, left + ROOM),
    .server_firewall = (int) MIN (width * FERRY_CHECK_SERVER_FIREWALL, right - ROOM),
    .direction = self->is_active ? -1 : 1,
    .y = gtk_widget_get_height (GTK_WIDGET (self)) / 2 + 0.5,
  };

  return way;
}

static void
draw_firewall (cairo_t *cr, FerryCheckArrow *self, double x, gboolean is_closed)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  cairo_set_line_width (cr, is_closed ? 4 : 2);
  cairo_move_to (cr, x, 1);
  cairo_line_to (cr, x, height - 1);
  cairo_stroke (cr);
}

static void
draw_line (cairo_t *cr, double from, double to, double y)
{
  cairo_move_to (cr, from, y);
  cairo_line_to (cr, to, y);
  cairo_stroke (cr);
}

static void
draw_head (cairo_t *cr, double x, double y, double direction)
{
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x - direction * HEAD * 1.5, y - HEAD);
  cairo_line_to (cr, x - direction * HEAD * 1.5, y + HEAD);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* A disc with a cross cut out, so that it stands out on any ground. */
static void
draw_end (cairo_t *cr, double x, double y)
{
  cairo_arc (cr, x, y, DISC, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_save (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_DEST_OUT);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, x - CROSS, y - CROSS);
  cairo_line_to (cr, x + CROSS, y + CROSS);
  cairo_move_to (cr, x - CROSS, y + CROSS);
  cairo_line_to (cr, x + CROSS, y - CROSS);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* It got to the server, which is on the right, and was sent back. */
static void
draw_bounce (cairo_t *cr, const Way *way)
{
  double radius = HEAD - 1;
  double x = way->end - radius;

  cairo_move_to (cr, way->start, way->y - radius);
  cairo_line_to (cr, x, way->y - radius);
  cairo_arc (cr, x, way->y, radius, -G_PI_2, G_PI_2);
  cairo_line_to (cr, x - BOUNCE, way->y + radius);
  cairo_stroke (cr);
  draw_head (cr, x - BOUNCE - HEAD, way->y + radius, -1);
}

static void
set_colour (cairo_t *cr, const GdkRGBA *colour, double strength)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha * strength);
}

static void
draw_planned (cairo_t *cr, const Way *way, double from, double phase)
{
  double dashes[] = { DASH, DASH };

  cairo_save (cr);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), -phase);
  draw_line (cr, from, way->end - way->direction * HEAD, way->y);
  cairo_restore (cr);
}

/* It came to one of the firewalls and no further. */
static void
draw_blocked (cairo_t *cr, const Way *way, double x)
{
  draw_line (cr, way->start, x - way->direction * (DISC + HEAD), way->y);
  draw_head (cr, x - way->direction * (DISC + 1), way->y, way->direction);
  draw_end (cr, x, way->y);
}

/* What would have come behind the place where it ended. */
static void
draw_rest (cairo_t *cr, const Way *way, double from, const GdkRGBA *colour)
{
  cairo_set_line_width (cr, 1.5);
  set_colour (cr, colour, 0.35);
  draw_planned (cr, way, from, 0);
  draw_head (cr, way->end, way->y, way->direction);
}

/* No connection was tried: who had to begin could not, or the server named no port. */
static void
draw_untried (cairo_t *cr, FerryCheckArrow *self, const Way *way, const GdkRGBA *colour)
{
  gboolean is_at_start = self->is_active == (self->stop == FERRY_CHECK_STOP_SERVER);

  if (is_at_start)
    {
      draw_end (cr, way->start + way->direction * DISC, way->y);
      draw_rest (cr, way, way->start + way->direction * (2 * DISC + GAP), colour);
      return;
    }
  draw_end (cr, way->end - way->direction * DISC, way->y);
  cairo_set_line_width (cr, 1.5);
  set_colour (cr, colour, 0.35);
  draw_planned (cr,
                &(Way){ .end = way->end - way->direction * (2 * DISC),
                        .direction = way->direction,
                        .y = way->y },
                way->start, 0);
}

static void
draw_failure (cairo_t *cr, FerryCheckArrow *self, const Way *way, const GdkRGBA *colour)
{
  gboolean is_at_client = self->stop == FERRY_CHECK_STOP_CLIENT_FIREWALL;
  double firewall = is_at_client ? way->client_firewall : way->server_firewall;

  if (is_at_client || self->stop == FERRY_CHECK_STOP_SERVER_FIREWALL)
    {
      draw_blocked (cr, way, firewall);
      draw_rest (cr, way, firewall + way->direction * (DISC + GAP), colour);
    }
  else if (self->is_tried && !self->is_active && self->stop == FERRY_CHECK_STOP_SERVER)
    {
      draw_bounce (cr, way);
    }
  else
    {
      draw_untried (cr, self, way, colour);
    }
}

static void
draw (cairo_t *cr, FerryCheckArrow *self, const GdkRGBA *colour, const GdkRGBA *plain)
{
  Way way = get_way (self);

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  set_colour (cr, plain, 0.3);
  draw_firewall (cr, self, way.client_firewall, FALSE);
  draw_firewall (cr, self, way.server_firewall, FALSE);
  set_colour (cr, colour, 1);
  if (self->stop == FERRY_CHECK_STOP_CLIENT_FIREWALL)
    draw_firewall (cr, self, way.client_firewall, TRUE);
  if (self->stop == FERRY_CHECK_STOP_SERVER_FIREWALL)
    draw_firewall (cr, self, way.server_firewall, TRUE);
  cairo_set_line_width (cr, 2);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  if (self->state == FERRY_CHECK_FAILS)
    {
      draw_failure (cr, self, &way, colour);
      return;
    }
  if (self->state == FERRY_CHECK_WORKS)
    draw_line (cr, way.start, way.end - way.direction * HEAD, way.y);
  else
    draw_planned (cr, &way, way.start, self->phase);
  draw_head (cr, way.end, way.y, way.direction);
}

static void
ferry_check_arrow_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FerryCheckArrow *self = FERRY_CHECK_ARROW (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  GdkRGBA colour;
  GdkRGBA plain;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_style_context_get_color (gtk_widget_get_style_context (gtk_widget_get_parent (widget)),
                               &plain);
  draw (cr, self, &colour, &plain);
  cairo_destroy (cr);

  GTK_WIDGET_CLASS (ferry_check_arrow_parent_class)->snapshot (widget, snapshot);
}

static void
ferry_check_arrow_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  FerryCheckArrow *self = FERRY_CHECK_ARROW (widget);
  int ours;
  int theirs;

  gtk_widget_measure (self->our_port, orientation, -1, NULL, &ours, NULL, NULL);
  gtk_widget_measure (self->server_port, orientation, -1, NULL, &theirs, NULL, NULL);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? ours + theirs + 2 * GAP + 3 * ROOM
                                                       : MAX (HEIGHT, MAX (ours, theirs));
  *natural = *minimum;
}

static void
allocate_port (GtkWidget *label, int x, int width, int height)
{
  GtkAllocation place = { x, 0, width, height };

  gtk_widget_size_allocate (label, &place, -1);
}

static void
ferry_check_arrow_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FerryCheckArrow *self = FERRY_CHECK_ARROW (widget);

  gtk_widget_measure (self->our_port, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &self->our_width, NULL,
                      NULL);
  gtk_widget_measure (self->server_port, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &self->server_width,
                      NULL, NULL);
  allocate_port (self->our_port, 0, self->our_width, height);
  allocate_port (self->server_port, width - self->server_width, self->server_width, height);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  FerryCheckArrow *self = FERRY_CHECK_ARROW (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->tick_start == 0)
    self->tick_start = now;
  self->phase = 2 * DASH * (double) ((now - self->tick_start) % DASH_TIME) / DASH_TIME;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

/* Something moves while it is being tried, unless the person wants nothing to move. */
static void
update_tick (FerryCheckArrow *self)
{
  gboolean is_lively = FALSE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &is_lively,
                NULL);
  if (self->state == FERRY_CHECK_RUNNING && is_lively)
    {
      if (self->tick == 0)
        self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
      return;
    }
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  self->tick_start = 0;
  self->phase = 0;
}

static void
ferry_check_arrow_dispose (GObject *object)
{
  FerryCheckArrow *self = FERRY_CHECK_ARROW (object);

  g_clear_pointer (&self->our_port, gtk_widget_unparent);
  g_clear_pointer (&self->server_port, gtk_widget_unparent);

  G_OBJECT_CLASS (ferry_check_arrow_parent_class)->dispose (object);
}

static void
ferry_check_arrow_class_init (FerryCheckArrowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_check_arrow_dispose;
  widget_class->snapshot = ferry_check_arrow_snapshot;
  widget_class->measure = ferry_check_arrow_measure;
  widget_class->size_allocate = ferry_check_arrow_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "checkarrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static GtkWidget *
make_port (FerryCheckArrow *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "check-port");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
ferry_check_arrow_init (FerryCheckArrow *self)
{
  self->our_port = make_port (self);
  self->server_port = make_port (self);
}

/**
 * ferry_check_arrow_set_step:
 */
void
ferry_check_arrow_set_step (FerryCheckArrow *self, const FerryCheckStep *step)
{
  const char *const classes[] = { ferry_check_look_get_class (step), NULL };
  g_autofree char *ours = ferry_check_look_dup_our_port (step);
  g_autofree char *theirs = ferry_check_look_dup_server_port (step);

  self->state = step->state;
  self->stop = ferry_check_look_get_stop (step);
  self->is_tried = ferry_check_look_is_tried (step);
  self->is_active = ferry_check_kind_is_active (step->kind);
  gtk_widget_set_css_classes (GTK_WIDGET (self), (const char **) classes);
  gtk_label_set_label (GTK_LABEL (self->our_port), ours);
  gtk_label_set_label (GTK_LABEL (self->server_port), theirs);
  update_tick (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
