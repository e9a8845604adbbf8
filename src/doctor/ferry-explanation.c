/* An explanation as a value. See ferry-explanation.h; what there is to say is in ferry-explain.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-explanation.h"

#include <glib/gi18n-lib.h>

static void
remedy_free (gpointer data)
{
  FerryRemedy *remedy = data;

  g_free (remedy->text);
  g_free (remedy);
}

/**
 * ferry_explanation_new:
 * @sentence: the cause, translated
 *
 * Returns: (transfer full): an explanation without a remedy
 */
FerryExplanation *
ferry_explanation_new (FerryFtpSymptom symptom, const char *sentence)
{
  FerryExplanation *explanation = g_new0 (FerryExplanation, 1);

  explanation->symptom = symptom;
  explanation->sentence = g_strdup (sentence);
  explanation->remedies = g_ptr_array_new_with_free_func (remedy_free);
  return explanation;
}

/**
 * ferry_explanation_add:
 * @text: the remedy, a translated sentence
 */
void
ferry_explanation_add (FerryExplanation *explanation,
                       FerryRemedyFor for_whom,
                       FerryRemedyAction action,
                       const char *text)
{
  FerryRemedy *remedy = g_new (FerryRemedy, 1);

  remedy->for_whom = for_whom;
  remedy->action = action;
  remedy->text = g_strdup (text);
  g_ptr_array_add (explanation->remedies, remedy);
}

FerryExplanation *
ferry_explanation_copy (const FerryExplanation *explanation)
{
  FerryExplanation *copy = ferry_explanation_new (explanation->symptom, explanation->sentence);

  for (guint i = 0; i < explanation->remedies->len; i++)
    {
      const FerryRemedy *remedy = g_ptr_array_index (explanation->remedies, i);

      ferry_explanation_add (copy, remedy->for_whom, remedy->action, remedy->text);
    }
  return copy;
}

void
ferry_explanation_free (FerryExplanation *explanation)
{
  g_free (explanation->sentence);
  g_ptr_array_unref (explanation->remedies);
  g_free (explanation);
}

/* What the user can do needs no name. */
static const char *const places[] = {
  [FERRY_REMEDY_FOR_USER] = NULL,
  [FERRY_REMEDY_FOR_CLIENT] = N_ ("On this side"),
  [FERRY_REMEDY_FOR_SERVER] = N_ ("On the server"),
  [FERRY_REMEDY_FOR_FIREWALL] = N_ ("Firewall of the server"),
};

/**
 * ferry_remedy_dup_shown:
 *
 * Returns: (transfer full): one line: where something is to be changed, and what
 */
char *
ferry_remedy_dup_shown (const FerryRemedy *remedy)
{
  const char *place = places[remedy->for_whom];

  if (place == NULL)
    return g_strdup (remedy->text);
  /* TRANSLATORS: where something is to be changed, and what */
  return g_strdup_printf (_ ("%s: %s"), _ (place), remedy->text);
}
