/* The picture of one address family. The ends take a fifth of the width each, so that long
 * addresses wrap there, and the rows what is left.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-check-group.h"

#include "ferry-check-arrow.h"
#include "ferry-check-row.h"

#include <glib/gi18n.h>

#define END_SHARE   0.2
#define END_WIDEST  200
#define END_GAP     18 /* between the ends where they stand above the rows */
#define CAPTION_GAP 6
#define NATURAL     680

struct _FerryCheckGroup
{
  GtkWidget parent_instance;

  GSocketFamily family;
  GtkSizeGroup *words; /* owned */
  GtkSizeGroup *times; /* owned */

  GtkWidget *client;
  GtkLabel *our_address;
  GtkLabel *outside;
  GtkWidget *client_firewall;
  GtkWidget *server_firewall;
  GtkListBox *list;
  GtkWidget *server;
  GtkLabel *host;
  GtkLabel *server_address;
};

G_DEFINE_FINAL_TYPE (FerryCheckGroup, ferry_check_group, GTK_TYPE_WIDGET)

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, FerryCheckGroup *self)
{
  ferry_check_row_toggle (FERRY_CHECK_ROW (row));
}

static int
get_size (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int minimum;

  gtk_widget_measure (widget, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
get_end_minimum (FerryCheckGroup *self)
{
  return MAX (get_size (self->client, GTK_ORIENTATION_HORIZONTAL, -1),
              get_size (self->server, GTK_ORIENTATION_HORIZONTAL, -1));
}

static int
get_end_width (FerryCheckGroup *self, int width)
{
  return MAX (get_end_minimum (self), MIN ((int) (width * END_SHARE), END_WIDEST));
}

static gboolean
is_stacked (FerryCheckGroup *self, int width)
{
  return width < 2 * get_end_width (self, width) +
                     get_size (GTK_WIDGET (self->list), GTK_ORIENTATION_HORIZONTAL, -1);
}

/* A caption has a third of the middle, centred over its firewall. */
static int
get_caption_height (FerryCheckGroup *self, int third)
{
  return CAPTION_GAP + MAX (get_size (self->client_firewall, GTK_ORIENTATION_VERTICAL, third),
                            get_size (self->server_firewall, GTK_ORIENTATION_VERTICAL, third));
}

static int
get_end_height (FerryCheckGroup *self, int end)
{
  return MAX (get_size (self->client, GTK_ORIENTATION_VERTICAL, end),
              get_size (self->server, GTK_ORIENTATION_VERTICAL, end));
}

static int
get_row_height (FerryCheckGroup *self, int width)
{
  return get_caption_height (self, width / 3) +
         get_size (GTK_WIDGET (self->list), GTK_ORIENTATION_VERTICAL, width);
}

static int
get_height (FerryCheckGroup *self, int width)
{
  int end = get_end_width (self, width);

  if (is_stacked (self, width))
    return get_end_height (self, (width - END_GAP) / 2) + CAPTION_GAP +
           get_row_height (self, width);
  return MAX (get_end_height (self, end), get_row_height (self, width - 2 * end));
}

static int
get_minimum_width (FerryCheckGroup *self)
{
  int caption = MAX (get_size (self->client_firewall, GTK_ORIENTATION_HORIZONTAL, -1),
                     get_size (self->server_firewall, GTK_ORIENTATION_HORIZONTAL, -1));
  int rows = get_size (GTK_WIDGET (self->list), GTK_ORIENTATION_HORIZONTAL, -1);

  return MAX (MAX (2 * get_end_minimum (self) + END_GAP, 3 * caption), rows);
}

static GtkSizeRequestMode
ferry_check_group_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ferry_check_group_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  FerryCheckGroup *self = FERRY_CHECK_GROUP (widget);
  int least = get_minimum_width (self);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL
                 ? least
                 : get_height (self, for_size >= 0 ? for_size : MAX (least, NATURAL));
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX (least, NATURAL) : *minimum;
}

static void
place (GtkWidget *widget, int x, int y, int width, int height)
{
  GtkAllocation allocation = { x, y, width, height };

  gtk_widget_size_allocate (widget, &allocation, -1);
}

static void
place_rows (FerryCheckGroup *self, int x, int y, int width, int height)
{
  int third = width / 3;
  int caption = get_caption_height (self, third);

  place (self->client_firewall, x + (int) (width * FERRY_CHECK_CLIENT_FIREWALL) - third / 2, y,
         third, caption - CAPTION_GAP);
  place (self->server_firewall, x + (int) (width * FERRY_CHECK_SERVER_FIREWALL) - third / 2, y,
         third, caption - CAPTION_GAP);
  place (GTK_WIDGET (self->list), x, y + caption, width, height - caption);
}

static void
ferry_check_group_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FerryCheckGroup *self = FERRY_CHECK_GROUP (widget);
  gboolean is_above = is_stacked (self, width);
  int end = is_above ? (width - END_GAP) / 2 : get_end_width (self, width);
  int end_height = is_above ? get_end_height (self, end) : height;
  int top = end_height + CAPTION_GAP;

  place (self->client, 0, 0, end, end_height);
  place (self->server, width - end, 0, end, end_height);
  if (is_above)
    place_rows (self, 0, top, width, height - top);
  else
    place_rows (self, end, 0, width - 2 * end, height);
}

static void
ferry_check_group_dispose (GObject *object)
{
  FerryCheckGroup *self = FERRY_CHECK_GROUP (object);
  GtkWidget *child;

  g_clear_object (&self->words);
  g_clear_object (&self->times);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_CHECK_GROUP);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ferry_check_group_parent_class)->dispose (object);
}

static void
ferry_check_group_class_init (FerryCheckGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_check_group_dispose;
  widget_class->get_request_mode = ferry_check_group_get_request_mode;
  widget_class->measure = ferry_check_group_measure;
  widget_class->size_allocate = ferry_check_group_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "checkgroup");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/check-group.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryCheckGroup, client);
  gtk_widget_class_bind_template_child (widget_class, FerryCheckGroup, our_address);
  gtk_widget_class_bind_template_child (widget_class, FerryCheckGroup, outside);
  gtk_widget_class_bind_template_child (widget_class, FerryCheckGroup, client_firewall);
  gtk_widget_class_bind_template_child (widget_class, FerryCheckGroup, server_firewall);
  gtk_widget_class_bind_template_child (widget_class, FerryCheckGroup, list);
  gtk_widget_class_bind_template_child (widget_class, FerryCheckGroup, server);
  gtk_widget_class_bind_template_child (widget_class, FerryCheckGroup, host);
  gtk_widget_class_bind_template_child (widget_class, FerryCheckGroup, server_address);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
ferry_check_group_init (FerryCheckGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->words = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->times = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
}

static const char *
get_family_name (GSocketFamily family)
{
  return family == G_SOCKET_FAMILY_IPV6 ? "IPv6" : "IPv4";
}

/**
 * ferry_check_group_new:
 *
 * Returns: (transfer floating): a picture that shows the steps of @family
 */
FerryCheckGroup *
ferry_check_group_new (GSocketFamily family)
{
  FerryCheckGroup *self = g_object_new (FERRY_TYPE_CHECK_GROUP, NULL);
  g_autofree char *label = NULL;

  self->family = family;
  /* Translators: IPv4 or IPv6 */
  label = g_strdup_printf (_ ("Connections by %s"), get_family_name (family));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return self;
}

/* A name or an address may break behind each of its dots or colons. */
static char *
dup_breakable (const char *text)
{
  GString *broken = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      g_string_append_c (broken, *text);
      if (*text == '.' || *text == ':')
        g_string_append (broken, "\342\200\213"); /* zero width space */
    }
  return g_string_free (broken, FALSE);
}

static void
set_address (GtkLabel *label, const char *text)
{
  g_autofree char *broken = text != NULL ? dup_breakable (text) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  if (text == NULL)
    return;
  gtk_label_set_label (label, broken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* Where the server sees another address than we have, there is a NAT between. */
static void
show_outside (FerryCheckGroup *self, const FerryCheck *check, const char *our_address)
{
  g_autoptr (GInetAddress) outside =
      check->our_outside != NULL ? g_inet_address_new_from_string (check->our_outside) : NULL;
  g_autofree char *text = NULL;

  if (outside != NULL && our_address != NULL &&
      g_inet_address_get_family (outside) == self->family &&
      !g_str_equal (check->our_outside, our_address))
    text = g_strdup_printf (_ ("seen from outside as %s"), check->our_outside);
  set_address (self->outside, text);
}

/**
 * ferry_check_group_set_check:
 *
 * Shows where its steps are now.
 */
void
ferry_check_group_set_check (FerryCheckGroup *self, const FerryCheck *check)
{
  const char *our_address = NULL;
  const char *server_address = NULL;
  int n_rows = 0;

  for (guint i = 0; i < check->steps->len; i++)
    {
      const FerryCheckStep *step = g_ptr_array_index (check->steps, i);
      GtkListBoxRow *row;

      if (step->family != self->family)
        continue;
      row = gtk_list_box_get_row_at_index (self->list, n_rows++);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (ferry_check_row_new (self->words, self->times));
          gtk_list_box_append (self->list, GTK_WIDGET (row));
        }
      ferry_check_row_set_step (FERRY_CHECK_ROW (row), step);
      our_address = our_address != NULL ? our_address : step->our_address;
      server_address = server_address != NULL ? server_address : step->server_address;
    }
  set_address (self->host, check->server->host);
  set_address (self->our_address, our_address);
  set_address (self->server_address,
               g_strcmp0 (server_address, check->server->host) != 0 ? server_address : NULL);
  show_outside (self, check, our_address);
}
