/* The window for experts: one line to the server, its reply above. What may be sent is decided
 * below; here stand what was said, the lines typed so far, and the folder that commands run in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-command-window.h"

#include <glib/gi18n.h>

struct _FerryCommandWindow
{
  GtkWindow parent_instance;

  FerrySession *session;     /* owned */
  FerryPlace *place;         /* owned; the server of now, NULL while there is none */
  GCancellable *cancellable; /* owned; of the command under way */
  char *path;                /* owned; where commands run, raw bytes */
  GPtrArray *history;        /* owned; of char *, what was typed, the newest last */
  guint recalled;            /* which of them is shown; their number: none */

  GtkTextTag *said; /* borrowed from the text */
  GtkTextTag *note;

  GtkTextView *replies;
  GtkLabel *folder;
  GtkEntry *command;
  GtkWidget *send;
};

G_DEFINE_FINAL_TYPE (FerryCommandWindow, ferry_command_window, GTK_TYPE_WINDOW)

static void
append (FerryCommandWindow *self, const char *text, GtkTextTag *tag)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->replies);
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_with_tags (buffer, &end, text, -1, tag, NULL);
  gtk_text_buffer_insert (buffer, &end, "\n", 1);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_text_view_scroll_mark_onscreen (self->replies, gtk_text_buffer_get_insert (buffer));
}

static void
update (FerryCommandWindow *self)
{
  gboolean is_ready = self->place != NULL && self->cancellable == NULL;
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->command), self->place != NULL);
  gtk_widget_set_sensitive (self->send, is_ready);
  if (self->place != NULL)
    {
      shown = ferry_place_decode (self->place, self->path, NULL);
      /* Translators: the folder on the server in which a command runs */
      text = g_strdup_printf (_ ("In the folder %s"), shown);
    }
  gtk_label_set_label (self->folder, text != NULL ? text : _ ("Not connected"));
}

static void
got_reply (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryCommandWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *reply =
      ferry_remote_place_command_finish (FERRY_REMOTE_PLACE (source), result, &folder, &error);

  if (self->session == NULL || (gpointer) source != self->place)
    return;
  g_clear_object (&self->cancellable);
  append (self, reply != NULL ? reply : error->message, reply != NULL ? NULL : self->note);
  if (folder != NULL)
    {
      g_free (self->path);
      self->path = g_steal_pointer (&folder);
    }
  update (self);
}

static void
remember (FerryCommandWindow *self, const char *text)
{
  const char *last =
      self->history->len > 0 ? g_ptr_array_index (self->history, self->history->len - 1) : NULL;

  if (g_strcmp0 (last, text) != 0)
    g_ptr_array_add (self->history, g_strdup (text));
  self->recalled = self->history->len;
}

static void
on_send (GtkWidget *widget, FerryCommandWindow *self)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->command))));
  g_autoptr (GError) error = NULL;
  g_autofree char *command = NULL;

  if (*text == '\0' || self->place == NULL || self->cancellable != NULL)
    return;
  remember (self, text);
  gtk_editable_set_text (GTK_EDITABLE (self->command), "");
  append (self, text, self->said);
  command = ferry_place_encode (self->place, text, &error);
  if (command == NULL)
    {
      append (self, error->message, self->note);
      return;
    }
  self->cancellable = g_cancellable_new ();
  ferry_remote_place_command_async (FERRY_REMOTE_PLACE (self->place), command, self->path,
                                    self->cancellable, got_reply, g_object_ref (self));
  update (self);
}

/* Up and down go through what was typed before, as in a shell. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                FerryCommandWindow *self)
{
  guint recalled = self->recalled;

  if (keyval == GDK_KEY_Up && recalled > 0)
    recalled--;
  else if (keyval == GDK_KEY_Down && recalled < self->history->len)
    recalled++;
  else
    return keyval == GDK_KEY_Up || keyval == GDK_KEY_Down;
  self->recalled = recalled;
  gtk_editable_set_text (GTK_EDITABLE (self->command),
                         recalled < self->history->len ? g_ptr_array_index (self->history, recalled)
                                                       : "");
  gtk_editable_set_position (GTK_EDITABLE (self->command), -1);
  return GDK_EVENT_STOP;
}

static void
stop (FerryCommandWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->place);
}

static void
enter_folder (FerryCommandWindow *self, const char *folder)
{
  g_autofree char *path = g_strdup (folder);

  stop (self);
  g_set_object (&self->place, ferry_session_get_place (self->session));
  if (path == NULL && self->place != NULL)
    path = g_strdup (ferry_place_get_home (self->place));
  g_free (self->path);
  self->path = g_steal_pointer (&path);
  update (self);
}

static void
on_session_state_changed (FerrySession *session, GParamSpec *pspec, FerryCommandWindow *self)
{
  enter_folder (self, NULL);
}

static void
leave_session (FerryCommandWindow *self)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
}

static void
ferry_command_window_dispose (GObject *object)
{
  FerryCommandWindow *self = FERRY_COMMAND_WINDOW (object);

  stop (self);
  leave_session (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_COMMAND_WINDOW);

  G_OBJECT_CLASS (ferry_command_window_parent_class)->dispose (object);
}

static void
ferry_command_window_finalize (GObject *object)
{
  FerryCommandWindow *self = FERRY_COMMAND_WINDOW (object);

  g_ptr_array_unref (self->history);
  g_free (self->path);

  G_OBJECT_CLASS (ferry_command_window_parent_class)->finalize (object);
}

static void
ferry_command_window_class_init (FerryCommandWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_command_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = ferry_command_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/command-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryCommandWindow, replies);
  gtk_widget_class_bind_template_child (widget_class, FerryCommandWindow, folder);
  gtk_widget_class_bind_template_child (widget_class, FerryCommandWindow, command);
  gtk_widget_class_bind_template_child (widget_class, FerryCommandWindow, send);
  gtk_widget_class_bind_template_callback (widget_class, on_send);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
ferry_command_window_init (FerryCommandWindow *self)
{
  GtkTextBuffer *buffer;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->history = g_ptr_array_new_with_free_func (g_free);
  buffer = gtk_text_view_get_buffer (self->replies);
  self->said = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD,
                                           "pixels-above-lines", 6, NULL);
  self->note = gtk_text_buffer_create_tag (buffer, NULL, "style", PANGO_STYLE_ITALIC, NULL);
}

static FerryCommandWindow *
find_window (GtkWindow *parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *node = windows; node != NULL; node = node->next)
    if (FERRY_IS_COMMAND_WINDOW (node->data) && gtk_window_get_transient_for (node->data) == parent)
      return node->data;
  return NULL;
}

/**
 * ferry_command_window_present:
 * @parent: the window of @session
 * @folder: (nullable): where commands run at first, raw bytes; %NULL for the login folder
 *
 * Shows the one command window of @parent, for this session from now on.
 */
void
ferry_command_window_present (GtkWindow *parent, FerrySession *session, const char *folder)
{
  FerryCommandWindow *self = find_window (parent);

  if (self == NULL)
    self = g_object_new (FERRY_TYPE_COMMAND_WINDOW, "transient-for", parent, NULL);
  if (self->session != session)
    {
      leave_session (self);
      self->session = g_object_ref (session);
      g_signal_connect (session, "notify::state", G_CALLBACK (on_session_state_changed), self);
      enter_folder (self, folder);
    }
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->command));
}
