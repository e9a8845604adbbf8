/* The one window. It joins the parts: what a pane asks for goes to the queue, what the sessions say
 * goes to the connect bar and the log.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-window.h"

#include "ferry-choices.h"
#include "ferry-exists-prompter.h"
#include "ferry-connection-view.h"
#include "ferry-history-view.h"
#include "ferry-interrupted-bar.h"
#include "ferry-log-view.h"
#include "ferry-plain-warning.h"
#include "ferry-notice.h"
#include "ferry-title.h"
#include "ferry-transfer-view.h"
#include "ferry-window-actions.h"
#include "ferry-window-announce.h"
#include "ferry-window-carry.h"
#include "ferry-window-close.h"
#include "ferry-window-edit.h"
#include "ferry-window-layout.h"
#include "ferry-window-open.h"
#include "ferry-window-server.h"
#include "ferry-window-tabs.h"

#include <glib/gi18n.h>

struct _FerryWindow
{
  GtkApplicationWindow parent_instance;

  GSettings *settings;           /* owned */
  FerryRecentStore *recents;     /* owned */
  FerrySiteStore *sites;         /* owned */
  FerrySessions *sessions;       /* owned */
  GSignalGroup *session;         /* owned; of the current one */
  FerrySides *sides;             /* owned */
  FerryTransferQueue *queue;     /* owned */
  FerryQueueCare *care;          /* owned */
  FerryExistsPrompter *prompter; /* owned */
  FerryWindowLayout *layout;     /* owned */

  FerryTitle *title;
  FerryConnectBar *connect_bar;
  GtkPaned *pane_split;
  GtkPaned *lower_split;
  GtkWidget *lower;
  GtkStack *lower_pages;
  FerrySide *left;
  FerrySide *right;
  FerryTransferView *transfers;
  FerryConnectionView *connections;
  FerryHistoryView *history;
  FerryLogView *log;
  FerryNotice *notice;
  FerryInterruptedBar *interrupted_bar;
  FerryPlainWarning *plain_warning;
  GMenu *charset_menu;
};

G_DEFINE_FINAL_TYPE (FerryWindow, ferry_window, GTK_TYPE_APPLICATION_WINDOW)

/* The connect bar and the menus are about one server. */
static void
follow_session (FerryWindow *self)
{
  FerrySessionState state = ferry_session_get_state (ferry_window_get_session (self));

  ferry_connect_bar_set_state (self->connect_bar, state);
  ferry_window_actions_set_state (self, state);
}

static void
on_current_changed (FerryWindow *self)
{
  ferry_window_fill_connect_bar (self);
  follow_session (self);
}

/* Whose line of the log it is, once that is a question. */
static char *
dup_name (FerryWindow *self, FerrySession *session)
{
  return ferry_sessions_count_open (self->sessions) > 1 ? ferry_session_dup_name (session) : NULL;
}

static void
on_log_line (FerryWindow *self, FerrySession *session, const FerryLogLine *line)
{
  g_autofree char *name = dup_name (self, session);

  ferry_log_view_append (self->log, line, name);
}

static void
on_connection_begun (FerryWindow *self, FerrySession *session, FerryConnectionRecord *record)
{
  ferry_connection_view_add (self->connections, record);
}

static void
on_session_failed (FerryWindow *self, FerrySession *session, const GError *error)
{
  g_autofree char *name = dup_name (self, session);

  ferry_log_view_append_failure (self->log, error, name);
}

static void
on_server_wanted (FerryWindow *self, const FerryServer *server)
{
  ferry_window_open_server (self, server, NULL, NULL, FERRY_OPEN_ANYWHERE);
}

static void
on_connect_requested (FerryConnectBar *bar,
                      const FerryServer *server,
                      const char *path,
                      FerryWindow *self)
{
  ferry_window_open_server (self, server, path, NULL, FERRY_OPEN_ANYWHERE);
}

static void
on_tls_requested (FerryPlainWarning *warning, FerryWindow *self)
{
  g_autoptr (FerryServer) server =
      ferry_server_copy (ferry_session_get_server (ferry_window_get_session (self)));

  server->security = FERRY_SECURITY_EXPLICIT;
  ferry_window_open_server (self, server, NULL, NULL, FERRY_OPEN_THIS_TAB);
}

static void
on_tab_created (FerryWindow *self, FerryTab *tab)
{
  ferry_window_carry_connect (self, tab);
}

static void
on_mode_chosen (FerryConnectBar *bar, guint mode, FerryWindow *self)
{
  const FerryChoice *choice = ferry_choice_find_value (ferry_mode_choices, (int) mode);

  g_action_group_change_action_state (G_ACTION_GROUP (self), "mode",
                                      g_variant_new_string (choice->id));
}

static void
on_focus_changed (FerryWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *side = focus != NULL ? gtk_widget_get_ancestor (focus, FERRY_TYPE_SIDE) : NULL;

  if (side != NULL && self->sides != NULL)
    ferry_sides_set_active (self->sides, FERRY_SIDE (side));
}

static gboolean
ferry_window_close_request (GtkWindow *window)
{
  FerryWindow *self = FERRY_WINDOW (window);

  if (!ferry_window_may_close (self))
    return TRUE;
  ferry_sides_end (self->sides);
  ferry_window_layout_save (self->layout);
  ferry_sessions_disconnect_all (self->sessions);
  return GTK_WINDOW_CLASS (ferry_window_parent_class)->close_request (window);
}

static void
ferry_window_dispose (GObject *object)
{
  FerryWindow *self = FERRY_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->prompter);
  g_clear_object (&self->layout);
  g_clear_object (&self->sides);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_WINDOW);
  g_clear_object (&self->sessions);
  g_clear_object (&self->care);
  g_clear_object (&self->queue);
  g_clear_object (&self->recents);
  g_clear_object (&self->sites);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (ferry_window_parent_class)->dispose (object);
}

static void
ferry_window_class_init (FerryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = ferry_window_close_request;

  g_type_ensure (FERRY_TYPE_CONNECT_BAR);
  g_type_ensure (FERRY_TYPE_SIDE);
  g_type_ensure (FERRY_TYPE_TRANSFER_VIEW);
  g_type_ensure (FERRY_TYPE_CONNECTION_VIEW);
  g_type_ensure (FERRY_TYPE_HISTORY_VIEW);
  g_type_ensure (FERRY_TYPE_LOG_VIEW);
  g_type_ensure (FERRY_TYPE_NOTICE);
  g_type_ensure (FERRY_TYPE_INTERRUPTED_BAR);
  g_type_ensure (FERRY_TYPE_PLAIN_WARNING);
  g_type_ensure (FERRY_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ferryftp/Ferry/window.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryWindow, title);
  gtk_widget_class_bind_template_child (widget_class, FerryWindow, connect_bar);
  gtk_widget_class_bind_template_child (widget_class, FerryWindow, pane_split);
  gtk_widget_class_bind_template_child (widget_class, FerryWindow, lower_split);
  gtk_widget_class_bind_template_child (widget_class, FerryWindow, lower);
  gtk_widget_class_bind_template_child (widget_class, FerryWindow, lower_pages);
  gtk_widget_class_bind_template_child (widget_class, FerryWindow, left);
  gtk_widget_class_bind_template_child (widget_class, FerryWindow, right);
  gtk_widget_class_bind_template_child (widget_class, FerryWindow, transfers);
  gtk_widget_class_bind_template_child (widget_class, FerryWindow, connections);
  gtk_widget_class_bind_template_child (widget_class, FerryWindow, history);
  gtk_widget_class_bind_template_child (widget_class, FerryWindow, log);
  gtk_widget_class_bind_template_child (widget_class, FerryWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, FerryWindow, interrupted_bar);
  gtk_widget_class_bind_template_child (widget_class, FerryWindow, plain_warning);
  gtk_widget_class_bind_template_child (widget_class, FerryWindow, charset_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_connect_requested);
  gtk_widget_class_bind_template_callback (widget_class, on_mode_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_tls_requested);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_changed);
}

static void
ferry_window_init (FerryWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ferry_choices_fill_menu (self->charset_menu, ferry_charset_choices, "win.charset");
}

static void
follow_sessions (FerryWindow *self)
{
  self->session = g_signal_group_new (FERRY_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session, "notify::state", G_CALLBACK (follow_session),
                                  self);
  g_signal_connect_swapped (self->session, "bind", G_CALLBACK (on_current_changed), self);
  g_object_bind_property (self->sessions, "current", self->session, "target",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->sessions, "failed", G_CALLBACK (on_session_failed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sessions, "log-line", G_CALLBACK (on_log_line), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sessions, "connection-begun", G_CALLBACK (on_connection_begun),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sessions, "wanted", G_CALLBACK (on_server_wanted), self,
                           G_CONNECT_SWAPPED);
}

static void
add_sides (FerryWindow *self)
{
  self->sides = ferry_sides_new (self->left, self->right, self->sessions, self->settings);
  g_signal_connect_object (self->sides, "tab-created", G_CALLBACK (on_tab_created), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->left, "tab-close-requested", G_CALLBACK (ferry_window_close_tab),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->right, "tab-close-requested", G_CALLBACK (ferry_window_close_tab),
                           self, G_CONNECT_SWAPPED);
  ferry_sides_restore (self->sides, self->recents);
}

/**
 * ferry_window_new:
 *
 * Returns: (transfer none): a window, owned by the application
 */
FerryWindow *
ferry_window_new (FerryApplication *application)
{
  FerryWindow *self = g_object_new (FERRY_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (ferry_application_get_settings (application));
  self->sites = g_object_ref (ferry_application_get_sites (application));
  self->recents = g_object_ref (ferry_application_get_recents (application));
  self->sessions = ferry_sessions_new (GTK_WINDOW (self), self->recents);
  self->queue = ferry_transfer_queue_new ();
  self->prompter = ferry_exists_prompter_new (GTK_WINDOW (self), self->queue);
  add_sides (self);
  ferry_window_actions_add (self);
  ferry_window_edit_begin (self);
  self->layout = ferry_window_layout_new (GTK_WINDOW (self), self->settings, self->pane_split,
                                          self->lower_split);
  ferry_window_announce_begin (GTK_WINDOW (self), self->sessions, self->queue);
  self->care = ferry_queue_care_new (GTK_WINDOW (self), self->queue, self->settings);
  ferry_transfer_view_set_queue (self->transfers, self->queue, self->care);
  ferry_title_set_sources (self->title, self->sessions, self->queue);
  ferry_connect_bar_set_recents (self->connect_bar, self->recents, self->sites);
  g_settings_bind (self->settings, "show-lower", self->lower, "visible", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "lower-page", self->lower_pages, "visible-child-name",
                   G_SETTINGS_BIND_DEFAULT);
  follow_sessions (self);
  ferry_plain_warning_set_sessions (self->plain_warning, self->sessions);
  ferry_interrupted_bar_restore (self->interrupted_bar, self->queue, self->sessions,
                                 g_settings_get_boolean (self->settings, "continue-at-start"));
  ferry_history_view_set_sources (self->history, self->queue, self->sessions);
  return self;
}

/**
 * ferry_window_get_settings:
 */
GSettings *
ferry_window_get_settings (FerryWindow *self)
{
  return self->settings;
}

/**
 * ferry_window_get_recents:
 *
 * Returns: (transfer none): the servers that were connected to
 */
FerryRecentStore *
ferry_window_get_recents (FerryWindow *self)
{
  return self->recents;
}

/**
 * ferry_window_get_sites:
 *
 * Returns: (transfer none): the saved sites
 */
FerrySiteStore *
ferry_window_get_sites (FerryWindow *self)
{
  return self->sites;
}

/**
 * ferry_window_get_connect_bar:
 */
FerryConnectBar *
ferry_window_get_connect_bar (FerryWindow *self)
{
  return self->connect_bar;
}

/**
 * ferry_window_get_sides:
 */
FerrySides *
ferry_window_get_sides (FerryWindow *self)
{
  return self->sides;
}

/**
 * ferry_window_get_sessions:
 */
FerrySessions *
ferry_window_get_sessions (FerryWindow *self)
{
  return self->sessions;
}

/**
 * ferry_window_get_session:
 *
 * Returns: (transfer none): the server that the window is about: of the tab that is worked in, else
 *   of the one across from it, else of the last such one; not always connected
 */
FerrySession *
ferry_window_get_session (FerryWindow *self)
{
  return ferry_sessions_get_current (self->sessions);
}

/**
 * ferry_window_get_queue:
 */
FerryTransferQueue *
ferry_window_get_queue (FerryWindow *self)
{
  return self->queue;
}

/**
 * ferry_window_get_care:
 */
FerryQueueCare *
ferry_window_get_care (FerryWindow *self)
{
  return self->care;
}

/**
 * ferry_window_get_left:
 */
FerrySide *
ferry_window_get_left (FerryWindow *self)
{
  return self->left;
}

/**
 * ferry_window_get_right:
 */
FerrySide *
ferry_window_get_right (FerryWindow *self)
{
  return self->right;
}

/**
 * ferry_window_get_active_side:
 *
 * Returns: (transfer none): the side that had the keyboard focus last
 */
FerrySide *
ferry_window_get_active_side (FerryWindow *self)
{
  return ferry_sides_get_active (self->sides);
}

/**
 * ferry_window_get_other_side:
 */
FerrySide *
ferry_window_get_other_side (FerryWindow *self, FerrySide *side)
{
  return ferry_sides_get_other (self->sides, side);
}

/**
 * ferry_window_say:
 * @text: one sentence that needs no answer
 */
void
ferry_window_say (FerryWindow *self, const char *text)
{
  ferry_notice_show (self->notice, text);
}
