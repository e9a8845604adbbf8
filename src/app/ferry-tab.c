/* A tab of a side. See ferry-tab.h. Its buttons activate its own actions, "tab.*".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-tab.h"

#include "ferry-connect-page.h"
#include "ferry-explain.h"
#include "ferry-tab-text.h"

#include <glib/gi18n.h>

struct _FerryTab
{
  GtkBox parent_instance;

  FerryPlace *computer;  /* owned */
  FerrySession *session; /* owned; without a server for long, maybe */
  FerrySideKind kind;
  char *folders[2]; /* owned; by kind: shown last, raw bytes, nullable */
  char *server_key; /* owned; whose the remote one is, nullable */

  GtkDropDown *kind_choice;
  GtkImage *about_icon;
  GtkLabel *about;
  GtkWidget *try_again;
  GtkStack *stack;
  FerryPane *pane;
  FerryConnectPage *connect_page;
};

G_DEFINE_FINAL_TYPE (FerryTab, ferry_tab, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_KIND,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

static void
emit_changed (FerryTab *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* What is shown */

static void
set_about (FerryTab *self, const char *icon_name, const char *text, const char *hint)
{
  gtk_widget_set_visible (GTK_WIDGET (self->about_icon), icon_name != NULL);
  gtk_image_set_from_icon_name (self->about_icon, icon_name);
  gtk_label_set_label (self->about, text);
  gtk_widget_set_tooltip_text (gtk_widget_get_parent (GTK_WIDGET (self->about)), hint);
}

static void
describe_server (FerryTab *self)
{
  FerryRemotePlace *place = (FerryRemotePlace *) ferry_session_get_place (self->session);
  g_autofree char *text = NULL;
  g_autofree char *hint = NULL;
  gboolean is_lost =
      self->kind == FERRY_SIDE_SERVER && place != NULL && ferry_session_is_lost (self->session);

  gtk_widget_set_visible (self->try_again, is_lost);
  if (self->kind != FERRY_SIDE_SERVER || place == NULL)
    {
      set_about (self, NULL, "", NULL);
      return;
    }
  if (is_lost)
    {
      set_about (self, "network-offline-symbolic", _ ("Connection lost"),
                 _ ("The server could not be reached again. Refreshing the folder tries anew."));
      return;
    }
  text = ferry_tab_text_about (place);
  hint = ferry_tab_text_hint (place);
  set_about (self,
             ferry_remote_place_is_tls (place) ? "channel-secure-symbolic"
                                               : "channel-insecure-symbolic",
             text, hint);
}

static const char *
get_host (FerryTab *self)
{
  const FerryServer *server = ferry_session_get_last_server (self->session);

  return server != NULL ? server->host : NULL;
}

static char *
dup_server_key (FerryTab *self)
{
  const FerryServer *server = ferry_session_get_last_server (self->session);

  return server != NULL ? ferry_server_dup_key (server) : NULL;
}

/* Before the pane goes elsewhere. */
static void
note_folder (FerryTab *self)
{
  FerryPlace *place = ferry_pane_get_place (self->pane);
  FerrySideKind kind = place == self->computer ? FERRY_SIDE_LOCAL : FERRY_SIDE_SERVER;

  if (place == NULL || ferry_pane_get_path (self->pane) == NULL)
    return;
  g_free (self->folders[kind]);
  self->folders[kind] = g_strdup (ferry_pane_get_path (self->pane));
  if (kind == FERRY_SIDE_LOCAL)
    return;
  g_free (self->server_key);
  self->server_key = dup_server_key (self);
}

static void
show_place (FerryTab *self, FerryPlace *place, const char *path)
{
  g_autofree char *folder = g_strdup (path);

  if (ferry_pane_get_place (self->pane) == place)
    return;
  note_folder (self);
  if (place != NULL && folder == NULL)
    folder = g_strdup (ferry_place_get_home (place));
  ferry_pane_set_place (self->pane, place, folder);
}

static void
show_server (FerryTab *self, const char *path)
{
  FerrySessionState state = ferry_session_get_state (self->session);
  g_autofree char *key = dup_server_key (self);
  const char *host = get_host (self);

  if (path == NULL && g_strcmp0 (key, self->server_key) == 0)
    path = self->folders[FERRY_SIDE_SERVER];
  show_place (self, ferry_session_get_place (self->session), path);
  if (state == FERRY_SESSION_CONNECTING)
    ferry_connect_page_show_connecting (self->connect_page, host);
  else if (state == FERRY_SESSION_DISCONNECTED && host != NULL)
    ferry_connect_page_show_idle (self->connect_page, host);
  gtk_stack_set_visible_child_name (
      self->stack, state == FERRY_SESSION_CONNECTED || host == NULL ? "pane" : "connect");
}

static void
show (FerryTab *self, const char *path)
{
  describe_server (self);
  if (self->kind == FERRY_SIDE_SERVER)
    {
      show_server (self, path);
    }
  else
    {
      show_place (self, self->computer, self->folders[FERRY_SIDE_LOCAL]);
      gtk_stack_set_visible_child_name (self->stack, "pane");
    }
  emit_changed (self);
}

/* The session */

static void
on_state_changed (FerryTab *self)
{
  /* When it is connected, "connected" follows and tells the path too. */
  if (ferry_session_get_state (self->session) != FERRY_SESSION_CONNECTED)
    show (self, NULL);
}

static void
on_failed (FerrySession *session, const GError *error, FerryTab *self)
{
  g_autoptr (FerryExplanation) explanation =
      ferry_explain (error, ferry_session_get_last_server (session));

  ferry_connect_page_show_failed (self->connect_page, get_host (self), explanation);
}

static void
on_server_changed (FerryTab *self)
{
  describe_server (self);
  emit_changed (self);
}

static void
on_connected (FerrySession *session, const char *path, FerryTab *self)
{
  show (self, path);
}

static void
leave_session (FerryTab *self)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
}

static void
follow_session (FerryTab *self, FerrySession *session)
{
  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "notify::state", G_CALLBACK (on_state_changed), self);
  g_signal_connect (session, "failed", G_CALLBACK (on_failed), self);
  g_signal_connect (session, "connected", G_CALLBACK (on_connected), self);
  g_signal_connect_swapped (session, "server-changed", G_CALLBACK (on_server_changed), self);
}

/* What the person does */

static void
on_kind_selected (GtkDropDown *drop_down, GParamSpec *pspec, FerryTab *self)
{
  ferry_tab_set_kind (self, gtk_drop_down_get_selected (drop_down));
}

static void
connect_session (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FerryTab *self = FERRY_TAB (widget);

  ferry_session_reconnect (self->session);
}

static void
disconnect_session (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ferry_session_disconnect (FERRY_TAB (widget)->session);
}

/* The object */

static void
ferry_tab_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_KIND)
    g_value_set_uint (value, FERRY_TAB (object)->kind);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ferry_tab_dispose (GObject *object)
{
  FerryTab *self = FERRY_TAB (object);

  leave_session (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_TAB);
  g_clear_object (&self->computer);

  G_OBJECT_CLASS (ferry_tab_parent_class)->dispose (object);
}

static void
ferry_tab_finalize (GObject *object)
{
  FerryTab *self = FERRY_TAB (object);

  g_free (self->folders[FERRY_SIDE_LOCAL]);
  g_free (self->folders[FERRY_SIDE_SERVER]);
  g_free (self->server_key);

  G_OBJECT_CLASS (ferry_tab_parent_class)->finalize (object);
}

static void
ferry_tab_class_init (FerryTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ferry_tab_get_property;
  object_class->dispose = ferry_tab_dispose;
  object_class->finalize = ferry_tab_finalize;

  properties[PROP_KIND] =
      g_param_spec_uint ("kind", NULL, NULL, FERRY_SIDE_LOCAL, FERRY_SIDE_SERVER, FERRY_SIDE_LOCAL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", FERRY_TYPE_TAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  g_type_ensure (FERRY_TYPE_PANE);
  g_type_ensure (FERRY_TYPE_CONNECT_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ferryftp/Ferry/tab.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryTab, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, FerryTab, about_icon);
  gtk_widget_class_bind_template_child (widget_class, FerryTab, about);
  gtk_widget_class_bind_template_child (widget_class, FerryTab, try_again);
  gtk_widget_class_bind_template_child (widget_class, FerryTab, stack);
  gtk_widget_class_bind_template_child (widget_class, FerryTab, pane);
  gtk_widget_class_bind_template_child (widget_class, FerryTab, connect_page);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);
  gtk_widget_class_bind_template_callback (widget_class, ferry_pane_reload);
  gtk_widget_class_install_action (widget_class, "tab.connect", NULL, connect_session);
  gtk_widget_class_install_action (widget_class, "tab.disconnect", NULL, disconnect_session);
}

static void
ferry_tab_init (FerryTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->pane, "notify::path", G_CALLBACK (emit_changed), self);
}

/**
 * ferry_tab_new:
 * @computer: (transfer none): the place of local files
 *
 * Returns: (transfer floating): a tab that shows this computer
 */
FerryTab *
ferry_tab_new (FerryPlace *computer, FerrySession *session)
{
  FerryTab *self = g_object_new (FERRY_TYPE_TAB, NULL);

  self->computer = g_object_ref (computer);
  follow_session (self, session);
  return self;
}

/**
 * ferry_tab_get_pane:
 *
 * Returns: (transfer none): the pane, also while another page stands in its place
 */
FerryPane *
ferry_tab_get_pane (FerryTab *self)
{
  return self->pane;
}

/**
 * ferry_tab_get_session:
 *
 * Returns: (transfer none): its server, also while the tab shows this computer
 */
FerrySession *
ferry_tab_get_session (FerryTab *self)
{
  return self->session;
}

/**
 * ferry_tab_set_session:
 *
 * Another server from now on; the one before lives on where another tab has it.
 */
void
ferry_tab_set_session (FerryTab *self, FerrySession *session)
{
  if (self->session == session)
    return;
  note_folder (self);
  leave_session (self);
  follow_session (self, session);
  show (self, NULL);
}

/**
 * ferry_tab_get_kind:
 */
FerrySideKind
ferry_tab_get_kind (FerryTab *self)
{
  return self->kind;
}

/**
 * ferry_tab_set_kind:
 *
 * Turns to this computer or to the server, there to the folder that was shown last.
 */
void
ferry_tab_set_kind (FerryTab *self, FerrySideKind kind)
{
  if (self->kind == kind)
    return;
  note_folder (self);
  self->kind = kind;
  gtk_drop_down_set_selected (self->kind_choice, kind);
  show (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

static void
open_folder (FerryTab *self, FerrySideKind kind, FerryPlace *place, const char *folder)
{
  g_autofree char *copy = g_strdup (folder);

  note_folder (self);
  g_free (self->folders[kind]);
  self->folders[kind] = g_strdup (copy);
  if (self->kind != kind)
    ferry_tab_set_kind (self, kind);
  else if (place != NULL && ferry_pane_get_place (self->pane) == place)
    ferry_pane_open (self->pane, copy != NULL ? copy : ferry_place_get_home (place));
  else
    show (self, NULL);
}

/**
 * ferry_tab_open_local:
 * @folder: (nullable): raw bytes; %NULL for the home folder
 *
 * Turns to this computer and shows that folder.
 */
void
ferry_tab_open_local (FerryTab *self, const char *folder)
{
  open_folder (self, FERRY_SIDE_LOCAL, self->computer, folder);
}

/**
 * ferry_tab_open_remote:
 * @folder: (nullable): raw bytes; %NULL for the login folder
 *
 * Turns to the server and shows that folder, once it is connected.
 */
void
ferry_tab_open_remote (FerryTab *self, const char *folder)
{
  note_folder (self);
  g_free (self->server_key);
  self->server_key = dup_server_key (self);
  open_folder (self, FERRY_SIDE_SERVER, ferry_session_get_place (self->session), folder);
}

/**
 * ferry_tab_get_folder:
 *
 * Returns: (transfer none) (nullable): the folder of that kind that is shown or was shown last
 */
const char *
ferry_tab_get_folder (FerryTab *self, FerrySideKind kind)
{
  note_folder (self);
  return self->folders[kind];
}
