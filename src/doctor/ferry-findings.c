/* The steps of a check, summed up. See ferry-findings.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-findings.h"

#include "ferry-explain.h"

/* Three ports out of a range of this width may lie as far apart as that. */
#define WIDEST_RANGE 4096

static gboolean
is_over (const FerryCheckStep *step)
{
  return step->state == FERRY_CHECK_WORKS || step->state == FERRY_CHECK_FAILS;
}

/* Where both work, a connection goes over IPv6 (RFC 8305): GIO tries it first. */
static GSocketFamily
find_family (const FerryCheck *check)
{
  GSocketFamily first = G_SOCKET_FAMILY_INVALID;
  GSocketFamily used = G_SOCKET_FAMILY_INVALID;

  for (guint i = 0; i < check->steps->len; i++)
    {
      const FerryCheckStep *step = g_ptr_array_index (check->steps, i);

      if (step->kind == FERRY_CHECK_LOGIN && step->state == FERRY_CHECK_WORKS &&
          used != G_SOCKET_FAMILY_IPV6)
        used = step->family;
      if (step->kind == FERRY_CHECK_CONTROL && first == G_SOCKET_FAMILY_INVALID && is_over (step))
        first = step->family;
    }
  return used != G_SOCKET_FAMILY_INVALID ? used : first;
}

/* Whichever came farthest. @family: INVALID for all. */
static const FerryCheckStep *
find_barrier (const FerryCheck *check, GSocketFamily family)
{
  const FerryCheckStep *barrier = NULL;

  for (guint i = 0; i < check->steps->len; i++)
    {
      const FerryCheckStep *step = g_ptr_array_index (check->steps, i);

      if (family != G_SOCKET_FAMILY_INVALID && step->family != family)
        continue;
      if (step->kind == FERRY_CHECK_LOGIN && step->state == FERRY_CHECK_WORKS)
        return NULL;
      if (step->state == FERRY_CHECK_FAILS && (barrier == NULL || step->kind > barrier->kind))
        barrier = step;
    }
  return barrier;
}

/* A way that works tells the most; of those that fail, the one that shows a NAT. */
static gboolean
tells_more (const FerryCheckStep *step, const FerryCheckStep *other)
{
  if (step->state != other->state)
    return step->state == FERRY_CHECK_WORKS;
  return step->state == FERRY_CHECK_FAILS && step->announced != NULL && other->announced == NULL;
}

static void
take_data_step (FerryFindings *findings, const FerryCheckStep *step)
{
  gboolean is_active = ferry_check_kind_is_active (step->kind);
  const FerryCheckStep **shown = is_active ? &findings->active : &findings->passive;
  gboolean *has = is_active ? &findings->has_active : &findings->has_passive;

  if (step->family != findings->family)
    return;
  if (step->state == FERRY_CHECK_WORKS)
    *has = TRUE;
  if (*shown == NULL || tells_more (step, *shown))
    *shown = step;
}

static void
take_port (FerryFindings *findings, guint16 port)
{
  findings->port_low = findings->port_low == 0 ? port : MIN (findings->port_low, port);
  findings->port_high = MAX (findings->port_high, port);
}

static void
find_addresses (FerryFindings *findings)
{
  const FerryCheck *check = findings->check;
  const FerryCheckStep *control = findings->control;

  if (control == NULL)
    return;
  findings->server_address = control->server_address;
  findings->our_address = control->our_address;
  findings->client_address = check->our_outside;
  /* Without a NAT in between our own end is what the server sees. */
  if (findings->client_address == NULL && control->our_address != NULL &&
      (!ferry_address_is_private (control->our_address) ||
       (control->server_address != NULL && ferry_address_is_private (control->server_address))))
    findings->client_address = control->our_address;
}

static void
sum_up (FerryFindings *findings, const FerryCheck *check, GSocketFamily family)
{
  *findings = (FerryFindings){ .check = check, .family = family };
  findings->control = ferry_check_find (check, FERRY_CHECK_CONTROL, findings->family);
  for (guint i = 0; i < check->steps->len; i++)
    {
      const FerryCheckStep *step = g_ptr_array_index (check->steps, i);

      if (step->kind == FERRY_CHECK_TLS && step->state == FERRY_CHECK_WORKS)
        findings->is_tls = TRUE;
      if (!ferry_check_kind_is_data (step->kind) || !is_over (step))
        continue;
      take_data_step (findings, step);
      if (!ferry_check_kind_is_active (step->kind) && step->server_port != 0)
        take_port (findings, step->server_port);
    }
  if (check->asked_low != 0)
    {
      take_port (findings, check->asked_low);
      take_port (findings, check->asked_high);
    }
  findings->is_scattered = findings->port_high - findings->port_low > WIDEST_RANGE;
  find_addresses (findings);
}

/**
 * ferry_findings_init:
 * @check: must outlive @findings
 */
void
ferry_findings_init (FerryFindings *findings, const FerryCheck *check)
{
  sum_up (findings, check, find_family (check));
  findings->barrier = find_barrier (check, G_SOCKET_FAMILY_INVALID);
}

/* A computer without IPv6 has no way to a server that has it: that is no failure. */
static gboolean
has_no_route (const FerryFindings *findings)
{
  return findings->barrier != NULL && findings->barrier->explanation != NULL &&
         findings->barrier->explanation->symptom == FERRY_FTP_SYMPTOM_NO_ROUTE;
}

/**
 * ferry_findings_init_other:
 * @other: (out): over the family that is not used
 *
 * Returns: whether it was tried too, and something else came of it
 */
gboolean
ferry_findings_init_other (FerryFindings *other, const FerryFindings *findings)
{
  GSocketFamily family =
      findings->family == G_SOCKET_FAMILY_IPV6 ? G_SOCKET_FAMILY_IPV4 : G_SOCKET_FAMILY_IPV6;

  if (findings->barrier != NULL)
    return FALSE;
  sum_up (other, findings->check, family);
  other->barrier = find_barrier (findings->check, family);
  if (other->control == NULL || !is_over (other->control) || has_no_route (other))
    return FALSE;
  return other->barrier != NULL || other->has_passive != findings->has_passive ||
         other->has_active != findings->has_active;
}

/**
 * ferry_findings_have_symptom:
 *
 * Returns: whether one of the steps shows it
 */
gboolean
ferry_findings_have_symptom (const FerryFindings *findings, FerryFtpSymptom symptom)
{
  for (guint i = 0; i < findings->check->steps->len; i++)
    {
      const FerryCheckStep *step = g_ptr_array_index (findings->check->steps, i);

      if (step->explanation != NULL && step->explanation->symptom == symptom)
        return TRUE;
    }
  return FALSE;
}

/**
 * ferry_findings_find_announced:
 *
 * Returns: (nullable): the step in which the server named an address that is not its own
 */
const FerryCheckStep *
ferry_findings_find_announced (const FerryFindings *findings)
{
  for (guint i = 0; i < findings->check->steps->len; i++)
    {
      const FerryCheckStep *step = g_ptr_array_index (findings->check->steps, i);

      if (step->announced != NULL)
        return step;
    }
  return NULL;
}

/**
 * ferry_findings_find_odd_one:
 *
 * Returns: (nullable): a command that fails over the family where the other one of its mode works
 */
const FerryCheckStep *
ferry_findings_find_odd_one (const FerryFindings *findings)
{
  for (guint i = 0; i < findings->check->steps->len; i++)
    {
      const FerryCheckStep *step = g_ptr_array_index (findings->check->steps, i);
      const FerryCheckStep *shown =
          ferry_check_kind_is_active (step->kind) ? findings->active : findings->passive;

      if (ferry_check_kind_is_data (step->kind) && step->family == findings->family &&
          step->state == FERRY_CHECK_FAILS && shown->state == FERRY_CHECK_WORKS)
        return step;
    }
  return NULL;
}

/**
 * ferry_findings_are_behind_nat:
 *
 * Returns: whether the server sees us at another address than our own
 */
gboolean
ferry_findings_are_behind_nat (const FerryFindings *findings)
{
  const char *outside = findings->check->our_outside;

  if (findings->our_address == NULL || findings->server_address == NULL)
    return FALSE;
  if (outside != NULL)
    return !g_str_equal (outside, findings->our_address);
  return ferry_address_is_private (findings->our_address) &&
         !ferry_address_is_private (findings->server_address);
}
