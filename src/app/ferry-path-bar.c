/* Where a pane is, and the ways elsewhere. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-path-bar.h"

#include "ferry-direction.h"
#include "ferry-key-hint.h"
#include "ferry-path.h"

#include <string.h>

struct _FerryPathBar
{
  GtkBox parent_instance;

  FerryPlace *place; /* owned, nullable */
  char *path;        /* owned; raw bytes */
  char *shown;       /* owned; the path as text */

  GtkEditable *entry;
};

G_DEFINE_FINAL_TYPE (FerryPathBar, ferry_path_bar, GTK_TYPE_BOX)

enum
{
  OPEN_REQUESTED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_text (FerryPathBar *bar)
{
  gtk_editable_set_text (bar->entry, bar->shown);
  /* The end of a long path says more than its beginning. */
  gtk_editable_set_position (bar->entry, -1);
}

static void
on_changed (GtkEditable *entry, FerryPathBar *bar)
{
  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY, NULL);
}

/* Text that stands for other bytes leads back to those. */
static char *
dup_path (FerryPathBar *bar, const char *text, GError **error)
{
  g_autofree char *bytes = NULL;

  if (g_str_equal (text, bar->shown))
    return g_strdup (bar->path);
  bytes = ferry_place_encode (bar->place, text, error);
  if (bytes == NULL || !ferry_path_check_argument (bytes, error))
    return NULL;
#ifdef G_OS_WIN32
  if (ferry_place_is_local (bar->place))
    g_strdelimit (bytes, "\\", '/');
#endif
  if (bytes[0] == '~' && (bytes[1] == '\0' || bytes[1] == '/'))
    return ferry_path_join (ferry_place_get_home (bar->place), bytes + (bytes[1] != '\0' ? 2 : 1));
  return ferry_path_join (bar->path, bytes);
}

static void
on_activated (GtkEntry *entry, FerryPathBar *bar)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (bar->entry)));
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (bar->place == NULL || text[0] == '\0')
    return;
  path = dup_path (bar, text, &error);
  if (path != NULL)
    {
      g_signal_emit (bar, signals[OPEN_REQUESTED], 0, path);
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY, "dialog-error-symbolic");
  gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_SECONDARY, error->message);
}

static gboolean
on_key_pressed (GtkEventControllerKey *keys,
                guint keyval,
                guint code,
                GdkModifierType state,
                FerryPathBar *bar)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  show_text (bar);
  g_signal_emit (bar, signals[LEFT], 0);
  return TRUE;
}

static gboolean
ferry_path_bar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FERRY_PATH_BAR (widget)->entry));
}

static void
ferry_path_bar_dispose (GObject *object)
{
  FerryPathBar *bar = FERRY_PATH_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (bar), FERRY_TYPE_PATH_BAR);
  g_clear_object (&bar->place);

  G_OBJECT_CLASS (ferry_path_bar_parent_class)->dispose (object);
}

static void
ferry_path_bar_finalize (GObject *object)
{
  FerryPathBar *bar = FERRY_PATH_BAR (object);

  g_free (bar->path);
  g_free (bar->shown);

  G_OBJECT_CLASS (ferry_path_bar_parent_class)->finalize (object);
}

static void
ferry_path_bar_class_init (FerryPathBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ferry_path_bar_dispose;
  object_class->finalize = ferry_path_bar_finalize;
  widget_class->grab_focus = ferry_path_bar_grab_focus;

  signals[OPEN_REQUESTED] = g_signal_new ("open-requested", FERRY_TYPE_PATH_BAR, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", FERRY_TYPE_PATH_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/path-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryPathBar, entry);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
ferry_path_bar_init (FerryPathBar *bar)
{
  gtk_widget_init_template (GTK_WIDGET (bar));
  ferry_direction_fix_entry (GTK_EDITABLE (bar->entry));
  ferry_key_hint_add (GTK_WIDGET (bar->entry), "pane.edit-path");
  ferry_path_bar_show (bar, NULL, NULL);
}

/**
 * ferry_path_bar_show:
 * @place: (nullable): %NULL where nothing is connected
 * @path: (nullable): raw bytes
 *
 * Shows another path.
 */
void
ferry_path_bar_show (FerryPathBar *bar, FerryPlace *place, const char *path)
{
  gboolean has_path = place != NULL && path != NULL;
  g_autofree char *shown = has_path ? ferry_place_decode (place, path, NULL) : g_strdup ("");

  gtk_widget_set_sensitive (GTK_WIDGET (bar->entry), has_path);
  if (bar->place == place && g_strcmp0 (bar->path, path) == 0 && g_strcmp0 (bar->shown, shown) == 0)
    return;
  g_set_object (&bar->place, place);
  g_free (bar->path);
  g_free (bar->shown);
  bar->path = g_strdup (path);
  bar->shown = g_steal_pointer (&shown);
  show_text (bar);
}
