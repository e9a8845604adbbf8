/* What people type where a host belongs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-typed-host.h"

#include <string.h>

/**
 * ferry_typed_host_dup_url:
 * @text: what was typed
 *
 * A URL stays as it is; "user@host", "host/folder" and "host:2121" become the URLs that they nearly
 * are. An IPv6 address has more colons than one and is a host.
 *
 * Returns: (transfer full) (nullable): the URL, %NULL if @text is a host and nothing else
 */
char *
ferry_typed_host_dup_url (const char *text)
{
  const char *colon = strchr (text, ':');

  if (strstr (text, "://") != NULL)
    return g_strdup (text);
  if (strpbrk (text, "@/[") != NULL || (colon != NULL && strchr (colon + 1, ':') == NULL))
    return g_strconcat ("ftp://", text, NULL);
  return NULL;
}
