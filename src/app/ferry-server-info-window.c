/* The window with all that is known of the server: what it was when the window was opened, as a
 * grid to read and to copy from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-server-info-window.h"

#include "ferry-server-info-text.h"

#include <glib/gi18n.h>

struct _FerryServerInfoWindow
{
  GtkWindow parent_instance;

  GCancellable *cancellable; /* owned */
  char *connections;         /* owned; which stand, in words */
  GPtrArray *lines;          /* owned; NULL until they are there */

  GtkStack *stack;
  GtkLabel *failure;
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (FerryServerInfoWindow, ferry_server_info_window, GTK_TYPE_WINDOW)

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_value (const FerryServerInfoLine *line)
{
  GtkWidget *label = make_label (line->value, line->is_code ? "monospace" : NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* A hyphen would look like the server's own. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  line->title, -1);
  return label;
}

static void
fill_grid (FerryServerInfoWindow *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const FerryServerInfoLine *line = g_ptr_array_index (self->lines, i);
      GtkWidget *title = make_label (line->title, line->value != NULL ? "dim-label" : "heading");

      if (line->value == NULL)
        {
          gtk_widget_set_margin_top (title, i > 0 ? 12 : 0);
          gtk_grid_attach (self->grid, title, 0, (int) i, 2, 1);
          continue;
        }
      gtk_grid_attach (self->grid, title, 0, (int) i, 1, 1);
      gtk_grid_attach (self->grid, make_value (line), 1, (int) i, 1, 1);
    }
}

static void
got_info (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryServerInfoWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryServerInfo) info =
      ferry_remote_place_info_finish (FERRY_REMOTE_PLACE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (info == NULL)
    {
      gtk_label_set_label (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  self->lines = ferry_server_info_make_lines (info, self->connections);
  fill_grid (self);
  gtk_stack_set_visible_child_name (self->stack, "lines");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "server-info.copy", TRUE);
}

static void
copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *text = ferry_server_info_dup_text (FERRY_SERVER_INFO_WINDOW (widget)->lines);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
ferry_server_info_window_dispose (GObject *object)
{
  g_cancellable_cancel (FERRY_SERVER_INFO_WINDOW (object)->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_SERVER_INFO_WINDOW);

  G_OBJECT_CLASS (ferry_server_info_window_parent_class)->dispose (object);
}

static void
ferry_server_info_window_finalize (GObject *object)
{
  FerryServerInfoWindow *self = FERRY_SERVER_INFO_WINDOW (object);

  g_object_unref (self->cancellable);
  g_free (self->connections);
  g_clear_pointer (&self->lines, g_ptr_array_unref);

  G_OBJECT_CLASS (ferry_server_info_window_parent_class)->finalize (object);
}

static void
ferry_server_info_window_class_init (FerryServerInfoWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_server_info_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = ferry_server_info_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/server-info-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryServerInfoWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, FerryServerInfoWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, FerryServerInfoWindow, grid);
  gtk_widget_class_install_action (widget_class, "server-info.copy", NULL, copy);
}

static void
ferry_server_info_window_init (FerryServerInfoWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "server-info.copy", FALSE);
}

static char *
dup_connections (FerryRemotePlace *place, FerryTransferQueue *queue)
{
  guint transfers = ferry_transfer_queue_count_connections (queue, FERRY_PLACE (place));
  guint limit = ferry_remote_place_get_server (place)->max_connections;

  if (transfers == 0)
    return g_strdup (_ ("One for browsing, none for transfers"));
  /* Translators: how many connections there are, and how many there may be */
  return g_strdup_printf (ngettext ("One for browsing, %u of %u for transfers",
                                    "One for browsing, %u of %u for transfers", transfers),
                          transfers, limit);
}

/**
 * ferry_server_info_window_present:
 * @place: connected
 * @queue: that may have connections of its own
 *
 * Shows what is known of the server now.
 */
void
ferry_server_info_window_present (GtkWindow *parent,
                                  FerryRemotePlace *place,
                                  FerryTransferQueue *queue)
{
  FerryServerInfoWindow *self =
      g_object_new (FERRY_TYPE_SERVER_INFO_WINDOW, "transient-for", parent, NULL);

  self->connections = dup_connections (place, queue);
  ferry_remote_place_info_async (place, self->cancellable, got_info, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
