/* The table of explanations: symptom → sentence → remedies, in the files of its chapters. Inside
 * src/doctor only; ferry-explain.c reads it.
 *
 * The first row of a symptom whose circumstances are all there counts. Parts in braces are filled
 * in: {host} {port} {place} {user} {address} {data_port} {announced} {our} {our_port} {command}
 * {seconds} {reply} {message}.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-explanation.h"

G_BEGIN_DECLS

/* What can be the case. */
typedef enum
{
  WHEN_PASSIVE = 1 << 0,         /* the user chose this mode */
  WHEN_ACTIVE = 1 << 1,          /* or this one */
  WHEN_AUTOMATIC = 1 << 2,       /* or none, and the other direction was tried too */
  WHEN_NAT = 1 << 3,             /* our address is private, the server's is not */
  WHEN_NO_NAT = 1 << 4,          /* not so */
  WHEN_SERVER_PRIVATE = 1 << 5,  /* the server's address is private */
  WHEN_ANNOUNCED_OTHER = 1 << 6, /* a 227 named an address that is not the server's */
  WHEN_REPLY = 1 << 7,           /* the server said something */
  WHEN_GREETING = 1 << 8,        /* before any command was sent */
  WHEN_ANONYMOUS = 1 << 9,
  WHEN_ODD_PORT = 1 << 10, /* neither 21 nor 990 */
  WHEN_PORT_990 = 1 << 11,
  WHEN_WEB_PORT = 1 << 12, /* 80 and its kin */
  WHEN_IMPLICIT = 1 << 13, /* TLS from the first byte was chosen */
  WHEN_NOT_IMPLICIT = 1 << 14,
  WHEN_TLS_OPTIONAL = 1 << 15,
  WHEN_SEVERAL = 1 << 16, /* more than one connection is used */
} FerryWhen;

#define FERRY_EXPLAIN_REMEDIES 7

typedef struct
{
  guint needs; /* FerryWhen, all of them */
  FerryRemedyFor for_whom;
  FerryRemedyAction action;
  const char *text; /* NULL: no more */
} FerryExplainRemedy;

typedef struct
{
  FerryFtpSymptom symptom;
  guint needs; /* FerryWhen, all of them */
  const char *sentence;
  FerryExplainRemedy remedies[FERRY_EXPLAIN_REMEDIES];
} FerryExplainRow;

/* Each ends with a row without a sentence. */
extern const FerryExplainRow ferry_explain_control_rows[];
extern const FerryExplainRow ferry_explain_login_rows[];
extern const FerryExplainRow ferry_explain_data_rows[];
extern const FerryExplainRow ferry_explain_file_rows[];

/* One line a remedy. */
#define USER(needs, action, text)                                                                  \
  {                                                                                                \
    needs, FERRY_REMEDY_FOR_USER, FERRY_REMEDY_ACTION_##action, text                               \
  }
#define CLIENT(needs, text)                                                                        \
  {                                                                                                \
    needs, FERRY_REMEDY_FOR_CLIENT, FERRY_REMEDY_ACTION_NONE, text                                 \
  }
#define SERVER(needs, text)                                                                        \
  {                                                                                                \
    needs, FERRY_REMEDY_FOR_SERVER, FERRY_REMEDY_ACTION_NONE, text                                 \
  }
#define FIREWALL(needs, text)                                                                      \
  {                                                                                                \
    needs, FERRY_REMEDY_FOR_FIREWALL, FERRY_REMEDY_ACTION_NONE, text                               \
  }

G_END_DECLS
