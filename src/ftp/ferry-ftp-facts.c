/* What was observed when something failed. See ferry-ftp-facts.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-facts.h"

/**
 * ferry_ftp_facts_new:
 *
 * Returns: (transfer full): facts that say no more than @symptom
 */
FerryFtpFacts *
ferry_ftp_facts_new (FerryFtpSymptom symptom)
{
  FerryFtpFacts *facts = g_new0 (FerryFtpFacts, 1);

  facts->symptom = symptom;
  return facts;
}

FerryFtpFacts *
ferry_ftp_facts_copy (const FerryFtpFacts *facts)
{
  FerryFtpFacts *copy = g_new (FerryFtpFacts, 1);

  *copy = *facts;
  copy->command = g_strdup (facts->command);
  copy->server_address = g_strdup (facts->server_address);
  copy->announced = g_strdup (facts->announced);
  copy->our_address = g_strdup (facts->our_address);
  copy->reply = g_strdup (facts->reply);
  return copy;
}

void
ferry_ftp_facts_free (FerryFtpFacts *facts)
{
  g_free (facts->command);
  g_free (facts->server_address);
  g_free (facts->announced);
  g_free (facts->our_address);
  g_free (facts->reply);
  g_free (facts);
}
