/* A check as a value. See ferry-check.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-check.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *title;
  gboolean is_data;
  gboolean is_active;
} kinds[] = {
  [FERRY_CHECK_NAME] = { N_ ("Name"), FALSE, FALSE },
  [FERRY_CHECK_CONTROL] = { N_ ("Control connection"), FALSE, FALSE },
  [FERRY_CHECK_TLS] = { N_ ("TLS"), FALSE, FALSE },
  [FERRY_CHECK_LOGIN] = { N_ ("Login"), FALSE, FALSE },
  [FERRY_CHECK_EPSV] = { N_ ("Passive (EPSV)"), TRUE, FALSE },
  [FERRY_CHECK_PASV] = { N_ ("Passive (PASV)"), TRUE, FALSE },
  [FERRY_CHECK_EPRT] = { N_ ("Active (EPRT)"), TRUE, TRUE },
  [FERRY_CHECK_PORT] = { N_ ("Active (PORT)"), TRUE, TRUE },
};

gboolean
ferry_check_kind_is_active (FerryCheckKind kind)
{
  return kinds[kind].is_active;
}

gboolean
ferry_check_kind_is_data (FerryCheckKind kind)
{
  return kinds[kind].is_data;
}

/**
 * ferry_check_kind_get_title:
 *
 * Returns: what the step is called, translated
 */
const char *
ferry_check_kind_get_title (FerryCheckKind kind)
{
  return _ (kinds[kind].title);
}

static void
step_free (gpointer data)
{
  FerryCheckStep *step = data;

  g_free (step->our_address);
  g_free (step->server_address);
  g_free (step->announced);
  g_free (step->told);
  g_free (step->detail);
  g_clear_pointer (&step->explanation, ferry_explanation_free);
  g_free (step);
}

static FerryCheckStep *
step_copy (const FerryCheckStep *step)
{
  FerryCheckStep *copy = g_new (FerryCheckStep, 1);

  *copy = *step;
  copy->our_address = g_strdup (step->our_address);
  copy->server_address = g_strdup (step->server_address);
  copy->announced = g_strdup (step->announced);
  copy->told = g_strdup (step->told);
  copy->detail = g_strdup (step->detail);
  if (step->explanation != NULL)
    copy->explanation = ferry_explanation_copy (step->explanation);
  return copy;
}

/**
 * ferry_check_new:
 *
 * Returns: (transfer full): a check that has no step yet, its password forgotten
 */
FerryCheck *
ferry_check_new (const FerryServer *server)
{
  FerryCheck *check = g_new0 (FerryCheck, 1);

  check->server = ferry_server_copy (server);
  g_clear_pointer (&check->server->password, g_free);
  g_clear_pointer (&check->server->proxy_password, g_free);
  check->steps = g_ptr_array_new_with_free_func (step_free);
  return check;
}

FerryCheck *
ferry_check_copy (const FerryCheck *check)
{
  FerryCheck *copy = g_new (FerryCheck, 1);

  *copy = *check;
  copy->server = ferry_server_copy (check->server);
  copy->steps = g_ptr_array_new_with_free_func (step_free);
  copy->greeting = g_strdup (check->greeting);
  copy->our_outside = g_strdup (check->our_outside);
  for (guint i = 0; i < check->steps->len; i++)
    g_ptr_array_add (copy->steps, step_copy (g_ptr_array_index (check->steps, i)));
  return copy;
}

void
ferry_check_free (FerryCheck *check)
{
  ferry_server_free (check->server);
  g_ptr_array_unref (check->steps);
  g_free (check->greeting);
  g_free (check->our_outside);
  g_free (check);
}

/**
 * ferry_check_add:
 *
 * Returns: (transfer none): a new step, waiting, at the end
 */
FerryCheckStep *
ferry_check_add (FerryCheck *check, FerryCheckKind kind, GSocketFamily family)
{
  FerryCheckStep *step = g_new0 (FerryCheckStep, 1);

  step->kind = kind;
  step->family = family;
  step->entries = -1;
  g_ptr_array_add (check->steps, step);
  return step;
}

/**
 * ferry_check_find:
 *
 * Returns: (nullable) (transfer none): the step, where the check has it
 */
const FerryCheckStep *
ferry_check_find (const FerryCheck *check, FerryCheckKind kind, GSocketFamily family)
{
  for (guint i = 0; i < check->steps->len; i++)
    {
      const FerryCheckStep *step = g_ptr_array_index (check->steps, i);

      if (step->kind == kind && step->family == family)
        return step;
    }
  return NULL;
}
