/* The window of limits and times. See ferry-speed-window.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-speed-window.h"

#include "ferry-day-time.h"
#include "ferry-limit-pair.h"
#include "ferry-rule-row.h"

struct _FerrySpeedWindow
{
  GtkWindow parent_instance;

  FerryQueueCare *care; /* owned */
  gboolean is_showing;  /* what is: nothing is changed by the user */

  GtkCheckButton *by_none;
  GtkCheckButton *by_fixed;
  GtkCheckButton *by_schedule;
  FerryLimitPair *fixed;
  GtkWidget *schedule;
  GtkBox *rules;
  GtkCheckButton *starts_later;
  GtkEntry *start_time;
  GtkDropDown *action;
  GtkCheckButton *despite_failures;
  GtkCheckButton *notify;
};

G_DEFINE_FINAL_TYPE (FerrySpeedWindow, ferry_speed_window, GTK_TYPE_WINDOW)

static void
show_limits (FerrySpeedWindow *self)
{
  GtkCheckButton *const buttons[] = {
    [FERRY_LIMIT_BY_NONE] = self->by_none,
    [FERRY_LIMIT_BY_FIXED] = self->by_fixed,
    [FERRY_LIMIT_BY_SCHEDULE] = self->by_schedule,
  };
  FerrySpeedLimits *limits = ferry_queue_care_get_limits (self->care);
  FerryLimitBy by = ferry_speed_limits_get_by (limits);

  self->is_showing = TRUE;
  if (by == FERRY_LIMIT_BY_FIXED)
    ferry_limit_pair_set (self->fixed, ferry_speed_limits_get_download (limits),
                          ferry_speed_limits_get_upload (limits));
  gtk_check_button_set_active (buttons[by], TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->fixed), by == FERRY_LIMIT_BY_FIXED);
  gtk_widget_set_visible (self->schedule, by == FERRY_LIMIT_BY_SCHEDULE);
  self->is_showing = FALSE;
}

static void
on_limit_changed (FerrySpeedWindow *self)
{
  FerrySpeedLimits *limits;
  guint download, upload;

  if (self->care == NULL || self->is_showing)
    return;
  limits = ferry_queue_care_get_limits (self->care);
  ferry_limit_pair_get (self->fixed, &download, &upload);
  if (gtk_check_button_get_active (self->by_fixed))
    ferry_speed_limits_set_fixed (limits, download, upload);
  else if (gtk_check_button_get_active (self->by_schedule))
    ferry_speed_limits_set_by_schedule (limits);
  else if (gtk_check_button_get_active (self->by_none))
    ferry_speed_limits_set_none (limits);
}

static void
save_rules (FerrySpeedWindow *self)
{
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (FerryRateRule));

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rules)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      FerryRateRule rule;

      if (ferry_rule_row_get (FERRY_RULE_ROW (row), &rule))
        g_array_append_val (rules, rule);
    }
  ferry_speed_limits_set_rules (ferry_queue_care_get_limits (self->care), rules);
}

static void
on_rule_removed (FerryRuleRow *row, FerrySpeedWindow *self)
{
  gtk_box_remove (self->rules, GTK_WIDGET (row));
  save_rules (self);
}

static void
add_rule (FerrySpeedWindow *self, const FerryRateRule *rule)
{
  GtkWidget *row = ferry_rule_row_new (rule);

  g_signal_connect_swapped (row, "changed", G_CALLBACK (save_rules), self);
  g_signal_connect (row, "removed", G_CALLBACK (on_rule_removed), self);
  gtk_box_append (self->rules, row);
}

static void
on_add_clicked (FerrySpeedWindow *self)
{
  static const FerryRateRule suggestion = { FERRY_DAYS_WORK, 9 * 60, 18 * 60, 500000, 200000 };

  add_rule (self, &suggestion);
  save_rules (self);
}

static void
show_start (FerrySpeedWindow *self)
{
  g_autoptr (GDateTime) time = ferry_start_time_dup (ferry_queue_care_get_start (self->care));
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%H:%M") : NULL;

  self->is_showing = TRUE;
  gtk_check_button_set_active (self->starts_later, time != NULL);
  if (text != NULL && !gtk_widget_has_focus (
                          GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->start_time)))))
    gtk_editable_set_text (GTK_EDITABLE (self->start_time), text);
  self->is_showing = FALSE;
}

static void
on_start_changed (FerrySpeedWindow *self)
{
  FerryStartTime *start;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) time = NULL;
  guint minutes;

  if (self->care == NULL || self->is_showing)
    return;
  start = ferry_queue_care_get_start (self->care);
  gtk_widget_remove_css_class (GTK_WIDGET (self->start_time), "error");
  if (!gtk_check_button_get_active (self->starts_later))
    {
      ferry_start_time_set (start, NULL);
      return;
    }
  if (!ferry_day_time_parse (gtk_editable_get_text (GTK_EDITABLE (self->start_time)), &minutes))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->start_time), "error");
      return;
    }
  time = ferry_day_time_find_next (minutes, now);
  ferry_start_time_set (start, time);
}

/* There are more of them once the machine has answered what it can do. */
static void
fill_actions (FerrySpeedWindow *self, const FerryChoice *choices)
{
  GListModel *model = gtk_drop_down_get_model (self->action);
  guint count = 0;

  while (choices[count].id != NULL)
    count++;
  if (model == NULL || g_list_model_get_n_items (model) != count)
    ferry_choices_fill (self->action, choices);
}

static void
show_action (FerrySpeedWindow *self)
{
  FerryWhenDone *done = ferry_queue_care_get_when_done (self->care);

  self->is_showing = TRUE;
  fill_actions (self, ferry_when_done_get_choices (done));
  ferry_choices_select (self->action, ferry_when_done_get_choices (done),
                        (int) ferry_when_done_get_action (done));
  gtk_check_button_set_active (self->despite_failures, ferry_when_done_is_despite_failures (done));
  gtk_widget_set_sensitive (GTK_WIDGET (self->despite_failures),
                            ferry_when_done_get_action (done) > FERRY_WHEN_DONE_SOUND);
  self->is_showing = FALSE;
}

static void
on_action_selected (FerrySpeedWindow *self)
{
  FerryWhenDone *done;

  if (self->care == NULL || self->is_showing ||
      gtk_drop_down_get_selected (self->action) == GTK_INVALID_LIST_POSITION)
    return;
  done = ferry_queue_care_get_when_done (self->care);
  ferry_when_done_set_action (done, (FerryWhenDoneAction) ferry_choices_get_selected (
                                        self->action, ferry_when_done_get_choices (done)));
}

static void
on_despite_failures_toggled (FerrySpeedWindow *self)
{
  if (self->care != NULL && !self->is_showing)
    ferry_when_done_set_despite_failures (ferry_queue_care_get_when_done (self->care),
                                          gtk_check_button_get_active (self->despite_failures));
}

static void
ferry_speed_window_dispose (GObject *object)
{
  FerrySpeedWindow *self = FERRY_SPEED_WINDOW (object);

  if (self->care != NULL)
    {
      g_signal_handlers_disconnect_by_data (ferry_queue_care_get_limits (self->care), self);
      g_signal_handlers_disconnect_by_data (ferry_queue_care_get_start (self->care), self);
      g_signal_handlers_disconnect_by_data (ferry_queue_care_get_when_done (self->care), self);
    }
  g_clear_object (&self->care);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_SPEED_WINDOW);

  G_OBJECT_CLASS (ferry_speed_window_parent_class)->dispose (object);
}

static void
ferry_speed_window_class_init (FerrySpeedWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_speed_window_dispose;

  g_type_ensure (FERRY_TYPE_LIMIT_PAIR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/speed-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FerrySpeedWindow, by_none);
  gtk_widget_class_bind_template_child (widget_class, FerrySpeedWindow, by_fixed);
  gtk_widget_class_bind_template_child (widget_class, FerrySpeedWindow, by_schedule);
  gtk_widget_class_bind_template_child (widget_class, FerrySpeedWindow, fixed);
  gtk_widget_class_bind_template_child (widget_class, FerrySpeedWindow, schedule);
  gtk_widget_class_bind_template_child (widget_class, FerrySpeedWindow, rules);
  gtk_widget_class_bind_template_child (widget_class, FerrySpeedWindow, starts_later);
  gtk_widget_class_bind_template_child (widget_class, FerrySpeedWindow, start_time);
  gtk_widget_class_bind_template_child (widget_class, FerrySpeedWindow, action);
  gtk_widget_class_bind_template_child (widget_class, FerrySpeedWindow, despite_failures);
  gtk_widget_class_bind_template_child (widget_class, FerrySpeedWindow, notify);
  gtk_widget_class_bind_template_callback (widget_class, on_limit_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_start_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_action_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_despite_failures_toggled);
}

static void
ferry_speed_window_init (FerrySpeedWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_care (FerrySpeedWindow *self, FerryQueueCare *care)
{
  FerrySpeedLimits *limits = ferry_queue_care_get_limits (care);
  GSettings *settings = ferry_queue_care_get_settings (care);
  g_autoptr (GArray) rules = ferry_speed_limits_dup_rules (limits);

  ferry_limit_pair_set (self->fixed, g_settings_get_uint (settings, "download-limit"),
                        g_settings_get_uint (settings, "upload-limit"));
  for (guint i = 0; i < rules->len; i++)
    add_rule (self, &g_array_index (rules, FerryRateRule, i));
  self->care = g_object_ref (care);
  show_limits (self);
  show_start (self);
  show_action (self);
  g_settings_bind (settings, "notify-when-done", self->notify, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_swapped (limits, "changed", G_CALLBACK (show_limits), self);
  g_signal_connect_swapped (ferry_queue_care_get_start (care), "changed", G_CALLBACK (show_start),
                            self);
  g_signal_connect_swapped (ferry_queue_care_get_when_done (care), "changed",
                            G_CALLBACK (show_action), self);
}

static FerrySpeedWindow *
find_window (GtkWindow *parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *node = windows; node != NULL; node = node->next)
    if (FERRY_IS_SPEED_WINDOW (node->data) && gtk_window_get_transient_for (node->data) == parent)
      return node->data;
  return NULL;
}

/**
 * ferry_speed_window_present:
 * @parent: the window of @care
 *
 * Shows the one window of limits and times of @parent.
 */
void
ferry_speed_window_present (GtkWindow *parent, FerryQueueCare *care)
{
  FerrySpeedWindow *self = find_window (parent);

  if (self == NULL)
    {
      self = g_object_new (FERRY_TYPE_SPEED_WINDOW, "transient-for", parent, NULL);
      show_care (self, care);
    }
  gtk_window_present (GTK_WINDOW (self));
}
