/* The settings of the whole program. See ferry-preferences-window.h. Its buttons are actions whose
 * states are the settings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-preferences-window.h"

struct _FerryPreferencesWindow
{
  GtkWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (FerryPreferencesWindow, ferry_preferences_window, GTK_TYPE_WINDOW)

static const char *const keys[] = { "continue-at-start", "sync-files" };

static void
ferry_preferences_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_PREFERENCES_WINDOW);

  G_OBJECT_CLASS (ferry_preferences_window_parent_class)->dispose (object);
}

static void
ferry_preferences_window_class_init (FerryPreferencesWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_preferences_window_dispose;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/ferryftp/Ferry/preferences-window.ui");
}

static void
ferry_preferences_window_init (FerryPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ferry_preferences_window_present:
 * @parent: the window it belongs to
 * @settings: what is shown and changed
 */
void
ferry_preferences_window_present (GtkWindow *parent, GSettings *settings)
{
  FerryPreferencesWindow *self =
      g_object_new (FERRY_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (settings, keys[i]);

      g_action_map_add_action (G_ACTION_MAP (actions), action);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "preferences", G_ACTION_GROUP (actions));
  gtk_window_present (GTK_WINDOW (self));
}
