/* What a server calls its files, on the way to the local disk: one path segment, on every system,
 * and a path that stays in its folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-local-name.h"
#include "ferry-path.h"
#include "fuzz-target.h"

#include <string.h>

static void
check_local_name (const char *name, FerryLocalNames rules)
{
  g_autofree char *local = ferry_local_name_make (name, rules);
  g_autofree char *again = ferry_local_name_make (local, rules);
  g_autofree char *path = ferry_path_join ("/chosen/folder", local);
  g_autofree char *normal = ferry_path_normalize (path);
  g_autofree char *parent = ferry_path_dup_parent (normal);

  g_assert_true (ferry_path_is_safe_name (local));
  g_assert_cmpuint (strlen (local), <=, 255);
  g_assert_cmpstr (again, ==, local);
  g_assert_cmpstr (parent, ==, "/chosen/folder");
  if (g_utf8_validate (name, -1, NULL))
    g_assert_true (g_utf8_validate (local, -1, NULL));
  if (rules == FERRY_LOCAL_NAMES_WINDOWS)
    g_assert_null (strpbrk (local, "\\:<>\"|?*"));
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  g_autofree char *name = g_strndup ((const char *) bytes, length);
  g_autofree char *normal = ferry_path_normalize (name);
  g_autofree char *again = ferry_path_normalize (normal);
  g_autofree char *in_folder = g_strconcat ("/", normal, NULL);
  g_autofree char *rooted = ferry_path_normalize (in_folder);

  check_local_name (name, FERRY_LOCAL_NAMES_UNIX);
  check_local_name (name, FERRY_LOCAL_NAMES_WINDOWS);
  g_assert_cmpstr (again, ==, normal);
  g_assert_true (ferry_path_is_inside (rooted, "/"));
  g_assert_null (strstr (rooted, "/../"));
  return 0;
}
