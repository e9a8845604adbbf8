/* The icon in the launcher, by the signal that docks and task bars listen to: those of Ubuntu, KDE
 * and others. See ferry-launcher.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-launcher.h"

#define OBJECT_PATH "/io/github/ferryftp/Ferry/launcher"
#define INTERFACE   "com.canonical.Unity.LauncherEntry"

/**
 * ferry_launcher_show:
 * @progress: 0 to 1; negative: nothing is under way
 * @n_failed: shown as a number on the icon, unless it is 0
 */
void
ferry_launcher_show (GApplication *application, double progress, guint n_failed)
{
  GDBusConnection *bus = g_application_get_dbus_connection (application);
  g_autofree char *uri = NULL;
  GVariantBuilder properties;

  if (bus == NULL)
    return;
  uri =
      g_strdup_printf ("application://%s.desktop", g_application_get_application_id (application));
  g_variant_builder_init (&properties, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&properties, "{sv}", "progress",
                         g_variant_new_double (CLAMP (progress, 0, 1)));
  g_variant_builder_add (&properties, "{sv}", "progress-visible",
                         g_variant_new_boolean (progress >= 0));
  g_variant_builder_add (&properties, "{sv}", "count", g_variant_new_int64 (n_failed));
  g_variant_builder_add (&properties, "{sv}", "count-visible",
                         g_variant_new_boolean (n_failed > 0));
  g_dbus_connection_emit_signal (bus, NULL, OBJECT_PATH, INTERFACE, "Update",
                                 g_variant_new ("(sa{sv})", uri, &properties), NULL);
}
