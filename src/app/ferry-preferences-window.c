/* The settings of the whole program. See ferry-preferences-window.h. The table has them; here they
 * become rows, of which those stay that have the words one types.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-preferences-window.h"

#include "ferry-preference-row.h"

#include <glib/gi18n.h>

struct _FerryPreferencesWindow
{
  GtkWindow parent_instance;

  GtkSearchEntry *search;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (FerryPreferencesWindow, ferry_preferences_window, GTK_TYPE_WINDOW)

static gboolean
is_shown (GtkListBoxRow *row, gpointer user_data)
{
  FerryPreferencesWindow *self = user_data;

  return ferry_preference_matches (ferry_preference_row_get_preference (FERRY_PREFERENCE_ROW (row)),
                                   gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
give_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *group = ferry_preference_row_get_preference (FERRY_PREFERENCE_ROW (row))->group;
  GtkWidget *label;

  if (before != NULL &&
      g_str_equal (group,
                   ferry_preference_row_get_preference (FERRY_PREFERENCE_ROW (before))->group))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (_ (group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "preference-group");
  gtk_list_box_row_set_header (row, label);
}

static void
on_search_changed (FerryPreferencesWindow *self)
{
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
}

/* Escape clears the words first, then closes. */
static void
on_search_stopped (FerryPreferencesWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
ferry_preferences_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_PREFERENCES_WINDOW);

  G_OBJECT_CLASS (ferry_preferences_window_parent_class)->dispose (object);
}

static void
ferry_preferences_window_class_init (FerryPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_preferences_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryPreferencesWindow, search);
  gtk_widget_class_bind_template_child (widget_class, FerryPreferencesWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
}

static void
ferry_preferences_window_init (FerryPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, is_shown, self, NULL);
  gtk_list_box_set_header_func (self->list, give_header, self, NULL);
}

/**
 * ferry_preferences_window_present:
 * @parent: the window it belongs to
 * @settings: what is shown and changed
 */
void
ferry_preferences_window_present (GtkWindow *parent, GSettings *settings)
{
  FerryPreferencesWindow *self =
      g_object_new (FERRY_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);

  for (const FerryPreference *preference = ferry_preferences; preference->key != NULL; preference++)
    gtk_list_box_append (self->list, ferry_preference_row_new (preference, settings));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
