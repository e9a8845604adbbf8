/* How a step of a check that is under way begins and ends; whoever watches is told. Inside
 * src/doctor only; for the thread of the check.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-check-run.h"
#include "ferry-ftp-ends.h"

G_BEGIN_DECLS

typedef struct
{
  /* borrowed */
  const FerryServer *server; /* with the password */
  FerryLog *log;
  FerryCheckFunc func;
  gpointer user_data;
  GCancellable *cancellable;
  FerryCheck *check;

  gint64 deadline; /* of the whole check */
  gint64 begun;    /* the step that runs */
} FerryCheckSteps;

FerryCheckStep *
ferry_check_steps_get (FerryCheckSteps *steps, FerryCheckKind kind, GSocketFamily family);
guint ferry_check_steps_get_patience (const FerryCheckSteps *steps);

void ferry_check_steps_begin (FerryCheckSteps *steps, FerryCheckStep *step);
void ferry_check_steps_restart_clock (FerryCheckSteps *steps);
void ferry_check_steps_take_ends (FerryCheckStep *step, const FerryFtpEnds *ends);
void ferry_check_steps_set_detail (FerryCheckStep *step, const char *detail);
void ferry_check_steps_end (FerryCheckSteps *steps, FerryCheckStep *step, const char *detail);
void ferry_check_steps_fail (FerryCheckSteps *steps, FerryCheckStep *step, const GError *error);
void ferry_check_steps_skip (FerryCheckSteps *steps, FerryCheckStep *step, const char *detail);
void ferry_check_steps_skip_rest (FerryCheckSteps *steps, GSocketFamily family, const char *detail);

G_END_DECLS
