/* Times with their limits of speed. See ferry-rule-row.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-rule-row.h"

#include "ferry-accessible-name.h"
#include "ferry-day-time.h"
#include "ferry-limit-pair.h"

struct _FerryRuleRow
{
  GtkBox parent_instance;

  gboolean is_setting;
  GtkToggleButton *toggles[7]; /* Monday first */

  GtkBox *days;
  GtkEntry *begin;
  GtkEntry *end;
  FerryLimitPair *limits;
};

G_DEFINE_FINAL_TYPE (FerryRuleRow, ferry_rule_row, GTK_TYPE_BOX)

enum
{
  CHANGED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
read_time (GtkEntry *entry, guint *minutes)
{
  gboolean is_time = ferry_day_time_parse (gtk_editable_get_text (GTK_EDITABLE (entry)), minutes);

  if (is_time)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  return is_time;
}

static void
on_changed (FerryRuleRow *self)
{
  FerryRateRule rule;

  if (!self->is_setting && ferry_rule_row_get (self, &rule))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_remove_clicked (FerryRuleRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
ferry_rule_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_RULE_ROW);

  G_OBJECT_CLASS (ferry_rule_row_parent_class)->dispose (object);
}

static void
ferry_rule_row_class_init (FerryRuleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_rule_row_dispose;

  signals[CHANGED] = g_signal_new ("changed", FERRY_TYPE_RULE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", FERRY_TYPE_RULE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  g_type_ensure (FERRY_TYPE_LIMIT_PAIR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/rule-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryRuleRow, days);
  gtk_widget_class_bind_template_child (widget_class, FerryRuleRow, begin);
  gtk_widget_class_bind_template_child (widget_class, FerryRuleRow, end);
  gtk_widget_class_bind_template_child (widget_class, FerryRuleRow, limits);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked);
}

/* The days' names are the system's: those of a week that began on a Monday. */
static void
add_day (FerryRuleRow *self, int day)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2024, 1, 1 + day, 12, 0, 0);
  g_autofree char *label = g_date_time_format (time, "%a");
  g_autofree char *name = g_date_time_format (time, "%A");
  GtkWidget *toggle = gtk_toggle_button_new_with_label (label);

  ferry_accessible_name_set (toggle, name);
  gtk_widget_set_tooltip_text (toggle, name);
  gtk_widget_add_css_class (toggle, "day");
  g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (on_changed), self);
  gtk_box_append (self->days, toggle);
  self->toggles[day] = GTK_TOGGLE_BUTTON (toggle);
}

static void
ferry_rule_row_init (FerryRuleRow *self)
{
  self->is_setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int day = 0; day < 7; day++)
    add_day (self, day);
}

/**
 * ferry_rule_row_new:
 */
GtkWidget *
ferry_rule_row_new (const FerryRateRule *rule)
{
  FerryRuleRow *self = g_object_new (FERRY_TYPE_RULE_ROW, NULL);
  g_autofree char *begin = ferry_day_time_print (rule->begin);
  g_autofree char *end = ferry_day_time_print (rule->end);

  for (guint day = 0; day < 7; day++)
    gtk_toggle_button_set_active (self->toggles[day], (rule->days & 1u << day) != 0);
  gtk_editable_set_text (GTK_EDITABLE (self->begin), begin);
  gtk_editable_set_text (GTK_EDITABLE (self->end), end);
  ferry_limit_pair_set (self->limits, rule->download_limit, rule->upload_limit);
  self->is_setting = FALSE;
  return GTK_WIDGET (self);
}

/**
 * ferry_rule_row_get:
 *
 * Returns: whether @rule was filled: there are times, and a day
 */
gboolean
ferry_rule_row_get (FerryRuleRow *self, FerryRateRule *rule)
{
  gboolean has_begin = read_time (self->begin, &rule->begin);
  gboolean has_end = read_time (self->end, &rule->end);

  rule->days = 0;
  for (guint day = 0; day < 7; day++)
    if (gtk_toggle_button_get_active (self->toggles[day]))
      rule->days |= 1u << day;
  ferry_limit_pair_get (self->limits, &rule->download_limit, &rule->upload_limit);
  return has_begin && has_end && rule->days != 0;
}
