/* What the code of a refusing reply means for the caller: one table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-symptom.h"

/* Whole codes first, then their classes. 550 and 553 stand for many things; who needs to know asks
 * again (ferry-ftp-examine.c). */
static const struct
{
  guint low;
  guint high;
  FerryFtpError error;
} meanings[] = {
  { 421, 421, FERRY_FTP_ERROR_CONNECTION_LOST }, { 425, 425, FERRY_FTP_ERROR_DATA_CONNECTION },
  { 430, 430, FERRY_FTP_ERROR_LOGIN_REJECTED },  { 452, 452, FERRY_FTP_ERROR_NO_SPACE },
  { 500, 500, FERRY_FTP_ERROR_UNSUPPORTED },     { 502, 502, FERRY_FTP_ERROR_UNSUPPORTED },
  { 504, 504, FERRY_FTP_ERROR_UNSUPPORTED },     { 521, 521, FERRY_FTP_ERROR_EXISTS },
  { 522, 522, FERRY_FTP_ERROR_DATA_CONNECTION }, { 530, 533, FERRY_FTP_ERROR_DENIED },
  { 550, 550, FERRY_FTP_ERROR_DENIED },          { 552, 552, FERRY_FTP_ERROR_NO_SPACE },
  { 553, 553, FERRY_FTP_ERROR_DENIED },          { 400, 499, FERRY_FTP_ERROR_TEMPORARY },
  { 500, 599, FERRY_FTP_ERROR_REFUSED },
};

static const char *const denied_words[] = { "denied",    "permission",  "permitted",
                                            "privilege", "not allowed", NULL };

static gboolean
says (const FerryFtpReply *reply, const char *const *words)
{
  g_autofree char *text = ferry_ftp_reply_dup_text (reply);
  g_autofree char *lower = g_ascii_strdown (text, -1);

  for (; *words != NULL; words++)
    if (g_strstr_len (lower, -1, *words) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * ferry_ftp_reply_says_denied:
 *
 * Returns: whether the text speaks of permission. Only where no code tells: after a 550 to LIST.
 */
gboolean
ferry_ftp_reply_says_denied (const FerryFtpReply *reply)
{
  return says (reply, denied_words);
}

/**
 * ferry_ftp_reply_says_too_many:
 *
 * Returns: whether a 530 is about the number of connections and not about the password
 */
gboolean
ferry_ftp_reply_says_too_many (const FerryFtpReply *reply)
{
  return ferry_ftp_symptom_of_reply (reply, FERRY_FTP_CONTEXT_PASSWORD) ==
         FERRY_FTP_SYMPTOM_TOO_MANY;
}

/**
 * ferry_ftp_reply_get_error_code:
 * @reply: a refusal: 4xx, 5xx, or one that was not expected
 *
 * Returns: what it means for the caller
 */
FerryFtpError
ferry_ftp_reply_get_error_code (const FerryFtpReply *reply)
{
  FerryFtpSymptom symptom = ferry_ftp_symptom_of_reply (reply, FERRY_FTP_CONTEXT_FILE);

  if (symptom == FERRY_FTP_SYMPTOM_DISK_FULL || symptom == FERRY_FTP_SYMPTOM_QUOTA)
    return FERRY_FTP_ERROR_NO_SPACE;
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (reply->code >= meanings[i].low && reply->code <= meanings[i].high)
      return meanings[i].error;
  return FERRY_FTP_ERROR_PROTOCOL;
}

static char *
dup_shown (guint code, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return g_strdup_printf ("%u %s", code, valid);
}

static GError *
new_error (const FerryFtpReply *reply, FerryFtpError code, const char *sentence)
{
  g_autofree char *text = ferry_ftp_reply_dup_text (reply);
  FerryFtpSymptom symptom = ferry_ftp_symptom_of_reply (reply, FERRY_FTP_CONTEXT_FILE);
  FerryFtpFacts *facts;
  GError *error;

  g_strdelimit (text, "\n", ' ');
  error = ferry_ftp_error_new (code, reply->code, "%s: %u %s", sentence, reply->code, text);
  /* Denied in the server's words, and missing or in the way when it was asked again. */
  if (symptom == FERRY_FTP_SYMPTOM_PERMISSION && code != FERRY_FTP_ERROR_DENIED)
    symptom = FERRY_FTP_SYMPTOM_NONE;
  facts = ferry_ftp_error_edit_facts (error);
  facts->symptom = symptom;
  facts->reply = dup_shown (reply->code, text);
  return error;
}

/**
 * ferry_ftp_reply_to_error:
 * @format: what could not be done, a sentence without its end: the server's own words follow it
 *
 * Returns: (transfer full): the error that the reply means
 */
GError *
ferry_ftp_reply_to_error (const FerryFtpReply *reply, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return new_error (reply, ferry_ftp_reply_get_error_code (reply), sentence);
}

/**
 * ferry_ftp_reply_to_typed_error:
 * @code: where the caller knows better than the table
 * @format: as for ferry_ftp_reply_to_error()
 *
 * Returns: (transfer full): the error
 */
GError *
ferry_ftp_reply_to_typed_error (const FerryFtpReply *reply,
                                FerryFtpError code,
                                const char *format,
                                ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return new_error (reply, code, sentence);
}
