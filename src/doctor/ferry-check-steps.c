/* The steps of a check that is under way. See ferry-check-steps.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-check-steps.h"

#include "ferry-explain.h"

#define LONGEST_WAIT  8 /* seconds */
#define SHORTEST_WAIT 2

static void
tell (FerryCheckSteps *steps)
{
  if (steps->func != NULL)
    steps->func (steps->check, steps->user_data);
}

/**
 * ferry_check_steps_get:
 *
 * Returns: (transfer none): the step, which the check must have
 */
FerryCheckStep *
ferry_check_steps_get (FerryCheckSteps *steps, FerryCheckKind kind, GSocketFamily family)
{
  return (FerryCheckStep *) ferry_check_find (steps->check, kind, family);
}

/**
 * ferry_check_steps_get_patience:
 *
 * Returns: how many seconds a wait may last now; 0 when the time for the whole check is used up
 */
guint
ferry_check_steps_get_patience (const FerryCheckSteps *steps)
{
  gint64 left = (steps->deadline - g_get_monotonic_time ()) / G_USEC_PER_SEC;

  if (left < SHORTEST_WAIT)
    return 0;
  return (guint) MIN (left, LONGEST_WAIT);
}

void
ferry_check_steps_begin (FerryCheckSteps *steps, FerryCheckStep *step)
{
  step->state = FERRY_CHECK_RUNNING;
  ferry_check_steps_restart_clock (steps);
  tell (steps);
}

/**
 * ferry_check_steps_restart_clock:
 *
 * What the running step needed to get ready does not count as its duration.
 */
void
ferry_check_steps_restart_clock (FerryCheckSteps *steps)
{
  steps->begun = g_get_monotonic_time ();
}

/**
 * ferry_check_steps_take_ends:
 *
 * Copies what is known of the connection.
 */
void
ferry_check_steps_take_ends (FerryCheckStep *step, const FerryFtpEnds *ends)
{
  g_free (step->our_address);
  g_free (step->server_address);
  g_free (step->announced);
  g_free (step->told);
  step->our_address = g_strdup (ends->our_address);
  step->our_port = ends->our_port;
  step->server_address = g_strdup (ends->server_address);
  step->server_port = ends->server_port;
  step->announced = g_strdup (ends->announced);
  step->told = g_strdup (ends->told);
}

/**
 * ferry_check_steps_set_detail:
 * @detail: (nullable): bytes that are not UTF-8 are replaced; %NULL leaves what is there
 */
void
ferry_check_steps_set_detail (FerryCheckStep *step, const char *detail)
{
  if (detail == NULL)
    return;
  g_free (step->detail);
  step->detail = g_utf8_make_valid (detail, -1);
}

static void
set_state (FerryCheckSteps *steps, FerryCheckStep *step, FerryCheckState state, const char *detail)
{
  step->state = state;
  ferry_check_steps_set_detail (step, detail);
  tell (steps);
}

/**
 * ferry_check_steps_end:
 * @detail: (nullable): one line of what was found
 *
 * The step works.
 */
void
ferry_check_steps_end (FerryCheckSteps *steps, FerryCheckStep *step, const char *detail)
{
  step->duration = g_get_monotonic_time () - steps->begun;
  set_state (steps, step, FERRY_CHECK_WORKS, detail);
}

/**
 * ferry_check_steps_fail:
 *
 * The step failed, and the error says why. A cancel is no failure of the server's: the step is left
 * out then.
 */
void
ferry_check_steps_fail (FerryCheckSteps *steps, FerryCheckStep *step, const GError *error)
{
  g_autoptr (FerryServer) server = ferry_server_copy (steps->server);

  step->duration = g_get_monotonic_time () - steps->begun;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      set_state (steps, step, FERRY_CHECK_SKIPPED, error->message);
      return;
    }
  /* The step's own mode, whatever the user has chosen. */
  server->mode = ferry_check_kind_is_active (step->kind) ? FERRY_MODE_ACTIVE : FERRY_MODE_PASSIVE;
  step->explanation = ferry_explain (error, server);
  set_state (steps, step, FERRY_CHECK_FAILS, NULL);
}

void
ferry_check_steps_skip (FerryCheckSteps *steps, FerryCheckStep *step, const char *detail)
{
  set_state (steps, step, FERRY_CHECK_SKIPPED, detail);
}

/**
 * ferry_check_steps_skip_rest:
 *
 * Leaves out what has not begun yet of the steps over @family.
 */
void
ferry_check_steps_skip_rest (FerryCheckSteps *steps, GSocketFamily family, const char *detail)
{
  for (guint i = 0; i < steps->check->steps->len; i++)
    {
      FerryCheckStep *step = g_ptr_array_index (steps->check->steps, i);

      if (step->family == family && step->state == FERRY_CHECK_WAITING)
        ferry_check_steps_skip (steps, step, detail);
    }
}
