/* All that is known of what is selected in a pane. See ferry-properties-window.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-properties-window.h"

#include "ferry-checksum-box.h"
#include "ferry-direction.h"
#include "ferry-entry-icon.h"
#include "ferry-format.h"
#include "ferry-pane-entries.h"
#include "ferry-pane-task.h"
#include "ferry-path.h"
#include "ferry-permissions-form.h"
#include "ferry-place-content.h"
#include "ferry-properties-facts.h"
#include "ferry-survey.h"

#include <glib/gi18n.h>

struct _FerryPropertiesWindow
{
  GtkWindow parent_instance;

  FerryPane *pane;     /* owned */
  FerryBundle *bundle; /* owned: the pane may show another folder by then */
  FerryPropertiesFacts facts;
  FerrySurvey *survey; /* owned, nullable: counts what is in folders */
  gint64 size;
  guint files;
  guint folders;
  guint mode;      /* as it was shown first */
  char *time;      /* owned: likewise */
  GtkWidget *form; /* of the permissions */

  GtkImage *icon;
  GtkLabel *name;
  GtkLabel *kind;
  GtkLabel *location;
  GtkLabel *size_label;
  GtkButton *count;
  GtkEntry *modified;
  GtkLabel *owner;
  GtkWidget *target_title;
  GtkLabel *target;
  GtkBox *permissions;
  GtkWidget *inside;
  GtkDropDown *modes_of;
  GtkWidget *checksum_title;
  FerryChecksumBox *checksum;
  GtkWidget *apply;
};

G_DEFINE_FINAL_TYPE (FerryPropertiesWindow, ferry_properties_window, GTK_TYPE_WINDOW)

/* Size */

static void
show_size (FerryPropertiesWindow *self)
{
  gint64 size = self->facts.size + self->size;
  g_autofree char *text = ferry_format_size (size);
  /* Translators: thousands are grouped */
  g_autofree char *exact = g_strdup_printf (_ ("%s (%'lld bytes)"), text, (long long) size);
  g_autofree char *inside = NULL;
  g_autofree char *all = NULL;

  if (self->files + self->folders > 0)
    {
      FerryPropertiesFacts below = { .files = self->files, .folders = self->folders };

      inside = ferry_properties_facts_dup_kinds (&below);
    }
  all = g_strjoin ("\n", size < 1000 ? text : exact, inside, NULL);
  if (self->facts.folders > 0 && self->survey == NULL && self->facts.files == 0)
    gtk_label_set_label (self->size_label, "");
  else
    gtk_label_set_label (self->size_label, all);
}

static void
on_listed (FerrySurvey *survey,
           guint root,
           const char *folder,
           FerryListing *entries,
           FerryPropertiesWindow *self)
{
  for (guint i = 0; i < ferry_listing_get_length (entries); i++)
    {
      const FerryEntry *entry = ferry_listing_get (entries, i);

      if (ferry_entry_is_directory (entry))
        self->folders++;
      else
        {
          self->files++;
          self->size += MAX (entry->size, 0);
        }
    }
  show_size (self);
}

static void
on_counted (FerrySurvey *survey, FerryPropertiesWindow *self)
{
  show_size (self);
  gtk_widget_set_visible (GTK_WIDGET (self->count), FALSE);
}

static void
on_count_clicked (FerryPropertiesWindow *self)
{
  const FerryBundle *bundle = self->bundle;

  gtk_widget_set_sensitive (GTK_WIDGET (self->count), FALSE);
  gtk_button_set_use_underline (self->count, FALSE);
  gtk_button_set_label (self->count, _ ("Counting…"));
  self->survey = ferry_survey_new (bundle->place);
  g_signal_connect (self->survey, "listed", G_CALLBACK (on_listed), self);
  g_signal_connect (self->survey, "ended", G_CALLBACK (on_counted), self);
  for (guint i = 0; i < ferry_listing_get_length (bundle->entries); i++)
    {
      const FerryEntry *entry = ferry_listing_get (bundle->entries, i);
      g_autofree char *path = ferry_path_join (bundle->folder, entry->name);

      if (ferry_entry_is_directory (entry))
        ferry_survey_add (self->survey, 0, path);
    }
}

/* What is changed */

static gboolean
is_time_changed (FerryPropertiesWindow *self)
{
  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->modified)), self->time) != 0;
}

static gboolean
is_mode_changed (FerryPropertiesWindow *self, guint *mode)
{
  return ferry_permissions_form_get_mode (self->form, mode) &&
         (*mode != self->mode || gtk_drop_down_get_selected (self->modes_of) != 0);
}

static void
on_time_changed (FerryPropertiesWindow *self)
{
  gint64 time;
  gboolean is_fine =
      !is_time_changed (self) ||
      ferry_properties_parse_time (gtk_editable_get_text (GTK_EDITABLE (self->modified)), &time);

  if (is_fine)
    gtk_widget_remove_css_class (GTK_WIDGET (self->modified), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->modified), "error");
  gtk_widget_set_sensitive (self->apply, is_fine);
}

static void
set_mode (FerryPropertiesWindow *self, guint mode)
{
  FerryPaneTask *task = ferry_pane_task_new (self->pane, _ ("Changing permissions…"),
                                             _ ("The permissions could not be changed"));

  ferry_place_set_modes_async (
      self->bundle->place, self->bundle->folder, self->bundle->entries, mode,
      (FerryModesOf) gtk_drop_down_get_selected (self->modes_of), ferry_pane_task_get_tally (task),
      ferry_pane_task_get_cancellable (task), ferry_pane_task_did_step, task);
}

static void
set_time (FerryPropertiesWindow *self, gint64 time)
{
  FerryPaneTask *task = ferry_pane_task_new (self->pane, _ ("Changing the time…"),
                                             _ ("The time could not be changed"));

  ferry_place_set_modified_async (self->bundle->place, self->bundle->folder, self->bundle->entries,
                                  time, ferry_pane_task_get_tally (task),
                                  ferry_pane_task_get_cancellable (task), ferry_pane_task_did_step,
                                  task);
}

static void
on_apply_clicked (FerryPropertiesWindow *self)
{
  guint mode;
  gint64 time;

  if (is_mode_changed (self, &mode))
    set_mode (self, mode);
  if (is_time_changed (self) &&
      ferry_properties_parse_time (gtk_editable_get_text (GTK_EDITABLE (self->modified)), &time))
    set_time (self, time);
  gtk_window_close (GTK_WINDOW (self));
}

/* The object */

static void
ferry_properties_window_dispose (GObject *object)
{
  FerryPropertiesWindow *self = FERRY_PROPERTIES_WINDOW (object);

  if (self->survey != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->survey, self);
      ferry_survey_stop (self->survey);
    }
  g_clear_object (&self->survey);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_PROPERTIES_WINDOW);
  g_clear_object (&self->pane);
  g_clear_pointer (&self->bundle, ferry_bundle_free);
  g_clear_pointer (&self->time, g_free);

  G_OBJECT_CLASS (ferry_properties_window_parent_class)->dispose (object);
}

static void
ferry_properties_window_class_init (FerryPropertiesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_properties_window_dispose;
  g_type_ensure (FERRY_TYPE_CHECKSUM_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/properties-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryPropertiesWindow, icon);
  gtk_widget_class_bind_template_child (widget_class, FerryPropertiesWindow, name);
  gtk_widget_class_bind_template_child (widget_class, FerryPropertiesWindow, kind);
  gtk_widget_class_bind_template_child (widget_class, FerryPropertiesWindow, location);
  gtk_widget_class_bind_template_child (widget_class, FerryPropertiesWindow, size_label);
  gtk_widget_class_bind_template_child (widget_class, FerryPropertiesWindow, count);
  gtk_widget_class_bind_template_child (widget_class, FerryPropertiesWindow, modified);
  gtk_widget_class_bind_template_child (widget_class, FerryPropertiesWindow, owner);
  gtk_widget_class_bind_template_child (widget_class, FerryPropertiesWindow, target_title);
  gtk_widget_class_bind_template_child (widget_class, FerryPropertiesWindow, target);
  gtk_widget_class_bind_template_child (widget_class, FerryPropertiesWindow, permissions);
  gtk_widget_class_bind_template_child (widget_class, FerryPropertiesWindow, inside);
  gtk_widget_class_bind_template_child (widget_class, FerryPropertiesWindow, modes_of);
  gtk_widget_class_bind_template_child (widget_class, FerryPropertiesWindow, checksum_title);
  gtk_widget_class_bind_template_child (widget_class, FerryPropertiesWindow, checksum);
  gtk_widget_class_bind_template_child (widget_class, FerryPropertiesWindow, apply);
  gtk_widget_class_bind_template_callback (widget_class, on_count_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_time_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_clicked);
}

static void
ferry_properties_window_init (FerryPropertiesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ferry_direction_fix_entry (GTK_EDITABLE (self->modified));
}

/* What it is */

static void
show_one (FerryPropertiesWindow *self, const FerryEntry *entry)
{
  g_autofree char *name = ferry_place_decode (self->bundle->place, entry->name, NULL);
  g_autofree char *kind = ferry_format_kind (entry);
  const char *target = ferry_entry_get_target (entry);
  g_autofree char *path = ferry_path_join (self->bundle->folder, entry->name);

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->kind, kind);
  gtk_widget_set_visible (self->target_title, target != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->target), target != NULL);
  if (target != NULL)
    {
      g_autofree char *shown = ferry_place_decode (self->bundle->place, target, NULL);

      gtk_label_set_label (self->target, shown);
    }
  gtk_widget_set_visible (self->checksum_title, entry->kind == FERRY_KIND_FILE);
  gtk_widget_set_visible (GTK_WIDGET (self->checksum), entry->kind == FERRY_KIND_FILE);
  ferry_checksum_box_set_file (self->checksum, self->bundle->place, path, entry->size);
}

static void
show_many (FerryPropertiesWindow *self, guint count)
{
  g_autofree char *name = g_strdup_printf (ngettext ("%u item", "%u items", count), count);
  g_autofree char *kinds = ferry_properties_facts_dup_kinds (&self->facts);

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->kind, kinds);
  gtk_widget_set_visible (self->target_title, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->target), FALSE);
  gtk_widget_set_visible (self->checksum_title, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->checksum), FALSE);
}

/* Common values; where there is none, a word that says so. */
static void
show_values (FerryPropertiesWindow *self)
{
  const FerryPropertiesFacts *facts = &self->facts;
  const FerryEntry *first = ferry_listing_get (self->bundle->entries, 0);
  g_autofree char *owner =
      facts->owner != NULL ? ferry_format_owner (facts->owner) : g_strdup (_ ("Various"));
  g_autofree char *location = ferry_place_decode (self->bundle->place, self->bundle->folder, NULL);

  gtk_label_set_label (self->location, location);
  gtk_label_set_label (self->owner, owner[0] != '\0' ? owner : _ ("Not known"));
  self->time = facts->time != NULL ? ferry_properties_format_time (facts->time) : g_strdup ("");
  gtk_entry_set_placeholder_text (self->modified, first->precision != FERRY_PRECISION_UNKNOWN
                                                      ? _ ("Various")
                                                      : _ ("Not known"));
  gtk_editable_set_text (GTK_EDITABLE (self->modified), self->time);
  self->mode = first->mode != FERRY_MODE_UNKNOWN  ? first->mode
               : ferry_entry_is_directory (first) ? 0755
                                                  : 0644;
  self->form = ferry_permissions_form_new (self->mode, self->apply);
  gtk_box_prepend (self->permissions, self->form);
  gtk_widget_set_visible (self->inside, facts->folders > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->count), facts->folders > 0);
  show_size (self);
}

/**
 * ferry_properties_window_present:
 *
 * For what is selected.
 */
void
ferry_properties_window_present (FerryPane *pane)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (pane));
  FerryEntryModel *model = ferry_folder_get_model (ferry_pane_get_folder (pane));
  guint position = ferry_entry_selection_get_first (ferry_pane_get_selection (pane));
  g_autoptr (FerryEntryRow) row = g_list_model_get_item (G_LIST_MODEL (model), position);
  FerryPropertiesWindow *self =
      g_object_new (FERRY_TYPE_PROPERTIES_WINDOW, "transient-for", root, NULL);
  guint count;

  self->pane = g_object_ref (pane);
  self->bundle = ferry_pane_dup_bundle (pane);
  self->facts = ferry_properties_facts_collect (self->bundle->entries);
  count = ferry_listing_get_length (self->bundle->entries);
  gtk_image_set_from_gicon (self->icon, ferry_entry_icon_get (row));
  if (count == 1)
    show_one (self, ferry_listing_get (self->bundle->entries, 0));
  else
    show_many (self, count);
  show_values (self);
  /* Before it is shown, or the first label would be selected. */
  gtk_window_set_focus (GTK_WINDOW (self), self->apply);
  gtk_window_present (GTK_WINDOW (self));
}
