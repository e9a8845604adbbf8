/* The symbol beside the verdict of a check: all is well, something has to change, nothing works.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-check-outcome.h"

typedef enum
{
  OUTCOME_WORKS,
  OUTCOME_CHANGE,
  OUTCOME_FAILS,
} Outcome;

static const struct
{
  const char *icon;
  const char *css_class;
} looks[] = {
  [OUTCOME_WORKS] = { "emblem-ok-symbolic", "works" },
  [OUTCOME_CHANGE] = { "dialog-warning-symbolic", "warning" },
  [OUTCOME_FAILS] = { "dialog-error-symbolic", "fails" },
};

static Outcome
judge (const FerryCheck *check, gboolean needs_change)
{
  for (guint i = 0; i < check->steps->len; i++)
    {
      const FerryCheckStep *step = g_ptr_array_index (check->steps, i);

      if (ferry_check_kind_is_data (step->kind) && step->state == FERRY_CHECK_WORKS)
        return needs_change ? OUTCOME_CHANGE : OUTCOME_WORKS;
    }
  return OUTCOME_FAILS;
}

/**
 * ferry_check_outcome_show:
 * @needs_change: whether a setting has to change before files can be listed
 */
void
ferry_check_outcome_show (GtkImage *icon, const FerryCheck *check, gboolean needs_change)
{
  Outcome outcome = judge (check, needs_change);
  const char *const classes[] = { looks[outcome].css_class, NULL };

  gtk_image_set_from_icon_name (icon, looks[outcome].icon);
  gtk_widget_set_css_classes (GTK_WIDGET (icon), (const char **) classes);
}
