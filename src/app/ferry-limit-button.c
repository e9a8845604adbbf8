/* The button of the limit of speed. A choice of its menu is its target: a number of bytes a second,
 * for both directions, or what limits otherwise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-limit-button.h"

#include "ferry-limit-text.h"

struct _FerryLimitButton
{
  GtkBox parent_instance;

  FerrySpeedLimits *limits;    /* owned */
  GSimpleActionGroup *actions; /* owned */

  GtkMenuButton *button;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (FerryLimitButton, ferry_limit_button, GTK_TYPE_BOX)

static char *
dup_choice (FerrySpeedLimits *limits)
{
  guint download = ferry_speed_limits_get_download (limits);

  switch (ferry_speed_limits_get_by (limits))
    {
    case FERRY_LIMIT_BY_FIXED:
      return download == ferry_speed_limits_get_upload (limits) ? g_strdup_printf ("%u", download)
                                                                : g_strdup ("other");
    case FERRY_LIMIT_BY_SCHEDULE:
      return g_strdup ("schedule");
    case FERRY_LIMIT_BY_NONE:
    default:
      return g_strdup ("none");
    }
}

static void
update (FerryLimitButton *self)
{
  guint download = ferry_speed_limits_get_download (self->limits);
  guint upload = ferry_speed_limits_get_upload (self->limits);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *text = ferry_limit_text_short (download, upload);
  g_autofree char *sentence =
      ferry_limit_text_long (download, upload, ferry_speed_limits_get_until (self->limits), now);
  g_autofree char *choice = dup_choice (self->limits);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "limit");

  gtk_label_set_text (self->label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence, -1);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (choice));
}

static void
on_limit_chosen (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  FerryLimitButton *self = user_data;
  const char *choice = g_variant_get_string (state, NULL);
  guint64 limit;

  if (self->limits == NULL)
    return;
  if (g_str_equal (choice, "none"))
    ferry_speed_limits_set_none (self->limits);
  else if (g_str_equal (choice, "schedule"))
    ferry_speed_limits_set_by_schedule (self->limits);
  else if (g_ascii_string_to_unsigned (choice, 10, 1, G_MAXUINT, &limit, NULL))
    ferry_speed_limits_set_fixed (self->limits, (guint) limit, (guint) limit);
}

static void
ferry_limit_button_dispose (GObject *object)
{
  FerryLimitButton *self = FERRY_LIMIT_BUTTON (object);

  if (self->limits != NULL)
    g_signal_handlers_disconnect_by_data (self->limits, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_LIMIT_BUTTON);
  g_clear_object (&self->actions);
  g_clear_object (&self->limits);

  G_OBJECT_CLASS (ferry_limit_button_parent_class)->dispose (object);
}

static void
ferry_limit_button_class_init (FerryLimitButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_limit_button_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/limit-button.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryLimitButton, button);
  gtk_widget_class_bind_template_child (widget_class, FerryLimitButton, label);
}

static void
ferry_limit_button_init (FerryLimitButton *self)
{
  static const GActionEntry entries[] = {
    { .name = "limit", .parameter_type = "s", .state = "'none'", .change_state = on_limit_chosen },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "speed", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ferry_limit_button_set_limits:
 * @limits: (transfer none): what to show and to change; set once
 */
void
ferry_limit_button_set_limits (FerryLimitButton *self, FerrySpeedLimits *limits)
{
  g_return_if_fail (self->limits == NULL);

  self->limits = g_object_ref (limits);
  g_signal_connect_swapped (limits, "changed", G_CALLBACK (update), self);
  update (self);
}
