/* One connection of a check. A row that failed can be activated: it opens to say why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-check-row.h"

#include "ferry-check-arrow.h"
#include "ferry-remedy-rows.h"
#include "ferry-wrap-layout.h"

struct _FerryCheckRow
{
  GtkListBoxRow parent_instance;

  char *sentence; /* owned; what is told to assistive technology */

  GtkLabel *title;
  GtkWidget *result;
  GtkImage *icon;
  GtkLabel *word;
  GtkLabel *time;
  GtkImage *chevron;
  FerryCheckArrow *arrow;
  GtkLabel *detail;
  GtkRevealer *revealer;
  GtkBox *why;
};

G_DEFINE_FINAL_TYPE (FerryCheckRow, ferry_check_row, GTK_TYPE_LIST_BOX_ROW)

static void
ferry_check_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_CHECK_ROW);

  G_OBJECT_CLASS (ferry_check_row_parent_class)->dispose (object);
}

static void
ferry_check_row_finalize (GObject *object)
{
  g_free (FERRY_CHECK_ROW (object)->sentence);

  G_OBJECT_CLASS (ferry_check_row_parent_class)->finalize (object);
}

static void
ferry_check_row_class_init (FerryCheckRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ferry_check_row_dispose;
  object_class->finalize = ferry_check_row_finalize;

  g_type_ensure (FERRY_TYPE_CHECK_ARROW);
  g_type_ensure (FERRY_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryCheckRow, title);
  gtk_widget_class_bind_template_child (widget_class, FerryCheckRow, result);
  gtk_widget_class_bind_template_child (widget_class, FerryCheckRow, icon);
  gtk_widget_class_bind_template_child (widget_class, FerryCheckRow, word);
  gtk_widget_class_bind_template_child (widget_class, FerryCheckRow, time);
  gtk_widget_class_bind_template_child (widget_class, FerryCheckRow, chevron);
  gtk_widget_class_bind_template_child (widget_class, FerryCheckRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, FerryCheckRow, detail);
  gtk_widget_class_bind_template_child (widget_class, FerryCheckRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, FerryCheckRow, why);
}

static void
ferry_check_row_init (FerryCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ferry_check_row_new:
 * @words: (nullable): aligns the results with those of other rows
 * @times: (nullable): the same for the times
 *
 * Returns: (transfer floating): a row that says nothing yet
 */
FerryCheckRow *
ferry_check_row_new (GtkSizeGroup *words, GtkSizeGroup *times)
{
  FerryCheckRow *self = g_object_new (FERRY_TYPE_CHECK_ROW, NULL);

  if (words != NULL)
    gtk_size_group_add_widget (words, GTK_WIDGET (self->word));
  if (times != NULL)
    gtk_size_group_add_widget (times, GTK_WIDGET (self->time));
  return self;
}

static void
set_open (FerryCheckRow *self, gboolean is_open)
{
  gtk_revealer_set_reveal_child (self->revealer, is_open);
  gtk_image_set_from_icon_name (self->chevron, is_open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, is_open, -1);
}

static void
show_why (FerryCheckRow *self, const FerryExplanation *explanation)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->why))) != NULL)
    gtk_box_remove (self->why, child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), explanation != NULL);
  gtk_widget_set_opacity (GTK_WIDGET (self->chevron), explanation != NULL ? 1 : 0);
  if (explanation == NULL)
    {
      gtk_revealer_set_reveal_child (self->revealer, FALSE);
      return;
    }
  child = gtk_label_new (explanation->sentence);
  gtk_label_set_xalign (GTK_LABEL (child), 0);
  gtk_label_set_wrap (GTK_LABEL (child), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (child), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (child), TRUE);
  gtk_box_append (self->why, child);
  if (explanation->remedies->len > 0)
    gtk_box_append (self->why, ferry_remedy_rows_new (explanation));
}

/**
 * ferry_check_row_set_step:
 *
 * Shows where the step is now.
 */
void
ferry_check_row_set_step (FerryCheckRow *self, const FerryCheckStep *step)
{
  const char *const classes[] = { "check-result", ferry_check_look_get_class (step), NULL };
  g_autofree char *sentence = ferry_check_look_dup_sentence (step);
  g_autofree char *detail = ferry_check_look_dup_detail (step);
  g_autofree char *time = ferry_check_look_dup_time (step);

  gtk_label_set_label (self->title, ferry_check_kind_get_title (step->kind));
  gtk_widget_set_css_classes (self->result, (const char **) classes);
  gtk_image_set_from_icon_name (self->icon, ferry_check_look_get_icon (step));
  gtk_label_set_label (self->word, ferry_check_look_get_word (step));
  gtk_label_set_label (self->time, time);
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->arrow), step->kind != FERRY_CHECK_NAME);
  ferry_check_arrow_set_step (self->arrow, step);
  if (g_strcmp0 (self->sentence, sentence) == 0)
    return;

  /* The last, and only if it is another: it would close what a person has opened. */
  g_free (self->sentence);
  self->sentence = g_steal_pointer (&sentence);
  show_why (self, step->state == FERRY_CHECK_FAILS ? step->explanation : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->sentence, -1);
}

/**
 * ferry_check_row_toggle:
 *
 * Opens or closes what the row has to say about its failure.
 */
void
ferry_check_row_toggle (FerryCheckRow *self)
{
  set_open (self, !gtk_revealer_get_reveal_child (self->revealer));
}
