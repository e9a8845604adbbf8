/* The program. `ferry [URL]`: a second start hands its URL to the first one's window, where there
 * is a D-Bus session to find it by. The desktop may start it over D-Bus too, and hand it URLs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-application.h"

#include "ferry-accessible-name.h"
#include "ferry-appearance.h"
#include "ferry-site-file.h"
#include "ferry-keys.h"
#include "ferry-window-open.h"

#include <glib/gi18n.h>

struct _FerryApplication
{
  GtkApplication parent_instance;

  GSettings *settings;         /* owned, from startup on */
  FerrySiteStore *sites;       /* owned, likewise */
  FerryRecentStore *recents;   /* owned, likewise */
  FerryAppearance *appearance; /* owned, from startup on */
};

G_DEFINE_FINAL_TYPE (FerryApplication, ferry_application, GTK_TYPE_APPLICATION)

static gpointer
ref_window (gconstpointer window, gpointer user_data)
{
  return g_object_ref ((gpointer) window);
}

/* The main window asks when transfers run; without windows the program ends. Dialogs go with the
 * window they belong to. */
static void
on_quit_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy_deep (gtk_application_get_windows (user_data), ref_window, NULL);

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == NULL)
      gtk_window_close (l->data);
  g_list_free_full (windows, g_object_unref);
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/ferryftp/Ferry/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
open_stores (FerryApplication *self)
{
  g_autoptr (GFile) sites = ferry_site_file_get_default ();
  g_autoptr (GFile) recents = ferry_site_file_get_recent ();

  ferry_site_file_migrate (sites, recents);
  self->sites = ferry_site_store_new (sites);
  self->recents = ferry_recent_store_new (recents);
}

static void
ferry_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = { { .name = "quit", .activate = on_quit_activated } };
  FerryApplication *self = FERRY_APPLICATION (application);
  g_autoptr (GAction) appearance = NULL;

  G_APPLICATION_CLASS (ferry_application_parent_class)->startup (application);

  self->settings = g_settings_new (FERRY_APP_ID);
  open_stores (self);
  self->appearance = ferry_appearance_new (self->settings);
  ferry_accessible_names_begin ();
  appearance = g_settings_create_action (self->settings, "appearance");
  g_action_map_add_action (G_ACTION_MAP (self), appearance);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_window_set_default_icon_name (FERRY_APP_ID);
  load_style ();
  ferry_keys_attach_application (ferry_keys_get_default (), GTK_APPLICATION (self));
}

/* The one that was used last; the guide is a window too. */
static FerryWindow *
get_window (FerryApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (FERRY_IS_WINDOW (l->data))
      return l->data;
  return ferry_window_new (self);
}

static void
ferry_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (get_window (FERRY_APPLICATION (application))));
}

static void
ferry_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  FerryWindow *window = get_window (FERRY_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *url = g_file_get_uri (files[i]);

      ferry_window_open_url (window, url);
    }
}

static int
ferry_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_autofree const char **urls = NULL;
  FerryWindow *window = get_window (FERRY_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&s", &urls);
  if (urls != NULL && urls[0] != NULL)
    ferry_window_open_url (window, urls[0]);
  return 0;
}

static int
ferry_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("ferry %s\n", FERRY_VERSION);
  return 0;
}

static void
ferry_application_dispose (GObject *object)
{
  FerryApplication *self = FERRY_APPLICATION (object);

  g_clear_object (&self->appearance);
  g_clear_object (&self->settings);
  g_clear_object (&self->sites);
  g_clear_object (&self->recents);

  G_OBJECT_CLASS (ferry_application_parent_class)->dispose (object);
}

static void
ferry_application_class_init (FerryApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_application_dispose;

  application_class->startup = ferry_application_startup;
  application_class->activate = ferry_application_activate;
  application_class->open = ferry_application_open;
  application_class->command_line = ferry_application_command_line;
  application_class->handle_local_options = ferry_application_handle_local_options;
}

static void
ferry_application_init (FerryApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and end"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL, NULL, N_ ("[URL]") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * ferry_application_new:
 *
 * Returns: (transfer full): the program. One that has a demo server beside it stays by itself: it
 * is no place for the URLs of other starts, nor they for its.
 */
FerryApplication *
ferry_application_new (void)
{
  GApplicationFlags flags = G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN;

  if (g_getenv ("FERRY_DEMO_URL") != NULL)
    flags |= G_APPLICATION_NON_UNIQUE;
  return g_object_new (FERRY_TYPE_APPLICATION, "application-id", FERRY_APP_ID, "flags", flags,
                       "resource-base-path", "/io/github/ferryftp/Ferry", NULL);
}

/**
 * ferry_application_get_settings:
 *
 * Returns: (transfer none): what is remembered between runs
 */
GSettings *
ferry_application_get_settings (FerryApplication *self)
{
  return self->settings;
}

/**
 * ferry_application_get_sites:
 *
 * Returns: (transfer none): the saved sites, the same for all windows
 */
FerrySiteStore *
ferry_application_get_sites (FerryApplication *self)
{
  return self->sites;
}

/**
 * ferry_application_get_recents:
 *
 * Returns: (transfer none): the servers that were connected to, the same for all windows
 */
FerryRecentStore *
ferry_application_get_recents (FerryApplication *self)
{
  return self->recents;
}
