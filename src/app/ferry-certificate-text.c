/* What a certificate says, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-certificate-text.h"

#include "ferry-date-text.h"

#include <glib/gi18n.h>

/* Which check failed. The sentences with %s tell the name that was asked for. */
static const struct
{
  GTlsCertificateFlags flag;
  const char *sentence;
} reasons[] = {
  { G_TLS_CERTIFICATE_UNKNOWN_CA,
    N_ ("It is not signed by an authority that this computer trusts.") },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, N_ ("It is made out to another name than “%s”.") },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, N_ ("It is not valid yet.") },
  { G_TLS_CERTIFICATE_EXPIRED, N_ ("It has expired.") },
  { G_TLS_CERTIFICATE_REVOKED, N_ ("It has been revoked.") },
  { G_TLS_CERTIFICATE_INSECURE, N_ ("It uses a method that is no longer safe.") },
  { G_TLS_CERTIFICATE_GENERIC_ERROR, N_ ("It could not be checked.") },
};

/**
 * ferry_certificate_text_dup_reasons:
 * @host: the name that was asked for
 *
 * Returns: (transfer full): one line for each check that failed
 */
char *
ferry_certificate_text_dup_reasons (GTlsCertificateFlags flags, const char *host)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_auto (GStrv) parts = NULL;
      g_autofree char *sentence = NULL;

      if ((flags & reasons[i].flag) == 0)
        continue;
      parts = g_strsplit (_ (reasons[i].sentence), "%s", 2);
      sentence = g_strjoinv (host, parts);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_name (GString *text, const char *name)
{
  if (name != NULL && *name != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", name);
}

/**
 * ferry_certificate_text_dup_names:
 *
 * Returns: (transfer full): the subject and the further names it is made out to, one a line
 */
char *
ferry_certificate_text_dup_names (GTlsCertificate *certificate)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *subject = g_tls_certificate_get_subject_name (certificate);
  g_autoptr (GPtrArray) dns_names = g_tls_certificate_get_dns_names (certificate);
  g_autoptr (GPtrArray) addresses = g_tls_certificate_get_ip_addresses (certificate);

  append_name (text, subject);
  for (guint i = 0; dns_names != NULL && i < dns_names->len; i++)
    {
      GBytes *bytes = g_ptr_array_index (dns_names, i);
      g_autofree char *name = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_autofree char *shown = g_utf8_make_valid (name, -1);

      append_name (text, shown);
    }
  for (guint i = 0; addresses != NULL && i < addresses->len; i++)
    {
      g_autofree char *address = g_inet_address_to_string (g_ptr_array_index (addresses, i));

      append_name (text, address);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * ferry_certificate_text_dup_date:
 * @date: (nullable):
 *
 * Returns: (transfer full): the date and time where the user is
 */
char *
ferry_certificate_text_dup_date (GDateTime *date)
{
  g_autoptr (GDateTime) local = date != NULL ? g_date_time_to_local (date) : NULL;

  return local != NULL ? ferry_date_text (local, FERRY_DATE_MINUTE) : g_strdup (_ ("not told"));
}

/**
 * ferry_certificate_text_group:
 * @fingerprint: hex digits
 *
 * Returns: (transfer full): the digits in capitals, in groups of four, eight groups a line
 */
char *
ferry_certificate_text_group (const char *fingerprint)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint digits = 0;

  for (const char *c = fingerprint; *c != '\0'; c++)
    {
      if (!g_ascii_isxdigit (*c))
        continue;
      if (digits > 0 && digits % 4 == 0)
        g_string_append_c (text, digits % 32 == 0 ? '\n' : ' ');
      g_string_append_c (text, g_ascii_toupper (*c));
      digits++;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
