/* The choices for a synchronization. Main thread. See ferry-sync-form.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-form.h"

#include "ferry-direction.h"
#include "ferry-sync-text.h"

#include <glib/gi18n.h>

#define PATIENCE 600 /* ms without a key until typed patterns count */

struct _FerrySyncForm
{
  GtkBox parent_instance;

  gboolean is_showing; /* what is: nobody chose it */
  guint typing_timeout;

  GtkDropDown *mode;
  GtkDropDown *compare;
  GtkLabel *hint;
  GtkCheckButton *deletes;
  GtkSpinButton *tolerance;
  GtkCheckButton *allows_hour;
  GtkCheckButton *ignores_case;
  GtkTextView *patterns;
};

G_DEFINE_FINAL_TYPE (FerrySyncForm, ferry_sync_form, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static FerrySyncMode
get_mode (FerrySyncForm *form)
{
  return (FerrySyncMode) ferry_choices_get_selected (form->mode, ferry_sync_mode_choices);
}

static void
show_hint (FerrySyncForm *form)
{
  FerrySyncMode mode = get_mode (form);

  gtk_label_set_label (form->hint,
                       ferry_direction_translate (
                           ferry_choice_find_value (ferry_sync_mode_choices, (int) mode)->hint));
  gtk_widget_set_sensitive (GTK_WIDGET (form->deletes),
                            mode != FERRY_SYNC_UPDATE_RIGHT && mode != FERRY_SYNC_UPDATE_LEFT);
}

static void
on_chosen (FerrySyncForm *form)
{
  if (form->is_showing)
    return;
  show_hint (form);
  g_signal_emit (form, signals[CHANGED], 0);
}

static gboolean
did_type (gpointer user_data)
{
  FerrySyncForm *form = user_data;

  form->typing_timeout = 0;
  on_chosen (form);
  return G_SOURCE_REMOVE;
}

static void
on_typed (FerrySyncForm *form)
{
  g_clear_handle_id (&form->typing_timeout, g_source_remove);
  if (!form->is_showing)
    form->typing_timeout = g_timeout_add (PATIENCE, did_type, form);
}

static void
ferry_sync_form_dispose (GObject *object)
{
  FerrySyncForm *form = FERRY_SYNC_FORM (object);

  g_clear_handle_id (&form->typing_timeout, g_source_remove);
  if (form->patterns != NULL)
    g_signal_handlers_disconnect_by_data (gtk_text_view_get_buffer (form->patterns), form);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_SYNC_FORM);

  G_OBJECT_CLASS (ferry_sync_form_parent_class)->dispose (object);
}

static void
ferry_sync_form_class_init (FerrySyncFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_sync_form_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/sync-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FerrySyncForm, mode);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncForm, compare);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncForm, hint);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncForm, deletes);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncForm, tolerance);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncForm, allows_hour);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncForm, ignores_case);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncForm, patterns);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
}

static void
ferry_sync_form_init (FerrySyncForm *form)
{
  form->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (form));
  ferry_choices_fill (form->mode, ferry_sync_mode_choices);
  ferry_choices_fill (form->compare, ferry_sync_compare_choices);
  gtk_spin_button_set_range (form->tolerance, 0, FERRY_SYNC_MOST_TOLERANCE);
  gtk_spin_button_set_increments (form->tolerance, 1, 60);
  gtk_spin_button_set_value (form->tolerance, FERRY_SYNC_TOLERANCE);
  g_signal_connect_swapped (gtk_text_view_get_buffer (form->patterns), "changed",
                            G_CALLBACK (on_typed), form);
  show_hint (form);
  form->is_showing = FALSE;
}

static char *
dup_patterns (FerrySyncForm *form)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (form->patterns);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strchomp (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/**
 * ferry_sync_form_dup_options:
 *
 * Returns: (transfer full): what is chosen
 */
FerrySyncOptions *
ferry_sync_form_dup_options (FerrySyncForm *form)
{
  FerrySyncOptions *options = ferry_sync_options_new ();
  FerrySyncRules *rules = &options->rules;

  rules->mode = get_mode (form);
  rules->compare =
      (FerrySyncCompare) ferry_choices_get_selected (form->compare, ferry_sync_compare_choices);
  rules->deletes = gtk_check_button_get_active (form->deletes);
  rules->tolerance = (guint) gtk_spin_button_get_value_as_int (form->tolerance);
  rules->allows_hour = gtk_check_button_get_active (form->allows_hour);
  options->ignores_case = gtk_check_button_get_active (form->ignores_case);
  options->patterns = dup_patterns (form);
  return options;
}

/**
 * ferry_sync_form_set_options:
 *
 * Shows @options, without #FerrySyncForm::changed.
 */
void
ferry_sync_form_set_options (FerrySyncForm *form, const FerrySyncOptions *options)
{
  const FerrySyncRules *rules = &options->rules;

  form->is_showing = TRUE;
  ferry_choices_select (form->mode, ferry_sync_mode_choices, (int) rules->mode);
  ferry_choices_select (form->compare, ferry_sync_compare_choices, (int) rules->compare);
  gtk_check_button_set_active (form->deletes, rules->deletes);
  gtk_spin_button_set_value (form->tolerance, rules->tolerance);
  gtk_check_button_set_active (form->allows_hour, rules->allows_hour);
  gtk_check_button_set_active (form->ignores_case, options->ignores_case);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (form->patterns),
                            options->patterns != NULL ? options->patterns : "", -1);
  show_hint (form);
  form->is_showing = FALSE;
}
