/* Size and splits of the window. A split is kept as a part of the whole, so that it fits a window
 * of another size. It can be set only once the paned has one, and a new window takes several sizes
 * in a row until the desktop has placed it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-window-layout.h"

#define SETTLING_MILLISECONDS 700

typedef struct
{
  GtkPaned *paned; /* borrowed from the window, which owns the layout */
  const char *key;
} Split;

struct _FerryWindowLayout
{
  GObject parent_instance;

  GSettings *settings; /* owned */
  guint settled_timeout;

  GtkWindow *window; /* borrowed */
  Split splits[2];
};

G_DEFINE_FINAL_TYPE (FerryWindowLayout, ferry_window_layout, G_TYPE_OBJECT)

static int
get_length (GtkPaned *paned)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (paned)) == GTK_ORIENTATION_HORIZONTAL
             ? gtk_widget_get_width (GTK_WIDGET (paned))
             : gtk_widget_get_height (GTK_WIDGET (paned));
}

static void
on_length_changed (GtkPaned *paned, GParamSpec *pspec, FerryWindowLayout *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->splits); i++)
    if (self->splits[i].paned == paned && get_length (paned) > 0)
      gtk_paned_set_position (
          paned,
          (int) (get_length (paned) * g_settings_get_double (self->settings, self->splits[i].key)));
}

static gboolean
on_settled (gpointer user_data)
{
  FerryWindowLayout *self = user_data;

  self->settled_timeout = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (self->splits); i++)
    g_signal_handlers_disconnect_by_func (self->splits[i].paned, on_length_changed, self);
  return G_SOURCE_REMOVE;
}

static void
on_mapped (FerryWindowLayout *self)
{
  if (self->settled_timeout == 0)
    self->settled_timeout = g_timeout_add (SETTLING_MILLISECONDS, on_settled, self);
}

static void
ferry_window_layout_dispose (GObject *object)
{
  FerryWindowLayout *self = FERRY_WINDOW_LAYOUT (object);

  g_clear_handle_id (&self->settled_timeout, g_source_remove);
  for (gsize i = 0; i < G_N_ELEMENTS (self->splits); i++)
    if (self->splits[i].paned != NULL)
      g_signal_handlers_disconnect_by_data (self->splits[i].paned, self);
  if (self->window != NULL)
    g_signal_handlers_disconnect_by_data (self->window, self);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (ferry_window_layout_parent_class)->dispose (object);
}

static void
ferry_window_layout_class_init (FerryWindowLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_window_layout_dispose;
}

static void
ferry_window_layout_init (FerryWindowLayout *self)
{
}

/**
 * ferry_window_layout_new:
 * @window: not shown yet
 *
 * Gives the window the size and the splits of the last time.
 *
 * Returns: (transfer full):
 */
FerryWindowLayout *
ferry_window_layout_new (GtkWindow *window,
                         GSettings *settings,
                         GtkPaned *pane_split,
                         GtkPaned *lower_split)
{
  FerryWindowLayout *self = g_object_new (FERRY_TYPE_WINDOW_LAYOUT, NULL);

  self->window = window;
  self->settings = g_object_ref (settings);
  self->splits[0] = (Split){ pane_split, "pane-split" };
  self->splits[1] = (Split){ lower_split, "lower-split" };
  gtk_window_set_default_size (window, g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "is-maximized"))
    gtk_window_maximize (window);
  for (gsize i = 0; i < G_N_ELEMENTS (self->splits); i++)
    g_signal_connect (self->splits[i].paned, "notify::max-position", G_CALLBACK (on_length_changed),
                      self);
  g_signal_connect_swapped (window, "map", G_CALLBACK (on_mapped), self);
  return self;
}

/**
 * ferry_window_layout_save:
 *
 * Writes size and splits into the settings.
 */
void
ferry_window_layout_save (FerryWindowLayout *self)
{
  int width, height;

  g_settings_set_boolean (self->settings, "is-maximized", gtk_window_is_maximized (self->window));
  if (!gtk_window_is_maximized (self->window))
    {
      gtk_window_get_default_size (self->window, &width, &height);
      g_settings_set_int (self->settings, "window-width", MAX (width, 1));
      g_settings_set_int (self->settings, "window-height", MAX (height, 1));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (self->splits); i++)
    {
      int length = get_length (self->splits[i].paned);

      if (length > 0)
        g_settings_set_double (
            self->settings, self->splits[i].key,
            CLAMP ((double) gtk_paned_get_position (self->splits[i].paned) / length, 0, 1));
    }
}
