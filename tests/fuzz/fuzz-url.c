/* URLs as people paste them: what is taken can be written and read again, and holds no line end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-url.h"
#include "fuzz-target.h"

#include <string.h>

static void
check_part (const char *part)
{
  if (part != NULL)
    g_assert_null (strpbrk (part, "\r\n"));
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  g_autofree char *url = g_strndup ((const char *) bytes, length);
  g_autofree char *path = NULL;
  g_autofree char *path_again = NULL;
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryServer) server = ferry_url_parse (url, &path, &error);
  g_autoptr (FerryServer) again = NULL;

  g_assert_true ((server == NULL) == (error != NULL));
  if (server == NULL)
    return 0;
  check_part (server->host);
  check_part (server->user);
  check_part (server->password);
  check_part (path);

  written = ferry_url_format (server, path);
  again = ferry_url_parse (written, &path_again, NULL);
  g_assert_nonnull (again);
  g_assert_cmpstr (again->host, ==, server->host);
  g_assert_cmpstr (again->user, ==, server->user);
  g_assert_cmpuint (again->port, ==, server->port);
  g_assert_cmpint (again->security, ==, server->security);
  g_assert_cmpstr (path_again, ==, path);
  return 0;
}
