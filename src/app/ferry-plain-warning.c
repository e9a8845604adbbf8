/* The line that says what travels unencrypted. See ferry-plain-warning.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-plain-warning.h"

#include "ferry-demo.h"

#include <glib/gi18n.h>

struct _FerryPlainWarning
{
  GtkWidget parent_instance;

  FerrySessions *sessions;   /* owned */
  GSignalGroup *session;     /* owned; of the current one */
  GCancellable *cancellable; /* owned; of the question what is encrypted */

  GtkWidget *box;
  GtkLabel *label;
  GtkButton *use_tls;
};

G_DEFINE_FINAL_TYPE (FerryPlainWarning, ferry_plain_warning, GTK_TYPE_WIDGET)

static guint tls_requested_signal;

/* Nobody listens on the way to this computer itself. */
static gboolean
is_loopback (const FerryServerInfo *info)
{
  return info->address != NULL &&
         (g_str_has_prefix (info->address, "127.") || g_str_has_prefix (info->address, "[::1]"));
}

static gboolean
is_anonymous (const FerryServerInfo *info)
{
  return info->user == NULL || g_ascii_strcasecmp (info->user, "anonymous") == 0 ||
         g_ascii_strcasecmp (info->user, "ftp") == 0;
}

/**
 * ferry_plain_warning_can_change:
 *
 * Returns: whether the server says in FEAT that it takes AUTH TLS (RFC 4217 section 4)
 */
gboolean
ferry_plain_warning_can_change (const FerryServerInfo *info)
{
  if (info->tls_version != NULL || info->features == NULL)
    return FALSE;
  for (guint i = 0; info->features[i] != NULL; i++)
    {
      g_autofree char *feature = g_ascii_strup (info->features[i], -1);

      g_strstrip (feature);
      if (g_str_has_prefix (feature, "AUTH") && g_strstr_len (feature, -1, "TLS") != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * ferry_plain_warning_dup_text:
 *
 * Returns: (transfer full) (nullable): what travels unencrypted and what can be done, %NULL for
 * nothing that anybody could read
 */
char *
ferry_plain_warning_dup_text (const FerryServerInfo *info)
{
  const char *offer = ferry_plain_warning_can_change (info) ? _ ("The server offers TLS.")
                                                            : _ ("The server offers no TLS.");
  g_autofree char *what = NULL;

  if (is_loopback (info) || (info->tls_version != NULL && info->is_data_encrypted))
    return NULL;
  if (info->tls_version != NULL)
    return g_strdup_printf (_ ("Files travel to and from %s unencrypted; only the login is "
                               "encrypted."),
                            info->host);
  what = g_strdup_printf (is_anonymous (info)
                              ? _ ("Files travel to and from %s unencrypted: others on the way "
                                   "can read and change them.")
                              : _ ("Your password and your files travel to %s unencrypted: others "
                                   "on the way can read them."),
                          info->host);
  return g_strdup_printf ("%s %s", what, offer);
}

/**
 * ferry_plain_warning_show:
 *
 * Shows what @info gives reason to say, and nothing where there is none.
 */
void
ferry_plain_warning_show (FerryPlainWarning *self, const FerryServerInfo *info)
{
  g_autofree char *text = ferry_plain_warning_dup_text (info);

  if (text != NULL)
    gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->use_tls), ferry_plain_warning_can_change (info));
  gtk_widget_set_visible (self->box, text != NULL);
}

static void
hide (FerryPlainWarning *self)
{
  gtk_widget_set_visible (self->box, FALSE);
}

static void
got_info (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FerryRemotePlace *place = FERRY_REMOTE_PLACE (source);
  g_autoptr (FerryServerInfo) info = ferry_remote_place_info_finish (place, result, NULL);
  g_autoptr (FerryPlainWarning) self = user_data;

  if (info == NULL || self->sessions == NULL ||
      ferry_session_get_place (ferry_sessions_get_current (self->sessions)) != FERRY_PLACE (place))
    return;
  ferry_plain_warning_show (self, info);
  if (gtk_widget_get_visible (self->box))
    ferry_remote_place_set_plain_known (place);
}

static void
look (FerryPlainWarning *self)
{
  FerrySession *session = ferry_sessions_get_current (self->sessions);
  FerryPlace *place = ferry_session_get_place (session);
  const FerryServer *server = ferry_session_get_server (session);

  if (place == NULL || server->is_plain_known || ferry_demo_is_server (server))
    return;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  ferry_remote_place_info_async (FERRY_REMOTE_PLACE (place), self->cancellable, got_info,
                                 g_object_ref (self));
}

static void
on_connected (FerrySession *session, const char *path, FerryPlainWarning *self)
{
  look (self);
}

static void
on_state_changed (FerrySession *session, GParamSpec *pspec, FerryPlainWarning *self)
{
  if (ferry_session_get_state (session) != FERRY_SESSION_CONNECTED)
    hide (self);
}

static void
on_current_changed (FerryPlainWarning *self)
{
  hide (self);
  look (self);
}

static void
on_use_tls_clicked (FerryPlainWarning *self)
{
  hide (self);
  g_signal_emit (self, tls_requested_signal, 0);
}

static void
ferry_plain_warning_dispose (GObject *object)
{
  FerryPlainWarning *self = FERRY_PLAIN_WARNING (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->sessions);
  gtk_widget_dispose_template (GTK_WIDGET (self), FERRY_TYPE_PLAIN_WARNING);

  G_OBJECT_CLASS (ferry_plain_warning_parent_class)->dispose (object);
}

static void
ferry_plain_warning_class_init (FerryPlainWarningClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_plain_warning_dispose;
  tls_requested_signal = g_signal_new ("tls-requested", FERRY_TYPE_PLAIN_WARNING, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/plain-warning.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryPlainWarning, box);
  gtk_widget_class_bind_template_child (widget_class, FerryPlainWarning, label);
  gtk_widget_class_bind_template_child (widget_class, FerryPlainWarning, use_tls);
  gtk_widget_class_bind_template_callback (widget_class, on_use_tls_clicked);
  gtk_widget_class_bind_template_callback (widget_class, hide);
}

static void
ferry_plain_warning_init (FerryPlainWarning *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ferry_plain_warning_set_sessions:
 * @sessions: (transfer none): to be set once
 *
 * Looks at the current session, whenever it connects or becomes the current one.
 */
void
ferry_plain_warning_set_sessions (FerryPlainWarning *self, FerrySessions *sessions)
{
  self->sessions = g_object_ref (sessions);
  self->session = g_signal_group_new (FERRY_TYPE_SESSION);
  g_signal_group_connect (self->session, "connected", G_CALLBACK (on_connected), self);
  g_signal_group_connect (self->session, "notify::state", G_CALLBACK (on_state_changed), self);
  g_signal_connect_object (self->session, "bind", G_CALLBACK (on_current_changed), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (sessions, "current", self->session, "target", G_BINDING_SYNC_CREATE);
}
