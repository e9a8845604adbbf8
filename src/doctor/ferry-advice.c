/* The conclusion of a check. See ferry-advice.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-advice.h"

#include "ferry-advice-sections.h"

#include <glib/gi18n-lib.h>

static const char *
get_sentence (const FerryCheckStep *step)
{
  return step != NULL && step->explanation != NULL ? step->explanation->sentence : NULL;
}

static FerryFtpSymptom
get_symptom (const FerryCheckStep *step)
{
  return step != NULL && step->explanation != NULL ? step->explanation->symptom
                                                   : FERRY_FTP_SYMPTOM_NONE;
}

static gboolean
has_remedy (const FerryExplanation *verdict, const FerryRemedy *remedy)
{
  for (guint i = 0; i < verdict->remedies->len; i++)
    {
      const FerryRemedy *other = g_ptr_array_index (verdict->remedies, i);

      if (g_str_equal (other->text, remedy->text) ||
          (remedy->action != FERRY_REMEDY_ACTION_NONE && other->action == remedy->action))
        return TRUE;
    }
  return FALSE;
}

/* A mode that was seen to fail is no remedy for the other, nor is another check. */
static gboolean
is_of_use (const FerryRemedy *remedy)
{
  return remedy->action != FERRY_REMEDY_ACTION_DIAGNOSE &&
         remedy->action != FERRY_REMEDY_ACTION_USE_ACTIVE &&
         remedy->action != FERRY_REMEDY_ACTION_USE_PASSIVE;
}

static void
add_remedies_of (FerryExplanation *verdict, const FerryCheckStep *step)
{
  if (step == NULL || step->explanation == NULL)
    return;
  for (guint i = 0; i < step->explanation->remedies->len; i++)
    {
      const FerryRemedy *remedy = g_ptr_array_index (step->explanation->remedies, i);

      if (is_of_use (remedy) && !has_remedy (verdict, remedy))
        ferry_explanation_add (verdict, remedy->for_whom, remedy->action, remedy->text);
    }
}

static void
add_use (FerryExplanation *verdict, FerryRemedyAction action)
{
  ferry_explanation_add (verdict, FERRY_REMEDY_FOR_USER, action,
                         action == FERRY_REMEDY_ACTION_USE_ACTIVE ? _ ("Use active mode.")
                                                                  : _ ("Use passive mode."));
}

static FerryExplanation *
judge_barrier (const FerryFindings *findings)
{
  FerryExplanation *verdict =
      ferry_explanation_new (get_symptom (findings->barrier), get_sentence (findings->barrier));

  add_remedies_of (verdict, findings->barrier);
  return verdict;
}

static FerryExplanation *
judge_both (const FerryFindings *findings)
{
  const FerryCheckStep *odd = ferry_findings_find_odd_one (findings);
  FerryExplanation *verdict = ferry_explanation_new (
      get_symptom (odd),
      odd == NULL ? _ ("Everything works: files can be listed in passive and in active mode.")
                  : _ ("Passive and active mode work, though not by each of their commands."));

  add_use (verdict, FERRY_REMEDY_ACTION_USE_PASSIVE);
  return verdict;
}

static FerryExplanation *
judge_passive (const FerryFindings *findings)
{
  const char *reason = get_sentence (findings->active);
  g_autofree char *sentence =
      reason != NULL ? g_strdup_printf (_ ("Passive mode works, active mode does not: %s"), reason)
                     : g_strdup (_ ("Passive mode works."));
  FerryExplanation *verdict = ferry_explanation_new (get_symptom (findings->active), sentence);

  add_use (verdict, FERRY_REMEDY_ACTION_USE_PASSIVE);
  add_remedies_of (verdict, findings->active);
  return verdict;
}

static FerryExplanation *
judge_active (const FerryFindings *findings)
{
  const char *reason = get_sentence (findings->passive);
  g_autofree char *sentence =
      reason != NULL ? g_strdup_printf (_ ("Active mode works, passive mode does not: %s"), reason)
                     : g_strdup (_ ("Active mode works."));
  FerryExplanation *verdict = ferry_explanation_new (get_symptom (findings->passive), sentence);

  add_use (verdict, FERRY_REMEDY_ACTION_USE_ACTIVE);
  add_remedies_of (verdict, findings->passive);
  return verdict;
}

static FerryExplanation *
judge_none (const FerryFindings *findings)
{
  const char *passive = get_sentence (findings->passive);
  const char *active = get_sentence (findings->active);
  g_autofree char *sentence =
      passive != NULL && active != NULL
          ? g_strdup_printf (_ ("The login works, but no data connection does. Passive mode: %s "
                                "Active mode: %s"),
                             passive, active)
          : g_strdup_printf (_ ("The login works, but no data connection does: %s"),
                             passive != NULL ? passive : active);
  FerryExplanation *verdict = ferry_explanation_new (
      get_symptom (passive != NULL ? findings->passive : findings->active), sentence);

  add_remedies_of (verdict, findings->passive);
  add_remedies_of (verdict, findings->active);
  return verdict;
}

static FerryExplanation *
judge (const FerryFindings *findings)
{
  if (findings->has_passive && findings->has_active)
    return judge_both (findings);
  if (findings->has_passive)
    return judge_passive (findings);
  if (findings->has_active)
    return judge_active (findings);
  if (get_sentence (findings->passive) != NULL || get_sentence (findings->active) != NULL)
    return judge_none (findings);
  if (get_sentence (findings->barrier) != NULL)
    return judge_barrier (findings);
  return ferry_explanation_new (FERRY_FTP_SYMPTOM_NONE,
                                _ ("The check ended before anything was found."));
}

static const char *
get_family_name (const FerryFindings *findings)
{
  return findings->family == G_SOCKET_FAMILY_IPV6 ? "IPv6" : "IPv4";
}

/* What is different over the other family, for whoever has only that one. The mode to use is the
 * one that works over the family that is used. */
static void
judge_other (FerryExplanation *verdict, const FerryFindings *findings, const FerryFindings *other)
{
  g_autoptr (FerryExplanation) theirs = judge (other);
  g_autofree char *own = g_steal_pointer (&verdict->sentence);

  /* TRANSLATORS: IPv6 and IPv4, each with what was found there */
  verdict->sentence = g_strdup_printf (_ ("Over %s: %s Over %s: %s"), get_family_name (findings),
                                       own, get_family_name (other), theirs->sentence);
  if (verdict->symptom == FERRY_FTP_SYMPTOM_NONE)
    verdict->symptom = theirs->symptom;
  if (!findings->has_passive && !findings->has_active && (other->has_passive || other->has_active))
    {
      g_autofree char *text =
          g_strdup_printf (_ ("Connect to the %s address %s in place of the name."),
                           get_family_name (other), other->server_address);

      ferry_explanation_add (verdict, FERRY_REMEDY_FOR_USER, FERRY_REMEDY_ACTION_NONE, text);
    }
  add_remedies_of (verdict, other->barrier);
  add_remedies_of (verdict, other->has_passive ? NULL : other->passive);
  add_remedies_of (verdict, other->has_active ? NULL : other->active);
}

/* The password went over the wire for all to read, and need not have. */
static void
add_tls (FerryExplanation *verdict, const FerryFindings *findings)
{
  if (findings->check->offers_tls && !findings->is_tls)
    ferry_explanation_add (
        verdict, FERRY_REMEDY_FOR_USER, FERRY_REMEDY_ACTION_USE_EXPLICIT_TLS,
        _ ("Use TLS: the server offers it, and password and files travel unencrypted."));
}

/* What is switched off is switched on first; a firewall comes into it after that. */
static void
add_mode (FerryAdvice *advice,
          const FerryFindings *findings,
          FerryAdviceTopic topic,
          FerryFtpSymptom disabled)
{
  gboolean is_disabled = ferry_findings_have_symptom (findings, disabled);

  if (is_disabled)
    ferry_advice_add_settings (advice, findings, topic);
  ferry_advice_add_rules (advice, findings, topic);
  if (!is_disabled)
    ferry_advice_add_settings (advice, findings, topic);
}

/* Nothing came back from the port, or it said no: a firewall's work, or nobody listens. */
static gboolean
is_unreachable (const FerryCheckStep *barrier)
{
  FerryFtpSymptom symptom = get_symptom (barrier);

  return barrier->kind == FERRY_CHECK_CONTROL &&
         (symptom == FERRY_FTP_SYMPTOM_SILENT || symptom == FERRY_FTP_SYMPTOM_REFUSED ||
          symptom == FERRY_FTP_SYMPTOM_NO_ROUTE);
}

static void
add_sections (FerryAdvice *advice, const FerryFindings *findings)
{
  if (findings->barrier != NULL)
    {
      if (is_unreachable (findings->barrier))
        ferry_advice_add_rules (advice, findings, FERRY_ADVICE_CONTROL);
      return;
    }
  if (findings->passive != NULL && !findings->has_passive)
    add_mode (advice, findings, FERRY_ADVICE_PASSIVE, FERRY_FTP_SYMPTOM_PASSIVE_DISABLED);
  else if (ferry_findings_find_announced (findings) != NULL)
    ferry_advice_add_settings (advice, findings, FERRY_ADVICE_PASSIVE);
  if (findings->active != NULL && !findings->has_active)
    add_mode (advice, findings, FERRY_ADVICE_ACTIVE, FERRY_FTP_SYMPTOM_ACTIVE_DISABLED);
  if (ferry_findings_have_symptom (findings, FERRY_FTP_SYMPTOM_DATA_TLS_REUSE))
    ferry_advice_add_settings (advice, findings, FERRY_ADVICE_TLS_REUSE);
}

/**
 * ferry_advice_new:
 *
 * Returns: (transfer full): what follows from @check
 */
FerryAdvice *
ferry_advice_new (const FerryCheck *check)
{
  FerryAdvice *advice = g_new0 (FerryAdvice, 1);
  FerryFindings findings;
  FerryFindings other;
  gboolean differs;

  ferry_findings_init (&findings, check);
  differs = ferry_findings_init_other (&other, &findings);
  advice->sections = ferry_advice_sections_new ();
  advice->verdict = judge (&findings);
  if (differs)
    judge_other (advice->verdict, &findings, &other);
  add_tls (advice->verdict, &findings);
  ferry_advice_add_notes (advice->verdict, &findings);
  add_sections (advice, &findings);
  if (differs)
    {
      ferry_advice_add_notes (advice->verdict, &other);
      add_sections (advice, &other);
    }
  return advice;
}

void
ferry_advice_free (FerryAdvice *advice)
{
  ferry_explanation_free (advice->verdict);
  g_ptr_array_unref (advice->sections);
  g_free (advice);
}
