/* What follows from a check: which mode to use, in a sentence, and the exact words for whoever runs
 * the server or a firewall. Pure, any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-check.h"

G_BEGIN_DECLS

typedef struct
{
  FerryRemedyFor for_whom;
  char *title; /* translated: "Security group of the server, for passive mode" */
  char *text;  /* lines to be copied as they are: rules, settings; shown in a fixed width */
} FerryAdviceSection;

typedef struct
{
  FerryExplanation *verdict; /* the recommendation; its first remedy is the one to click */
  GPtrArray *sections;       /* FerryAdviceSection * */
} FerryAdvice;

FerryAdvice *ferry_advice_new (const FerryCheck *check);
void ferry_advice_free (FerryAdvice *advice);

/* The whole of it, to be copied, saved, mailed. */
char *ferry_report_dup_text (const FerryCheck *check, const FerryAdvice *advice);
char *ferry_report_dup_json (const FerryCheck *check, const FerryAdvice *advice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryAdvice, ferry_advice_free)

G_END_DECLS
