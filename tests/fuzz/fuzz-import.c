/* Lists of sites of other programs, of whatever format: what is taken out of them has nothing in it
 * that would be a command, and no folder that leads elsewhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import.h"
#include "fuzz-target.h"

#include <string.h>

static void
check_line (const char *text)
{
  if (text == NULL)
    return;
  g_assert_null (strpbrk (text, "\r\n"));
  g_assert_cmpuint (strlen (text), <=, FERRY_IMPORT_MAX_FIELD);
}

static void
check_label (const char *text)
{
  if (text == NULL)
    return;
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
}

static void
check_local (const char *folder)
{
  if (folder == NULL)
    return;
  g_assert_true (g_path_is_absolute (folder));
  g_assert_false (g_str_has_prefix (folder, "//"));
  g_assert_null (strstr (folder, "/../"));
}

static void
check_site (const FerryImported *site)
{
  g_assert_true (site->refusal != NULL || site->server->host != NULL);
  check_line (site->server->host);
  check_line (site->server->user);
  check_line (site->server->password);
  check_line (site->server->account);
  check_line (site->remote_folder);
  check_label (site->title);
  check_label (site->folder);
  check_local (site->local_folder);
  g_assert_cmpuint (site->bookmarks->len, <=, FERRY_IMPORT_MAX_BOOKMARKS);
  for (guint i = 0; i < site->bookmarks->len; i++)
    {
      const FerryBookmark *bookmark = g_ptr_array_index (site->bookmarks, i);

      check_line (bookmark->remote_folder);
      check_local (bookmark->local_folder);
      g_assert_true (g_utf8_validate (bookmark->title, -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  g_autoptr (GBytes) file = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryImportList) list = ferry_import_parse (file, &error);

  g_assert_true ((list == NULL) == (error != NULL));
  for (guint i = 0; list != NULL && i < list->sites->len; i++)
    check_site (g_ptr_array_index (list->sites, i));
  return 0;
}
