/* Why something failed, in one sentence, and what to change: for a person. A plain value with
 * translated text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-facts.h"
#include "ferry-server.h"

G_BEGIN_DECLS

/* Who can act on a remedy. */
typedef enum
{
  FERRY_REMEDY_FOR_USER,     /* in Ferry, one click: see the action */
  FERRY_REMEDY_FOR_CLIENT,   /* this computer's firewall or its router */
  FERRY_REMEDY_FOR_SERVER,   /* the settings of the FTP server */
  FERRY_REMEDY_FOR_FIREWALL, /* in front of the server: security group, firewall, NAT */
} FerryRemedyFor;

/* What Ferry itself can change at a click. */
typedef enum
{
  FERRY_REMEDY_ACTION_NONE,
  FERRY_REMEDY_ACTION_USE_PASSIVE,
  FERRY_REMEDY_ACTION_USE_ACTIVE,
  FERRY_REMEDY_ACTION_USE_EXPLICIT_TLS,
  FERRY_REMEDY_ACTION_USE_IMPLICIT_TLS,
  FERRY_REMEDY_ACTION_USE_NO_TLS,
  FERRY_REMEDY_ACTION_USE_PORT_21,
  FERRY_REMEDY_ACTION_FEWER_CONNECTIONS,
  FERRY_REMEDY_ACTION_DIAGNOSE,
} FerryRemedyAction;

typedef struct
{
  FerryRemedyFor for_whom;
  FerryRemedyAction action;
  char *text; /* a sentence: "Use active mode." */
} FerryRemedy;

typedef struct
{
  FerryFtpSymptom symptom;
  char *sentence;      /* the cause as far as it was observed, with address and port */
  GPtrArray *remedies; /* FerryRemedy *, the likeliest first; may be empty */
} FerryExplanation;

FerryExplanation *ferry_explanation_new (FerryFtpSymptom symptom, const char *sentence);
FerryExplanation *ferry_explanation_copy (const FerryExplanation *explanation);
void ferry_explanation_free (FerryExplanation *explanation);
void ferry_explanation_add (FerryExplanation *explanation,
                            FerryRemedyFor for_whom,
                            FerryRemedyAction action,
                            const char *text);

/* With whom it is for: "Server: set …". */
char *ferry_remedy_dup_shown (const FerryRemedy *remedy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryExplanation, ferry_explanation_free)

G_END_DECLS
