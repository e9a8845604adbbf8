/* For who connects to nothing yet. See ferry-first-steps.h. Other clients' files are looked for
 * once, when the buttons are first seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-first-steps.h"

#include "ferry-import-find.h"

#include <glib/gi18n.h>

#define MOST_PROGRAMS 3

struct _FerryFirstSteps
{
  GtkBox parent_instance;

  GCancellable *cancellable; /* owned; while it is looked for, and after */

  GtkWidget *import;
};

G_DEFINE_FINAL_TYPE (FerryFirstSteps, ferry_first_steps, GTK_TYPE_BOX)

static char *
dup_programs (GPtrArray *found)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  guint count = 0;

  for (guint i = 0; found != NULL && i < found->len && count < MOST_PROGRAMS; i++)
    {
      const FerryImportList *list = g_ptr_array_index (found, i);

      if (ferry_import_list_count (list) == 0)
        continue;
      g_strv_builder_add (names, list->program);
      count++;
    }
  parts = g_strv_builder_end (names);
  /* Translators: between the names of programs */
  return count > 0 ? g_strjoinv (_ (", "), parts) : NULL;
}

static void
did_find (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryFirstSteps) self = user_data;
  g_autoptr (GPtrArray) found = ferry_import_find_installed_finish (result);
  g_autofree char *programs = dup_programs (found);
  g_autofree char *label = NULL;

  if (programs == NULL || self->import == NULL)
    return;
  /* Translators: names of other FTP clients */
  label = g_strdup_printf (_ ("Import Sites from %s…"), programs);
  gtk_button_set_label (GTK_BUTTON (self->import), label);
  gtk_widget_set_visible (self->import, TRUE);
}

static void
ferry_first_steps_map (GtkWidget *widget)
{
  FerryFirstSteps *self = FERRY_FIRST_STEPS (widget);

  GTK_WIDGET_CLASS (ferry_first_steps_parent_class)->map (widget);
  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  ferry_import_find_installed_async (self->cancellable, did_find, g_object_ref (self));
}

static void
ferry_first_steps_dispose (GObject *object)
{
  FerryFirstSteps *self = FERRY_FIRST_STEPS (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->import = NULL;

  G_OBJECT_CLASS (ferry_first_steps_parent_class)->dispose (object);
}

static void
ferry_first_steps_class_init (FerryFirstStepsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_first_steps_dispose;
  GTK_WIDGET_CLASS (klass)->map = ferry_first_steps_map;
}

static GtkWidget *
add_button (FerryFirstSteps *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self), button);
  return button;
}

static void
ferry_first_steps_init (FerryFirstSteps *self)
{
  GtkWidget *guide;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->import = add_button (self, "", "win.import-sites");
  gtk_widget_set_visible (self->import, FALSE);
  guide = add_button (self, _ ("How It Works"), "win.guide");
  gtk_widget_add_css_class (guide, "flat");
}
