/* The settings of one saved site. What a connection needs beyond them is the widget of the connect
 * bar. See ferry-site-form.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-site-form.h"

#include "ferry-bookmark-list.h"
#include "ferry-choices.h"
#include "ferry-connect-options.h"
#include "ferry-direction.h"
#include "ferry-site-password.h"
#include "ferry-site-proxy.h"
#include "ferry-site-row.h"
#include "ferry-site-text.h"

#include <glib/gi18n.h>

struct _FerrySiteForm
{
  GtkBox parent_instance;

  FerrySitePassword *kept; /* owned */
  FerrySiteProxy *way;     /* owned */
  char *charset;           /* owned; of the names that are shown, nullable */
  gboolean is_showing;
  gboolean is_forgotten; /* the certificate is not to be trusted any more */

  GtkEntry *title;
  GtkEntry *host;
  GtkEntry *port;
  GtkDropDown *logon;
  GtkWidget *user_label;
  GtkEntry *user;
  GtkWidget *password_label;
  GtkPasswordEntry *password;
  GtkLabel *keyring_problem;
  GtkDropDown *security;
  GtkDropDown *mode;
  GtkEntry *remote_folder;
  GtkEntry *local_folder;
  GtkDropDown *colour;
  GtkTextView *notes;
  FerryBookmarkList *bookmarks;
  GtkEntry *time_offset;
  FerrySiteProxyRows proxy;
  GtkTextView *commands;
  GtkLabel *fingerprint;
  GtkButton *forget;
  FerryConnectOptions *options;
};

G_DEFINE_FINAL_TYPE (FerrySiteForm, ferry_site_form, GTK_TYPE_BOX)

enum
{
  CHANGED,
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const FerryChoice logon_choices[] = {
  { FERRY_LOGON_ASK, "ask", N_ ("Ask for the Password"), N_ ("Each time Ferry needs it") },
  { FERRY_LOGON_KEYRING, "keyring", N_ ("Password in the Keyring"),
    N_ ("Kept by the desktop, encrypted") },
  { FERRY_LOGON_ANONYMOUS, "anonymous", N_ ("Anonymous"), N_ ("Without a user of one's own") },
  { 0 },
};

static FerryLogon
get_logon (FerrySiteForm *self)
{
  return (FerryLogon) ferry_choices_get_selected (self->logon, logon_choices);
}

/* What does not go with the logon is not in sight. */
static void
show_logon (FerrySiteForm *self)
{
  gboolean has_user = get_logon (self) != FERRY_LOGON_ANONYMOUS;
  gboolean has_password = get_logon (self) == FERRY_LOGON_KEYRING;

  gtk_widget_set_visible (self->user_label, has_user);
  gtk_widget_set_visible (GTK_WIDGET (self->user), has_user);
  gtk_widget_set_visible (self->password_label, has_password);
  gtk_widget_set_visible (GTK_WIDGET (self->password), has_password);
}

static void
on_changed (FerrySiteForm *self)
{
  if (self->is_showing)
    return;
  show_logon (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_forget_clicked (FerrySiteForm *self)
{
  self->is_forgotten = TRUE;
  gtk_label_set_label (self->fingerprint, _ ("Asked at the next connection"));
  gtk_widget_set_visible (GTK_WIDGET (self->forget), FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_bookmark_go (FerryBookmarkList *list, FerryBookmarkRow *row, FerrySiteForm *self)
{
  g_autoptr (FerryBookmark) bookmark = ferry_bookmark_row_dup (row, self->charset);

  g_signal_emit (self, signals[GO], 0, bookmark);
}

static void
ferry_site_form_dispose (GObject *object)
{
  FerrySiteForm *self = FERRY_SITE_FORM (object);

  if (self->kept != NULL)
    ferry_site_password_leave (self->kept);
  if (self->way != NULL)
    ferry_site_proxy_leave (self->way);
  g_clear_object (&self->kept);
  g_clear_object (&self->way);
  g_clear_pointer (&self->charset, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), FERRY_TYPE_SITE_FORM);

  G_OBJECT_CLASS (ferry_site_form_parent_class)->dispose (object);
}

#define PROXY_ROW(name)                                                                            \
  {                                                                                                \
    "proxy_" #name, G_STRUCT_OFFSET (FerrySiteForm, proxy.name)                                    \
  }

static const struct
{
  const char *name;
  gssize offset;
} proxy_rows[] = {
  PROXY_ROW (uri),      PROXY_ROW (user_label), PROXY_ROW (user), PROXY_ROW (password_label),
  PROXY_ROW (password), PROXY_ROW (problem),
};

static void
ferry_site_form_class_init (FerrySiteFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_site_form_dispose;

  signals[CHANGED] = g_signal_new ("changed", FERRY_TYPE_SITE_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[GO] = g_signal_new ("go", FERRY_TYPE_SITE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (FERRY_TYPE_BOOKMARK_LIST);
  g_type_ensure (FERRY_TYPE_CONNECT_OPTIONS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/site-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, title);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, host);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, port);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, logon);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, user_label);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, user);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, password_label);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, password);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, keyring_problem);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, security);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, mode);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, remote_folder);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, local_folder);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, colour);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, notes);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, bookmarks);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, time_offset);
  for (gsize i = 0; i < G_N_ELEMENTS (proxy_rows); i++)
    gtk_widget_class_bind_template_child_full (widget_class, proxy_rows[i].name, FALSE,
                                               proxy_rows[i].offset);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, commands);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, fingerprint);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, forget);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteForm, options);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_forget_clicked);
}

static void
ferry_site_form_init (FerrySiteForm *self)
{
  const char *colours[FERRY_SITE_N_COLOURS + 1] = { NULL };
  g_autoptr (GtkStringList) list = NULL;

  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  ferry_direction_fix_entry (GTK_EDITABLE (self->host));
  ferry_direction_fix_entry (GTK_EDITABLE (self->remote_folder));
  ferry_direction_fix_entry (GTK_EDITABLE (self->local_folder));
  ferry_direction_fix_entry (GTK_EDITABLE (self->proxy.uri));
  ferry_choices_fill (self->logon, logon_choices);
  ferry_choices_fill (self->security, ferry_security_choices);
  ferry_choices_fill (self->mode, ferry_mode_choices);
  for (guint i = 0; i < FERRY_SITE_N_COLOURS; i++)
    colours[i] = ferry_site_row_get_colour_label ((FerrySiteColour) i);
  list = gtk_string_list_new (colours);
  gtk_drop_down_set_model (self->colour, G_LIST_MODEL (list));
  ferry_connect_options_show_whole (self->options);
  self->kept = ferry_site_password_new (GTK_EDITABLE (self->password), self->keyring_problem);
  self->way = ferry_site_proxy_new (&self->proxy);
  g_signal_connect_object (gtk_text_view_get_buffer (self->notes), "changed",
                           G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->commands), "changed",
                           G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bookmarks, "go", G_CALLBACK (on_bookmark_go), self, 0);
  self->is_showing = FALSE;
}

static void
show_text (GtkEntry *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
}

static void
show_certificate (FerrySiteForm *self, const FerryServer *server, FerryRecent *recent)
{
  const char *own = server->pinned_fingerprint;
  const char *learned =
      recent != NULL ? ferry_recent_get_server (recent)->pinned_fingerprint : NULL;
  const char *pinned = own != NULL ? own : learned;

  gtk_label_set_label (self->fingerprint,
                       pinned != NULL ? pinned : _ ("As the system's authorities say"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->fingerprint), pinned);
  gtk_widget_set_visible (GTK_WIDGET (self->forget), pinned != NULL);
}

/**
 * ferry_site_form_show:
 * @recent: (nullable): what was learned about the site's server
 */
void
ferry_site_form_show (FerrySiteForm *self, const FerrySiteData *data, FerryRecent *recent)
{
  const FerryServer *server = data->server;
  const char *charset = ferry_server_get_charset (server);
  g_autofree char *port = server->port != 0 ? g_strdup_printf ("%u", server->port) : NULL;
  g_autofree char *time_offset = ferry_time_offset_format (server->time_offset);
  g_autofree char *user = server->user != NULL ? g_utf8_make_valid (server->user, -1) : NULL;
  g_autofree char *commands =
      server->login_commands != NULL ? g_strjoinv ("\n", server->login_commands) : NULL;

  g_free (self->charset);
  self->charset = g_strdup (charset);
  self->is_showing = TRUE;
  self->is_forgotten = FALSE;
  show_text (self->title, data->title);
  show_text (self->host, server->host);
  show_text (self->port, port);
  show_text (self->user, user);
  show_text (self->time_offset, time_offset);
  ferry_site_proxy_show (self->way, server);
  ferry_choices_select (self->logon, logon_choices, data->logon);
  ferry_choices_select (self->security, ferry_security_choices, server->security);
  ferry_choices_select (self->mode, ferry_mode_choices, server->mode);
  gtk_drop_down_set_selected (self->colour, data->colour);
  ferry_site_text_show_remote (GTK_EDITABLE (self->remote_folder), data->remote_folder, charset);
  ferry_site_text_show_local (GTK_EDITABLE (self->local_folder), data->local_folder);
  ferry_site_text_show_view (self->notes, data->notes);
  ferry_site_text_show_view (self->commands, commands);
  ferry_bookmark_list_show (self->bookmarks, data);
  ferry_connect_options_set_server (self->options, server);
  show_certificate (self, server, recent);
  ferry_site_password_show (self->kept, server, data->logon == FERRY_LOGON_KEYRING);
  show_logon (self);
  self->is_showing = FALSE;
}

/* What is no good keeps its old value, and is marked. */
static void
mark (GtkEntry *entry, gboolean is_good)
{
  if (is_good)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
}

static gboolean
apply_port (FerrySiteForm *self, FerryServer *server)
{
  g_autofree char *text = ferry_site_text_dup (GTK_EDITABLE (self->port));
  guint64 port = 0;
  gboolean is_good =
      text == NULL || g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT16, &port, NULL);

  if (is_good)
    server->port = (guint16) port;
  mark (self->port, is_good);
  return is_good;
}

static gboolean
apply_time_offset (FerrySiteForm *self, FerryServer *server)
{
  g_autofree char *text = ferry_site_text_dup (GTK_EDITABLE (self->time_offset));
  gint minutes = FERRY_TIME_OFFSET_AUTOMATIC;
  gboolean is_good = text == NULL || ferry_time_offset_parse (text, &minutes);

  if (is_good)
    server->time_offset = minutes;
  mark (self->time_offset, is_good);
  return is_good;
}

static void
apply_commands (FerrySiteForm *self, FerryServer *server)
{
  g_autofree char *text = ferry_site_text_dup_view (self->commands);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_clear_pointer (&server->login_commands, g_strfreev);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (builder, lines[i]);
  if (text != NULL)
    server->login_commands = g_strv_builder_end (builder);
}

static gboolean
apply_host (FerrySiteForm *self, FerryServer *server)
{
  g_autofree char *host = ferry_site_text_dup (GTK_EDITABLE (self->host));

  mark (self->host, host != NULL);
  if (host == NULL)
    return FALSE;
  g_free (server->host);
  server->host = g_steal_pointer (&host);
  return TRUE;
}

/* A user that is no UTF-8 is shown with signs in its place, and stays where nobody has typed. */
static void
apply_user (FerrySiteForm *self, FerrySiteData *data)
{
  g_autofree char *user = ferry_site_text_dup (GTK_EDITABLE (self->user));
  g_autofree char *shown =
      data->server->user != NULL ? g_utf8_make_valid (data->server->user, -1) : NULL;

  data->logon = user != NULL ? get_logon (self) : FERRY_LOGON_ANONYMOUS;
  if (get_logon (self) == FERRY_LOGON_ANONYMOUS)
    g_clear_pointer (&user, g_free);
  if (g_strcmp0 (user, shown) == 0)
    return;
  g_free (data->server->user);
  data->server->user = g_steal_pointer (&user);
}

/**
 * ferry_site_form_apply:
 * @data: what was shown
 *
 * Writes what is shown into @data.
 *
 * Returns: whether all of it is good; what is not is marked and keeps its old value
 */
gboolean
ferry_site_form_apply (FerrySiteForm *self, FerrySiteData *data)
{
  FerryServer *server = data->server;
  g_autofree char *title = ferry_site_text_dup (GTK_EDITABLE (self->title));
  gboolean is_good = apply_host (self, server);

  is_good &= apply_port (self, server);
  is_good &= apply_time_offset (self, server);
  is_good &= ferry_site_proxy_apply (self->way, server);
  ferry_site_data_set_title (data, title != NULL ? title : server->host);
  apply_user (self, data);
  apply_commands (self, server);
  server->security =
      (FerrySecurity) ferry_choices_get_selected (self->security, ferry_security_choices);
  server->mode = (FerryMode) ferry_choices_get_selected (self->mode, ferry_mode_choices);
  ferry_connect_options_apply (self->options, server);
  data->colour = (FerrySiteColour) gtk_drop_down_get_selected (self->colour);
  g_free (data->notes);
  data->notes = ferry_site_text_dup_view (self->notes);
  g_free (data->remote_folder);
  data->remote_folder = ferry_site_text_dup_remote (GTK_EDITABLE (self->remote_folder),
                                                    ferry_server_get_charset (server));
  g_free (data->local_folder);
  data->local_folder = ferry_site_text_dup_local (GTK_EDITABLE (self->local_folder));
  ferry_bookmark_list_apply (self->bookmarks, data);
  if (self->is_forgotten)
    g_clear_pointer (&server->pinned_fingerprint, g_free);
  return is_good;
}

/**
 * ferry_site_form_save_password:
 * @data: what is saved, with its id
 *
 * Puts the password into the keyring, or takes it out, as the logon says; the proxy's likewise.
 */
void
ferry_site_form_save_password (FerrySiteForm *self, const FerrySiteData *data)
{
  ferry_site_password_save (self->kept, data->server, data->logon == FERRY_LOGON_KEYRING);
  ferry_site_proxy_save (self->way, data->server);
}

/**
 * ferry_site_form_takes_forgotten:
 *
 * Returns: whether the certificate is to be forgotten where it was learned, too; said once
 */
gboolean
ferry_site_form_takes_forgotten (FerrySiteForm *self)
{
  gboolean is_forgotten = self->is_forgotten;

  self->is_forgotten = FALSE;
  return is_forgotten;
}

/**
 * ferry_site_form_grab_focus:
 * @is_new: whether a host is what is wanted first
 */
void
ferry_site_form_grab_focus (FerrySiteForm *self, gboolean is_new)
{
  gtk_widget_grab_focus (GTK_WIDGET (is_new ? self->host : self->title));
}
