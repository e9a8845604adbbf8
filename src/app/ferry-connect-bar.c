/* Where to connect and how. The fields show the common settings; the rest of the server's settings
 * is kept beside them and edited in the popover of ferry-connect-options.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-connect-bar.h"

#include "ferry-choices.h"
#include "ferry-connect-button.h"
#include "ferry-connect-options.h"
#include "ferry-direction.h"
#include "ferry-recent-popover.h"
#include "ferry-typed-host.h"
#include "ferry-wrap-layout.h"

#include <stdlib.h>

/* A text that grows by this much at once was pasted, not typed. */
#define PASTED_LENGTH 8

struct _FerryConnectBar
{
  GtkWidget parent_instance;

  FerryServer *server; /* owned; what is not in a field */
  char *path;          /* owned; where to go on the server of path_key */
  char *path_key;      /* owned */
  glong host_length;   /* of the host's text before the last change */
  FerrySessionState state;
  char *connected_key; /* owned; whom the session has, while it is connected */
  gboolean is_setting; /* the program changes the fields, not the user */

  FerryRecentPopover *recent;
  GtkEntry *host;
  GtkEntry *port;
  GtkEntry *user;
  GtkPasswordEntry *password;
  GtkDropDown *mode;
  GtkDropDown *security;
  GtkMenuButton *options_button;
  FerryConnectOptions *options;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (FerryConnectBar, ferry_connect_bar, GTK_TYPE_WIDGET)

enum
{
  CONNECT_REQUESTED,
  MODE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_text (gpointer editable)
{
  return gtk_editable_get_text (GTK_EDITABLE (editable));
}

static void
set_text (gpointer editable, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (editable), text != NULL ? text : "");
}

static void
take_fields (FerryConnectBar *self, FerryServer *server)
{
  const char *user = get_text (self->user);
  const char *password = get_text (self->password);
  g_autofree char *old_key = ferry_server_dup_key (server);
  g_autofree char *key = NULL;

  g_free (server->host);
  server->host = g_strstrip (g_strdup (get_text (self->host)));
  server->port = (guint16) strtoul (get_text (self->port), NULL, 10);
  g_free (server->user);
  server->user = *user != '\0' ? g_strdup (user) : NULL;
  g_free (server->password);
  server->password = *password != '\0' ? g_strdup (password) : NULL;
  server->mode = ferry_choices_get_selected (self->mode, ferry_mode_choices);
  server->security = ferry_choices_get_selected (self->security, ferry_security_choices);
  ferry_connect_options_apply (self->options, server);
  key = ferry_server_dup_key (server);
  if (!g_str_equal (key, old_key))
    ferry_server_leave_site (server);
}

/* While connected the fields may name another server; then the button connects to that one. */
static FerrySessionState
get_shown_state (FerryConnectBar *self)
{
  g_autoptr (FerryServer) server = NULL;
  g_autofree char *key = NULL;

  if (self->state != FERRY_SESSION_CONNECTED)
    return self->state;
  server = ferry_server_copy (self->server);
  take_fields (self, server);
  key = ferry_server_dup_key (server);
  return g_str_equal (key, self->connected_key) ? FERRY_SESSION_CONNECTED
                                                : FERRY_SESSION_DISCONNECTED;
}

static void
show_button (FerryConnectBar *self)
{
  ferry_connect_button_show (self->button, get_shown_state (self));
}

static void
show_default_port (FerryConnectBar *self)
{
  FerryServer defaults = {
    .security = ferry_choices_get_selected (self->security, ferry_security_choices),
  };
  g_autofree char *port = g_strdup_printf ("%u", ferry_server_get_port (&defaults));

  gtk_entry_set_placeholder_text (self->port, port);
}

static void
show_server (FerryConnectBar *self)
{
  g_autofree char *port =
      self->server->port != 0 ? g_strdup_printf ("%u", self->server->port) : NULL;

  self->is_setting = TRUE;
  set_text (self->host, self->server->host);
  set_text (self->port, port);
  set_text (self->user, self->server->user);
  set_text (self->password, self->server->password);
  ferry_choices_select (self->mode, ferry_mode_choices, self->server->mode);
  ferry_choices_select (self->security, ferry_security_choices, self->server->security);
  ferry_connect_options_set_server (self->options, self->server);
  self->is_setting = FALSE;
  show_default_port (self);
  show_button (self);
}

static void
set_path (FerryConnectBar *self, const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
  g_free (self->path_key);
  self->path_key = ferry_server_dup_key (self->server);
}

/* Takes the parts of a URL in the host's field into the other fields. */
static gboolean
split_url (FerryConnectBar *self, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (get_text (self->host)));
  g_autofree char *url = ferry_typed_host_dup_url (text);
  g_autofree char *path = NULL;
  g_autoptr (FerryServer) fields = NULL;
  g_autoptr (FerryServer) parsed = NULL;

  if (url == NULL)
    return TRUE;
  fields = ferry_server_copy (self->server);
  take_fields (self, fields);
  parsed = ferry_typed_host_parse (text, fields, &path, error);
  if (parsed == NULL)
    return FALSE;
  ferry_connect_options_apply (self->options, parsed);
  ferry_server_free (self->server);
  self->server = g_steal_pointer (&parsed);
  set_path (self, path);
  show_server (self);
  return TRUE;
}

static gboolean
split_pasted_url (gpointer user_data)
{
  FerryConnectBar *self = user_data;

  if (strstr (get_text (self->host), "://") != NULL)
    split_url (self, NULL);
  return G_SOURCE_REMOVE;
}

static void
on_host_changed (GtkEditable *editable, FerryConnectBar *self)
{
  glong length = g_utf8_strlen (gtk_editable_get_text (editable), -1);

  if (!self->is_setting && length >= self->host_length + PASTED_LENGTH)
    g_idle_add_full (G_PRIORITY_DEFAULT, split_pasted_url, g_object_ref (self), g_object_unref);
  self->host_length = length;
}

static void
on_field_changed (GtkWidget *entry, FerryConnectBar *self)
{
  gtk_widget_remove_css_class (entry, "error");
  if (!self->is_setting)
    show_button (self);
}

static void
point_at (gpointer entry)
{
  gtk_widget_add_css_class (entry, "error");
  gtk_widget_grab_focus (entry);
}

/**
 * ferry_connect_bar_dup_server:
 *
 * Returns: (transfer full) (nullable): what the fields say; %NULL where one of them is wrong, which
 *   is shown
 */
FerryServer *
ferry_connect_bar_dup_server (FerryConnectBar *self)
{
  if (!split_url (self, NULL) || *get_text (self->host) == '\0')
    {
      point_at (self->host);
      return NULL;
    }
  if (!ferry_typed_port_is_valid (get_text (self->port)))
    {
      point_at (self->port);
      return NULL;
    }
  take_fields (self, self->server);
  return ferry_server_copy (self->server);
}

/**
 * ferry_connect_bar_connect:
 *
 * Asks for a connection to what the fields say; shows which field is wrong if one is.
 */
void
ferry_connect_bar_connect (FerryConnectBar *self)
{
  g_autoptr (FerryServer) server = ferry_connect_bar_dup_server (self);
  g_autofree char *key = NULL;

  if (server == NULL)
    return;
  key = ferry_server_dup_key (server);
  g_signal_emit (self, signals[CONNECT_REQUESTED], 0, server,
                 g_strcmp0 (key, self->path_key) == 0 ? self->path : NULL);
}

static void
on_button_clicked (GtkButton *button, FerryConnectBar *self)
{
  if (get_shown_state (self) == FERRY_SESSION_DISCONNECTED)
    ferry_connect_bar_connect (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.disconnect", NULL);
}

static void
on_mode_selected (GtkDropDown *drop_down, GParamSpec *pspec, FerryConnectBar *self)
{
  if (!self->is_setting)
    g_signal_emit (self, signals[MODE_CHOSEN], 0,
                   (guint) ferry_choices_get_selected (drop_down, ferry_mode_choices));
}

static void
on_security_selected (GtkDropDown *drop_down, GParamSpec *pspec, FerryConnectBar *self)
{
  show_default_port (self);
}

static void
on_recent_chosen (FerryRecentPopover *popover,
                  const FerryServer *server,
                  const char *folder,
                  FerryConnectBar *self)
{
  ferry_connect_bar_set_server (self, server, folder);
  ferry_connect_bar_connect (self);
}

static void
ferry_connect_bar_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_CONNECT_BAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ferry_connect_bar_parent_class)->dispose (object);
}

static void
ferry_connect_bar_finalize (GObject *object)
{
  FerryConnectBar *self = FERRY_CONNECT_BAR (object);

  ferry_server_free (self->server);
  g_free (self->path);
  g_free (self->path_key);
  g_free (self->connected_key);

  G_OBJECT_CLASS (ferry_connect_bar_parent_class)->finalize (object);
}

static void
ferry_connect_bar_class_init (FerryConnectBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ferry_connect_bar_dispose;
  object_class->finalize = ferry_connect_bar_finalize;

  signals[CONNECT_REQUESTED] =
      g_signal_new ("connect-requested", FERRY_TYPE_CONNECT_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, FERRY_TYPE_SERVER, G_TYPE_STRING);
  signals[MODE_CHOSEN] = g_signal_new ("mode-chosen", FERRY_TYPE_CONNECT_BAR, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_layout_manager_type (widget_class, FERRY_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "connectbar");
  g_type_ensure (FERRY_TYPE_RECENT_POPOVER);
  g_type_ensure (FERRY_TYPE_CONNECT_OPTIONS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/connect-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryConnectBar, recent);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectBar, host);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectBar, port);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectBar, user);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectBar, password);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectBar, mode);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectBar, security);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectBar, options_button);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectBar, options);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectBar, button);
  gtk_widget_class_bind_template_callback (widget_class, on_host_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_field_changed);
  gtk_widget_class_bind_template_callback (widget_class, ferry_connect_bar_connect);
  gtk_widget_class_bind_template_callback (widget_class, on_button_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_mode_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_security_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_recent_chosen);
}

static void
ferry_connect_bar_init (FerryConnectBar *self)
{
  self->server = ferry_server_new ("");
  self->is_setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  ferry_direction_fix_entry (GTK_EDITABLE (self->host));
  ferry_choices_fill (self->mode, ferry_mode_choices);
  ferry_choices_fill (self->security, ferry_security_choices);
  show_server (self);
  ferry_connect_bar_set_state (self, FERRY_SESSION_DISCONNECTED);
}

/**
 * ferry_connect_bar_set_recents:
 * @recents: the servers that the button of recent ones lists
 */
void
ferry_connect_bar_set_recents (FerryConnectBar *self,
                               FerryRecentStore *recents,
                               FerrySiteStore *sites)
{
  ferry_recent_popover_set_recents (self->recent, recents, sites);
}

/**
 * ferry_connect_bar_is_empty:
 *
 * Returns: whether no server is named
 */
gboolean
ferry_connect_bar_is_empty (FerryConnectBar *self)
{
  return *get_text (self->host) == '\0';
}

/**
 * ferry_connect_bar_set_server:
 * @path: (nullable): where to go on that server, raw bytes
 *
 * Fills all fields.
 */
void
ferry_connect_bar_set_server (FerryConnectBar *self, const FerryServer *server, const char *path)
{
  FerryServer *copy = ferry_server_copy (server);

  ferry_server_free (self->server);
  self->server = copy;
  set_path (self, path);
  show_server (self);
}

/**
 * ferry_connect_bar_set_state:
 *
 * Follows the session. While it connects nothing can be typed over.
 */
void
ferry_connect_bar_set_state (FerryConnectBar *self, FerrySessionState state)
{
  gboolean is_free = state != FERRY_SESSION_CONNECTING;
  GtkWidget *fields[] = { GTK_WIDGET (self->host),     GTK_WIDGET (self->port),
                          GTK_WIDGET (self->user),     GTK_WIDGET (self->password),
                          GTK_WIDGET (self->security), GTK_WIDGET (self->options_button) };

  self->state = state;
  g_free (self->connected_key);
  self->connected_key = ferry_server_dup_key (self->server);
  /* A field that loses the focus by becoming insensitive never hears of it (GTK 4.8 warns). */
  if (!is_free && gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->button));
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_widget_set_sensitive (fields[i], is_free);
  show_button (self);
}

/**
 * ferry_connect_bar_shows_connected:
 *
 * Returns: whether the fields name the server that is connected
 */
gboolean
ferry_connect_bar_shows_connected (FerryConnectBar *self)
{
  return get_shown_state (self) == FERRY_SESSION_CONNECTED;
}

/**
 * ferry_connect_bar_set_mode:
 *
 * Shows a mode that was chosen elsewhere.
 */
void
ferry_connect_bar_set_mode (FerryConnectBar *self, FerryMode mode)
{
  self->is_setting = TRUE;
  ferry_choices_select (self->mode, ferry_mode_choices, mode);
  self->is_setting = FALSE;
}

/* Shows a character set that was chosen elsewhere. */
void
ferry_connect_bar_set_charset (FerryConnectBar *self, const char *charset)
{
  ferry_connect_options_set_charset (self->options, charset);
}

void
ferry_connect_bar_grab_host_focus (FerryConnectBar *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->host));
}
