/* The words of servers, and what they are a symptom of: one table. See ferry-ftp-symptom.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-symptom.h"

#define LOGIN    (FERRY_FTP_CONTEXT_GREETING | FERRY_FTP_CONTEXT_USER | FERRY_FTP_CONTEXT_PASSWORD)
#define IDENTITY (FERRY_FTP_CONTEXT_USER | FERRY_FTP_CONTEXT_PASSWORD)
#define DATA     (FERRY_FTP_CONTEXT_PASSIVE_DATA | FERRY_FTP_CONTEXT_ACTIVE_DATA)
#define ANY      G_MAXUINT

/* The first line that fits counts. Words in small letters, one of which must be in the text;
 * without words the code is enough. */
static const struct
{
  guint contexts; /* FerryFtpContext */
  guint low;
  guint high;
  FerryFtpSymptom symptom;
  const char *words[12]; /* ends with NULL */
} table[] = {
  /* vsftpd dies with these words: its settings do not go together. */
  { ANY, 500, 500, FERRY_FTP_SYMPTOM_LOGIN_CHROOT, { "refusing to run with writable root" } },
  { ANY, 500, 500, FERRY_FTP_SYMPTOM_LOGIN_OOPS, { "oops:" } },

  { LOGIN,
    400,
    599,
    FERRY_FTP_SYMPTOM_TOO_MANY,
    { "too many", "maximum number", "connection limit", "max connections", "user limit",
      "maximum login", "server full", "server is full" } },
  { IDENTITY,
    500,
    599,
    FERRY_FTP_SYMPTOM_LOGIN_TLS_REQUIRED,
    { "must use encryption", "ssl required", "tls required", "requires ssl", "requires tls",
      "ssl/tls required", "only over tls", "policy requires", "cleartext sessions", "use tls" } },
  { IDENTITY,
    500,
    599,
    FERRY_FTP_SYMPTOM_LOGIN_ANONYMOUS_ONLY,
    { "anonymous only", "anonymous logins only", "only anonymous" } },
  { FERRY_FTP_CONTEXT_USER,
    500,
    599,
    FERRY_FTP_SYMPTOM_LOGIN_USER_LIST,
    { "permission denied", "access denied", "may not use ftp", "not allowed" } },
  { IDENTITY, 430, 430, FERRY_FTP_SYMPTOM_LOGIN_REJECTED, { NULL } },
  { IDENTITY, 500, 599, FERRY_FTP_SYMPTOM_LOGIN_REJECTED, { NULL } },

  { FERRY_FTP_CONTEXT_PASSIVE, 500, 599, FERRY_FTP_SYMPTOM_PASSIVE_DISABLED, { NULL } },
  { FERRY_FTP_CONTEXT_PASSIVE, 200, 299, FERRY_FTP_SYMPTOM_PASSIVE_UNREADABLE, { NULL } },
  { FERRY_FTP_CONTEXT_PASSIVE, 400, 499, FERRY_FTP_SYMPTOM_DATA_REFUSED, { NULL } },

  { FERRY_FTP_CONTEXT_ACTIVE,
    500,
    599,
    FERRY_FTP_SYMPTOM_ACTIVE_ILLEGAL,
    { "illegal", "reject", "foreign", "bad port", "invalid", "won't open a connection",
      "unauthorized", "different address", "bounce" } },
  { FERRY_FTP_CONTEXT_ACTIVE, 500, 599, FERRY_FTP_SYMPTOM_ACTIVE_DISABLED, { NULL } },
  { FERRY_FTP_CONTEXT_ACTIVE, 400, 499, FERRY_FTP_SYMPTOM_ACTIVE_FAILED, { NULL } },

  { DATA | FERRY_FTP_CONTEXT_DATA_TLS,
    400,
    599,
    FERRY_FTP_SYMPTOM_DATA_TLS_REUSE,
    { "session reuse", "not resumed", "reuse required", "session resum", "require_ssl_reuse" } },
  /* How ProFTPD says it. */
  { FERRY_FTP_CONTEXT_DATA_TLS,
    425,
    425,
    FERRY_FTP_SYMPTOM_DATA_TLS_REUSE,
    { "operation not permitted" } },
  { FERRY_FTP_CONTEXT_DATA_TLS, 400, 599, FERRY_FTP_SYMPTOM_DATA_TLS, { NULL } },
  { DATA, 522, 522, FERRY_FTP_SYMPTOM_DATA_TLS, { "encrypt", "ssl", "tls", "prot" } },
  { DATA,
    400,
    599,
    FERRY_FTP_SYMPTOM_DATA_STRANGER,
    { "bad ip", "foreign address", "possible port theft" } },
  { FERRY_FTP_CONTEXT_ACTIVE_DATA, 425, 425, FERRY_FTP_SYMPTOM_ACTIVE_FAILED, { NULL } },
  { FERRY_FTP_CONTEXT_PASSIVE_DATA, 425, 425, FERRY_FTP_SYMPTOM_DATA_REFUSED, { NULL } },

  { FERRY_FTP_CONTEXT_FILE | DATA, 400, 599, FERRY_FTP_SYMPTOM_QUOTA, { "quota" } },
  { FERRY_FTP_CONTEXT_FILE | DATA,
    400,
    599,
    FERRY_FTP_SYMPTOM_DISK_FULL,
    { "no space", "disk full", "disk is full" } },
  { FERRY_FTP_CONTEXT_FILE, 452, 452, FERRY_FTP_SYMPTOM_DISK_FULL, { NULL } },
  { FERRY_FTP_CONTEXT_FILE, 552, 552, FERRY_FTP_SYMPTOM_QUOTA, { NULL } },
  /* A folder that still holds something is refused with the same code. */
  { FERRY_FTP_CONTEXT_FILE, 550, 550, FERRY_FTP_SYMPTOM_NONE, { "not empty", "remove directory" } },
  { FERRY_FTP_CONTEXT_FILE,
    500,
    599,
    FERRY_FTP_SYMPTOM_PERMISSION,
    { "denied", "permission", "permitted", "privilege", "not allowed", "read-only", "read only" } },
  { FERRY_FTP_CONTEXT_FILE, 553, 553, FERRY_FTP_SYMPTOM_PERMISSION, { NULL } },

  { ANY, 421, 421, FERRY_FTP_SYMPTOM_CLOSED, { NULL } },
};

static gboolean
has_word (const char *lower, const char *const *words)
{
  if (*words == NULL)
    return TRUE;
  for (; *words != NULL; words++)
    if (g_strstr_len (lower, -1, *words) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * ferry_ftp_symptom_of_reply:
 * @reply: a refusal, or one that cannot be read
 *
 * Returns: what it is a symptom of, %FERRY_FTP_SYMPTOM_NONE where it says no more than its words
 */
FerryFtpSymptom
ferry_ftp_symptom_of_reply (const FerryFtpReply *reply, FerryFtpContext context)
{
  g_autofree char *text = ferry_ftp_reply_dup_text (reply);
  g_autofree char *lower = g_ascii_strdown (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if ((table[i].contexts & context) != 0 && reply->code >= table[i].low &&
        reply->code <= table[i].high && has_word (lower, table[i].words))
      return table[i].symptom;
  return FERRY_FTP_SYMPTOM_NONE;
}
