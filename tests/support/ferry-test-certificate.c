/* A new self-signed certificate for a test server, made by the openssl command.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-certificate.h"

#include <string.h>

static gboolean
join_files (const char *folder,
            const char *first,
            const char *second,
            const char *target,
            GError **error)
{
  const char *names[] = { first, second };
  g_autoptr (GString) whole = g_string_new (NULL);
  g_autofree char *target_file = g_build_filename (folder, target, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (folder, names[i], NULL);
      g_autofree char *text = NULL;

      if (!g_file_get_contents (file, &text, NULL, error))
        return FALSE;
      g_string_append (whole, text);
    }

  return g_file_set_contents (target_file, whole->str, whole->len, error);
}

/* Makes FOLDER/certificate.pem, valid for localhost and both loopback addresses, FOLDER/key.pem,
 * and FOLDER/server.pem with both. Each call makes another certificate. */
gboolean
ferry_test_certificate_make (const char *folder, GError **error)
{
  g_autofree char *key = g_build_filename (folder, "key.pem", NULL);
  g_autofree char *certificate = g_build_filename (folder, "certificate.pem", NULL);
  const char *argv[] = {
    "openssl",
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-sha256",
    "-days",
    "2",
    "-subj",
    "/O=Ferry test/CN=localhost",
    "-addext",
    "subjectAltName=DNS:localhost,IP:127.0.0.1,IP:127.0.0.2,IP:127.0.0.3,IP:::1",
    "-keyout",
    key,
    "-out",
    certificate,
    NULL
  };
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *output = NULL;

  process = g_subprocess_newv (
      argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, error);
  if (!process || !g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, error))
    return FALSE;
  if (!g_subprocess_get_successful (process))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "openssl made no certificate: %s", output);
      return FALSE;
    }

  return join_files (folder, "key.pem", "certificate.pem", "server.pem", error);
}

/* The SHA-256 of the certificate in DER form: 64 lower-case hex digits. Computed from the file
 * itself and not by GTlsCertificate, so that a test can hold one against the other. */
char *
ferry_test_certificate_dup_fingerprint (const char *file, GError **error)
{
  static const char begin_mark[] = "-----BEGIN CERTIFICATE-----";
  g_autofree char *pem = NULL;
  g_autofree guchar *der = NULL;
  char *begin = NULL;
  char *end = NULL;
  gsize length;

  if (!g_file_get_contents (file, &pem, NULL, error))
    return NULL;

  begin = strstr (pem, begin_mark);
  end = begin ? strstr (begin, "-----END") : NULL;
  if (!end)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no certificate in %s", file);
      return NULL;
    }
  *end = '\0';
  der = g_base64_decode (begin + strlen (begin_mark), &length);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, der, length);
}
