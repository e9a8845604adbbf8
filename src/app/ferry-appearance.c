/* Light or dark. GTK follows the desktop by itself only from 4.20 on; until then the portal has to
 * be asked (org.freedesktop.portal.Settings, color-scheme: 1 dark, 2 light, 0 no wish).
 * A desktop without a portal is no error: then the theme decides.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-appearance.h"

#include <gtk/gtk.h>

#define PORTAL_NAME          "org.freedesktop.portal.Desktop"
#define PORTAL_PATH          "/org/freedesktop/portal/desktop"
#define PORTAL_SETTINGS      "org.freedesktop.portal.Settings"
#define APPEARANCE_NAMESPACE "org.freedesktop.appearance"
#define SCHEME_KEY           "color-scheme"
#define SCHEME_NONE          0
#define SCHEME_DARK          1

typedef enum
{
  CHOICE_SYSTEM, /* the values of the enum in the settings schema */
  CHOICE_LIGHT,
  CHOICE_DARK,
} Choice;

struct _FerryAppearance
{
  GObject parent_instance;

  GSettings *settings;       /* owned */
  GDBusConnection *bus;      /* owned; NULL until it answers, and without one */
  GCancellable *cancellable; /* owned */
  guint subscription;
  gboolean is_theme_dark; /* what GTK said before we said anything */
  guint32 scheme;
};

G_DEFINE_FINAL_TYPE (FerryAppearance, ferry_appearance, G_TYPE_OBJECT)

/* Not without need: GTK reads the whole theme again. */
static void
apply (FerryAppearance *self)
{
  GtkSettings *gtk_settings = gtk_settings_get_default ();
  Choice choice = (Choice) g_settings_get_enum (self->settings, "appearance");
  gboolean is_dark =
      choice == CHOICE_DARK ||
      (choice == CHOICE_SYSTEM &&
       (self->scheme == SCHEME_DARK || (self->scheme == SCHEME_NONE && self->is_theme_dark)));
  gboolean was_dark;

  g_object_get (gtk_settings, "gtk-application-prefer-dark-theme", &was_dark, NULL);
  if (is_dark != was_dark)
    g_object_set (gtk_settings, "gtk-application-prefer-dark-theme", is_dark, NULL);
}

static void
take_scheme (FerryAppearance *self, GVariant *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *next = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = next;
    }
  if (!g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    return;
  self->scheme = g_variant_get_uint32 (inner);
  apply (self);
}

static void
on_setting_changed (GDBusConnection *bus,
                    const char *sender,
                    const char *path,
                    const char *interface,
                    const char *signal,
                    GVariant *parameters,
                    gpointer user_data)
{
  const char *namespace, *key;
  g_autoptr (GVariant) value = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", &namespace, &key, &value);
  if (g_str_equal (namespace, APPEARANCE_NAMESPACE) && g_str_equal (key, SCHEME_KEY))
    take_scheme (user_data, value);
}

static void
got_scheme (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryAppearance) self = user_data;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) value = reply != NULL ? g_variant_get_child_value (reply, 0) : NULL;

  if (value != NULL)
    take_scheme (self, value);
}

static void
got_bus (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryAppearance) self = user_data;

  self->bus = g_bus_get_finish (result, NULL);
  if (self->bus == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->subscription = g_dbus_connection_signal_subscribe (
      self->bus, PORTAL_NAME, PORTAL_SETTINGS, "SettingChanged", PORTAL_PATH, APPEARANCE_NAMESPACE,
      G_DBUS_SIGNAL_FLAGS_NONE, on_setting_changed, self, NULL);
  g_dbus_connection_call (self->bus, PORTAL_NAME, PORTAL_PATH, PORTAL_SETTINGS, "Read",
                          g_variant_new ("(ss)", APPEARANCE_NAMESPACE, SCHEME_KEY),
                          G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable,
                          got_scheme, g_object_ref (self));
}

static void
ferry_appearance_dispose (GObject *object)
{
  FerryAppearance *self = FERRY_APPEARANCE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
  g_clear_object (&self->bus);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (ferry_appearance_parent_class)->dispose (object);
}

static void
ferry_appearance_finalize (GObject *object)
{
  g_object_unref (FERRY_APPEARANCE (object)->cancellable);

  G_OBJECT_CLASS (ferry_appearance_parent_class)->finalize (object);
}

static void
ferry_appearance_class_init (FerryAppearanceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_appearance_dispose;
  G_OBJECT_CLASS (klass)->finalize = ferry_appearance_finalize;
}

static void
ferry_appearance_init (FerryAppearance *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * ferry_appearance_new:
 * @settings: (transfer none): where "appearance" is kept
 *
 * Returns: (transfer full): keeps light and dark as chosen for as long as it lives
 */
FerryAppearance *
ferry_appearance_new (GSettings *settings)
{
  FerryAppearance *self = g_object_new (FERRY_TYPE_APPEARANCE, NULL);

  self->settings = g_object_ref (settings);
  g_object_get (gtk_settings_get_default (), "gtk-application-prefer-dark-theme",
                &self->is_theme_dark, NULL);
  g_signal_connect_swapped (settings, "changed::appearance", G_CALLBACK (apply), self);
  apply (self);
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, got_bus, g_object_ref (self));
  return self;
}
