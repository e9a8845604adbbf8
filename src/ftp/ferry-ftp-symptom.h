/* From what is seen to what it is a symptom of: the system's errors and the server's replies, a
 * table each. Inside src/ftp only. Pure. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-facts.h"
#include "ferry-ftp-reply.h"

G_BEGIN_DECLS

/* What was going on when a reply came: the same words mean another thing elsewhere. */
typedef enum
{
  FERRY_FTP_CONTEXT_GREETING = 1 << 0,
  FERRY_FTP_CONTEXT_USER = 1 << 1,         /* the reply to USER: no password has been sent */
  FERRY_FTP_CONTEXT_PASSWORD = 1 << 2,     /* to PASS or ACCT */
  FERRY_FTP_CONTEXT_PASSIVE = 1 << 3,      /* to EPSV or PASV */
  FERRY_FTP_CONTEXT_ACTIVE = 1 << 4,       /* to PORT or EPRT */
  FERRY_FTP_CONTEXT_PASSIVE_DATA = 1 << 5, /* to a command with data, before the data */
  FERRY_FTP_CONTEXT_ACTIVE_DATA = 1 << 6,
  FERRY_FTP_CONTEXT_DATA_TLS = 1 << 7, /* TLS on the data connection has failed */
  FERRY_FTP_CONTEXT_FILE = 1 << 8,     /* anything with a path */
} FerryFtpContext;

FerryFtpSymptom ferry_ftp_symptom_of_reply (const FerryFtpReply *reply, FerryFtpContext context);
FerryFtpSymptom ferry_ftp_symptom_of_connect (const GError *error);
FerryFtpSymptom ferry_ftp_symptom_of_passive (const GError *error);
FerryFtpSymptom ferry_ftp_symptom_of_tls (const GError *error, gboolean is_implicit);

G_END_DECLS
