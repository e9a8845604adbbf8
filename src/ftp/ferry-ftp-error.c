/* The errors of the protocol, with what a prompt needs to know: the reply's code, the certificate.
 * Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-error.h"

#include "ferry-ftp-facts.h"

typedef struct
{
  guint reply_code;
  FerryFtpFacts *facts; /* nullable */
  GTlsCertificate *certificate;
  GTlsCertificateFlags flags;
} FerryFtpErrorPrivate;

static void
ferry_ftp_error_private_init (FerryFtpErrorPrivate *priv)
{
}

static void
ferry_ftp_error_private_copy (const FerryFtpErrorPrivate *source, FerryFtpErrorPrivate *copy)
{
  copy->reply_code = source->reply_code;
  copy->flags = source->flags;
  g_set_object (&copy->certificate, source->certificate);
  copy->facts = source->facts != NULL ? ferry_ftp_facts_copy (source->facts) : NULL;
}

static void
ferry_ftp_error_private_clear (FerryFtpErrorPrivate *priv)
{
  g_clear_object (&priv->certificate);
  g_clear_pointer (&priv->facts, ferry_ftp_facts_free);
}

/* GLib sees to the alignment of what the macro casts; clang cannot know. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wcast-align"
G_DEFINE_EXTENDED_ERROR (FerryFtpError, ferry_ftp_error)
#pragma GCC diagnostic pop

static FerryFtpErrorPrivate *
get_private (const GError *error)
{
  if (error == NULL || error->domain != FERRY_FTP_ERROR)
    return NULL;
  return ferry_ftp_error_get_private (error);
}

/**
 * ferry_ftp_error_get_reply_code:
 * @error: (nullable): of any domain
 *
 * Returns: the code of the server's reply that led to it, 0 where there was none
 */
guint
ferry_ftp_error_get_reply_code (const GError *error)
{
  FerryFtpErrorPrivate *priv = get_private (error);

  return priv != NULL ? priv->reply_code : 0;
}

/**
 * ferry_ftp_error_get_certificate:
 * @error: (nullable): of any domain
 *
 * Returns: (nullable) (transfer none): the certificate that was not accepted, for
 * %FERRY_FTP_ERROR_CERTIFICATE_UNKNOWN and %FERRY_FTP_ERROR_CERTIFICATE_CHANGED
 */
GTlsCertificate *
ferry_ftp_error_get_certificate (const GError *error)
{
  FerryFtpErrorPrivate *priv = get_private (error);

  return priv != NULL ? priv->certificate : NULL;
}

/**
 * ferry_ftp_error_get_certificate_flags:
 * @error: (nullable): of any domain
 *
 * Returns: why the system does not trust the certificate
 */
GTlsCertificateFlags
ferry_ftp_error_get_certificate_flags (const GError *error)
{
  FerryFtpErrorPrivate *priv = get_private (error);

  return priv != NULL ? priv->flags : 0;
}

/**
 * ferry_ftp_error_get_facts:
 * @error: (nullable): of any domain
 *
 * Returns: (nullable) (transfer none): what was observed when it happened
 */
const FerryFtpFacts *
ferry_ftp_error_get_facts (const GError *error)
{
  FerryFtpErrorPrivate *priv = get_private (error);

  return priv != NULL ? priv->facts : NULL;
}

/**
 * ferry_ftp_error_edit_facts:
 * @error: of %FERRY_FTP_ERROR
 *
 * Returns: (transfer none): its facts, to be filled in
 */
FerryFtpFacts *
ferry_ftp_error_edit_facts (GError *error)
{
  FerryFtpErrorPrivate *priv = get_private (error);

  g_return_val_if_fail (priv != NULL, NULL);
  if (priv->facts == NULL)
    priv->facts = ferry_ftp_facts_new (FERRY_FTP_SYMPTOM_NONE);
  return priv->facts;
}

/**
 * ferry_ftp_error_take_facts:
 * @error: of %FERRY_FTP_ERROR
 * @facts: (transfer full): replaces those that it carries
 */
void
ferry_ftp_error_take_facts (GError *error, FerryFtpFacts *facts)
{
  FerryFtpErrorPrivate *priv = get_private (error);

  g_return_if_fail (priv != NULL);
  g_clear_pointer (&priv->facts, ferry_ftp_facts_free);
  priv->facts = facts;
}

G_GNUC_PRINTF (2, 0)
static GError *
new_valist (FerryFtpError code, const char *format, va_list arguments)
{
  g_autofree char *raw = g_strdup_vprintf (format, arguments);
  g_autofree char *message = g_utf8_make_valid (raw, -1);

  return g_error_new_literal (FERRY_FTP_ERROR, code, message);
}

/**
 * ferry_ftp_error_new:
 * @reply_code: of the reply that led to it, or 0
 * @format: a sentence for a person; bytes that are not UTF-8 are replaced
 *
 * Returns: (transfer full): the error
 */
GError *
ferry_ftp_error_new (FerryFtpError code, guint reply_code, const char *format, ...)
{
  GError *error;
  va_list arguments;

  va_start (arguments, format);
  error = new_valist (code, format, arguments);
  va_end (arguments);
  get_private (error)->reply_code = reply_code;
  return error;
}

/**
 * ferry_ftp_error_new_for_certificate:
 * @flags: why the system does not trust it; 0 where it does
 *
 * Returns: (transfer full): the error, holding a reference to @certificate
 */
GError *
ferry_ftp_error_new_for_certificate (FerryFtpError code,
                                     GTlsCertificate *certificate,
                                     GTlsCertificateFlags flags,
                                     const char *format,
                                     ...)
{
  GError *error;
  va_list arguments;

  va_start (arguments, format);
  error = new_valist (code, format, arguments);
  va_end (arguments);
  get_private (error)->certificate = g_object_ref (certificate);
  get_private (error)->flags = flags;
  return error;
}

/**
 * ferry_ftp_dup_fingerprint:
 *
 * Returns: (transfer full): SHA-256 of the certificate as people compare it: `AB:CD:…`
 */
char *
ferry_ftp_dup_fingerprint (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) der = NULL;
  g_autofree char *hex = NULL;
  GString *fingerprint = g_string_new (NULL);

  g_object_get (certificate, "certificate", &der, NULL);
  hex = g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);
  for (const char *digit = hex; *digit != '\0'; digit += 2)
    g_string_append_printf (fingerprint, "%s%c%c", digit == hex ? "" : ":",
                            g_ascii_toupper (digit[0]), g_ascii_toupper (digit[1]));
  return g_string_free (fingerprint, FALSE);
}

static char *
strip_fingerprint (const char *fingerprint)
{
  GString *digits = g_string_new (NULL);

  for (; *fingerprint != '\0'; fingerprint++)
    if (g_ascii_isxdigit (*fingerprint))
      g_string_append_c (digits, g_ascii_tolower (*fingerprint));
  return g_string_free (digits, FALSE);
}

/**
 * ferry_ftp_fingerprint_equal:
 *
 * Returns: whether two fingerprints are the same, colons, blanks and case aside
 */
gboolean
ferry_ftp_fingerprint_equal (const char *one, const char *other)
{
  g_autofree char *digits = strip_fingerprint (one);
  g_autofree char *other_digits = strip_fingerprint (other);

  return *digits != '\0' && g_str_equal (digits, other_digits);
}
