/* The list of files that are edited. See ferry-edited-window.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-edited-window.h"

#include "ferry-edited-row.h"
#include "ferry-keys.h"

#include <glib/gi18n.h>

struct _FerryEditedWindow
{
  GtkWindow parent_instance;

  FerryEditedFiles *files; /* owned */

  GtkListBox *list;
  GtkStack *stack;
  GtkLabel *empty;
};

G_DEFINE_FINAL_TYPE (FerryEditedWindow, ferry_edited_window, GTK_TYPE_WINDOW)

static void
show_page (FerryEditedWindow *self)
{
  gtk_stack_set_visible_child_name (
      self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->files)) > 0 ? "list" : "empty");
}

static GtkWidget *
make_row (gpointer file, gpointer user_data)
{
  return ferry_edited_row_new (file);
}

static void
ferry_edited_window_dispose (GObject *object)
{
  FerryEditedWindow *self = FERRY_EDITED_WINDOW (object);

  if (self->files != NULL)
    g_signal_handlers_disconnect_by_data (self->files, self);
  g_clear_object (&self->files);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_EDITED_WINDOW);

  G_OBJECT_CLASS (ferry_edited_window_parent_class)->dispose (object);
}

static void
ferry_edited_window_class_init (FerryEditedWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_edited_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/edited-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryEditedWindow, list);
  gtk_widget_class_bind_template_child (widget_class, FerryEditedWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, FerryEditedWindow, empty);
}

/* What to do to see something here. */
static void
say_how (FerryEditedWindow *self)
{
  g_autofree char *keys =
      ferry_keys_dup_label (ferry_keys_get_default (), ferry_command_find ("pane.edit"));
  g_autofree char *text = NULL;

  if (keys != NULL)
    /* Translators: keys, such as F4 */
    text = g_strdup_printf (_ ("No file of a server is being edited. %s opens one in the editor; "
                               "each time you save it, Ferry uploads it."),
                            keys);
  gtk_label_set_label (self->empty,
                       text != NULL ? text : _ ("No file of a server is being edited."));
}

static void
ferry_edited_window_init (FerryEditedWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (ferry_keys_get_default (), "changed", G_CALLBACK (say_how), self,
                           G_CONNECT_SWAPPED);
  say_how (self);
}

static FerryEditedWindow *
find_window (GtkWindow *parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *node = windows; node != NULL; node = node->next)
    if (FERRY_IS_EDITED_WINDOW (node->data) && gtk_window_get_transient_for (node->data) == parent)
      return node->data;
  return NULL;
}

/**
 * ferry_edited_window_present:
 *
 * Shows the one list of @parent.
 */
void
ferry_edited_window_present (GtkWindow *parent, FerryEditedFiles *files)
{
  FerryEditedWindow *self = find_window (parent);

  if (self == NULL)
    {
      self = g_object_new (FERRY_TYPE_EDITED_WINDOW, "transient-for", parent, NULL);
      self->files = g_object_ref (files);
      gtk_list_box_bind_model (self->list, G_LIST_MODEL (files), make_row, NULL, NULL);
      g_signal_connect_swapped (files, "items-changed", G_CALLBACK (show_page), self);
      show_page (self);
    }
  gtk_window_present (GTK_WINDOW (self));
}
