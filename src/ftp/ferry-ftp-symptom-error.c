/* The errors of the system, and what they are a symptom of. See ferry-ftp-symptom.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-symptom.h"

/* G_RESOLVER_ERROR and the others are functions, so the table holds which. */
static const struct
{
  GQuark (*domain) (void);
  int code;
  FerryFtpSymptom connect;
  FerryFtpSymptom passive;
} table[] = {
  { g_resolver_error_quark, G_RESOLVER_ERROR_NOT_FOUND, FERRY_FTP_SYMPTOM_NAME_UNKNOWN,
    FERRY_FTP_SYMPTOM_PASSIVE_NO_ROUTE },
  { g_resolver_error_quark, G_RESOLVER_ERROR_TEMPORARY_FAILURE, FERRY_FTP_SYMPTOM_NAME_NO_ANSWER,
    FERRY_FTP_SYMPTOM_PASSIVE_NO_ROUTE },
  { g_resolver_error_quark, G_RESOLVER_ERROR_INTERNAL, FERRY_FTP_SYMPTOM_NAME_NO_ANSWER,
    FERRY_FTP_SYMPTOM_PASSIVE_NO_ROUTE },
  { g_io_error_quark, G_IO_ERROR_CONNECTION_REFUSED, FERRY_FTP_SYMPTOM_REFUSED,
    FERRY_FTP_SYMPTOM_PASSIVE_REFUSED },
  { g_io_error_quark, G_IO_ERROR_TIMED_OUT, FERRY_FTP_SYMPTOM_SILENT,
    FERRY_FTP_SYMPTOM_PASSIVE_SILENT },
  { g_io_error_quark, G_IO_ERROR_HOST_UNREACHABLE, FERRY_FTP_SYMPTOM_NO_ROUTE,
    FERRY_FTP_SYMPTOM_PASSIVE_NO_ROUTE },
  { g_io_error_quark, G_IO_ERROR_NETWORK_UNREACHABLE, FERRY_FTP_SYMPTOM_NO_ROUTE,
    FERRY_FTP_SYMPTOM_PASSIVE_NO_ROUTE },
  /* A firewall that rejects with "administratively prohibited" is seen as this. */
  { g_io_error_quark, G_IO_ERROR_PERMISSION_DENIED, FERRY_FTP_SYMPTOM_NO_ROUTE,
    FERRY_FTP_SYMPTOM_PASSIVE_NO_ROUTE },
  { g_io_error_quark, G_IO_ERROR_PROXY_FAILED, FERRY_FTP_SYMPTOM_PROXY, FERRY_FTP_SYMPTOM_PROXY },
  { g_io_error_quark, G_IO_ERROR_PROXY_AUTH_FAILED, FERRY_FTP_SYMPTOM_PROXY_REJECTED,
    FERRY_FTP_SYMPTOM_PROXY_REJECTED },
  { g_io_error_quark, G_IO_ERROR_PROXY_NEED_AUTH, FERRY_FTP_SYMPTOM_PROXY_NEEDED,
    FERRY_FTP_SYMPTOM_PROXY_NEEDED },
  { g_io_error_quark, G_IO_ERROR_PROXY_NOT_ALLOWED, FERRY_FTP_SYMPTOM_PROXY,
    FERRY_FTP_SYMPTOM_PROXY },
};

/**
 * ferry_ftp_symptom_of_connect:
 * @error: why there is no control connection
 */
FerryFtpSymptom
ferry_ftp_symptom_of_connect (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_error_matches (error, table[i].domain (), table[i].code))
      return table[i].connect;
  return FERRY_FTP_SYMPTOM_NONE;
}

/**
 * ferry_ftp_symptom_of_passive:
 * @error: why a passive data connection could not be made
 */
FerryFtpSymptom
ferry_ftp_symptom_of_passive (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_error_matches (error, table[i].domain (), table[i].code))
      return table[i].passive;
  return FERRY_FTP_SYMPTOM_NONE;
}

/* What the TLS library calls the alerts and failures of a server that is too old, or too new. */
static const char *const version_words[] = {
  "protocol version",  "unsupported version", "insufficient security", "no supported cipher suites",
  "handshake failure", "Handshake failed",    "unsupported protocol",  "no shared cipher",
};

/* And what it calls plain text. */
static const char *const plain_words[] = {
  "unexpected TLS packet",
  "wrong version number",
};

/**
 * ferry_ftp_symptom_of_tls:
 * @error: why the handshake on the control connection failed
 * @is_implicit: whether it was the first thing on the connection
 */
FerryFtpSymptom
ferry_ftp_symptom_of_tls (const GError *error, gboolean is_implicit)
{
  for (guint i = 0; is_implicit && i < G_N_ELEMENTS (plain_words); i++)
    if (g_strstr_len (error->message, -1, plain_words[i]) != NULL)
      return FERRY_FTP_SYMPTOM_TLS_NOT_SPOKEN;
  if (is_implicit && g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_NOT_TLS))
    return FERRY_FTP_SYMPTOM_TLS_NOT_SPOKEN;
  for (guint i = 0; i < G_N_ELEMENTS (version_words); i++)
    if (g_strstr_len (error->message, -1, version_words[i]) != NULL)
      return FERRY_FTP_SYMPTOM_TLS_VERSION;
  return FERRY_FTP_SYMPTOM_TLS_FAILED;
}
