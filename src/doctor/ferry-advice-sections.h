/* The tables of texts to hand on: firewall rules and servers' settings. A row is a template; what
 * was found goes into its places. Inside src/doctor only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-advice.h"
#include "ferry-findings.h"

G_BEGIN_DECLS

/* What a text helps with. */
typedef enum
{
  FERRY_ADVICE_CONTROL,
  FERRY_ADVICE_PASSIVE,
  FERRY_ADVICE_ACTIVE,
  FERRY_ADVICE_TLS_REUSE,
} FerryAdviceTopic;

typedef struct
{
  FerryAdviceTopic topic;
  FerryRemedyFor for_whom;
  FerryProduct product; /* UNKNOWN: any */
  const char *title;    /* marked for translation */
  const char *note;     /* likewise; stands in front as a comment; nullable */
  const char *text;     /* with @PLACES@, never translated */
} FerryAdviceRow;

GPtrArray *ferry_advice_sections_new (void);
void ferry_advice_add_row (FerryAdvice *advice,
                           const FerryFindings *findings,
                           const FerryAdviceRow *row);
void
ferry_advice_add_rules (FerryAdvice *advice, const FerryFindings *findings, FerryAdviceTopic topic);
void ferry_advice_add_settings (FerryAdvice *advice,
                                const FerryFindings *findings,
                                FerryAdviceTopic topic);
void ferry_advice_add_notes (FerryExplanation *verdict, const FerryFindings *findings);

G_END_DECLS
