/* Paths and names. Nothing here touches a disk or a server. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-path.h"

#include "ferry-name.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* A folder path is absolute when it begins at a root: "/a", or "C:/a" on Windows. */
static gboolean
is_absolute (const char *path)
{
#ifdef G_OS_WIN32
  if (g_ascii_isalpha (path[0]) && path[1] == ':')
    return TRUE;
#endif
  return path[0] == '/';
}

/**
 * ferry_path_join:
 * @folder: a folder; empty for the login folder
 * @name: a name, or a path below @folder; an absolute one stands alone
 *
 * Returns: (transfer full): the path of @name in @folder
 */
char *
ferry_path_join (const char *folder, const char *name)
{
  if (folder[0] == '\0' || is_absolute (name))
    return g_strdup (name);
  if (name[0] == '\0')
    return g_strdup (folder);
  return g_strconcat (folder, g_str_has_suffix (folder, "/") ? "" : "/", name, NULL);
}

/* Where the last segment begins, and where it ends (slashes behind it do not count). */
static const char *
find_last_segment (const char *path, const char **end)
{
  const char *start;

  *end = path + strlen (path);
  while (*end > path && (*end)[-1] == '/')
    (*end)--;
  start = *end;
  while (start > path && start[-1] != '/')
    start--;
  return start;
}

/**
 * ferry_path_dup_parent:
 *
 * Returns: (transfer full): the folder that @path is in; "/" for "/", and the login folder ("") for
 * a single relative name
 */
char *
ferry_path_dup_parent (const char *path)
{
  const char *end;
  const char *start = find_last_segment (path, &end);

  if (start == end)
    return g_strdup (path[0] == '/' ? "/" : "");
  while (start > path + 1 && start[-1] == '/')
    start--;
#ifdef G_OS_WIN32
  /* The root "C:/" keeps its slash, and has no parent. */
  if (start == path)
    return g_strdup (is_absolute (path) ? path : "");
  if (start - path == 2 && is_absolute (path) && path[0] != '/')
    return g_strndup (path, 3);
#endif
  return g_strndup (path, (gsize) (start - path));
}

/**
 * ferry_path_dup_name:
 *
 * Returns: (transfer full): the last segment of @path; empty for "/"
 */
char *
ferry_path_dup_name (const char *path)
{
  const char *end;
  const char *start = find_last_segment (path, &end);

  return g_strndup (start, (gsize) (end - start));
}

/**
 * ferry_path_dup_twin:
 *
 * Returns: (transfer full) (nullable): @path with its last segment in the other spelling of Unicode
 * (ferry-name.h); %NULL where it has but one
 */
char *
ferry_path_dup_twin (const char *path)
{
  g_autofree char *name = ferry_path_dup_name (path);
  g_autofree char *twin = ferry_name_dup_twin (name);
  g_autofree char *parent = NULL;

  if (twin == NULL)
    return NULL;
  parent = ferry_path_dup_parent (path);
  return ferry_path_join (parent, twin);
}

/**
 * ferry_path_normalize:
 *
 * Resolves ".", ".." and doubled slashes by text alone. ".." at the root stays at the root; a
 * relative path keeps the ".." that lead out of it.
 *
 * Returns: (transfer full): the path
 */
char *
ferry_path_normalize (const char *path)
{
  g_auto (GStrv) segments = g_strsplit (path, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; segments[i] != NULL; i++)
    {
      const char *last = kept->len > 0 ? g_ptr_array_index (kept, kept->len - 1) : NULL;

      if (segments[i][0] == '\0' || strcmp (segments[i], ".") == 0)
        continue;
      if (strcmp (segments[i], "..") != 0)
        g_ptr_array_add (kept, segments[i]);
      else if (last != NULL && strcmp (last, "..") != 0)
        g_ptr_array_set_size (kept, (gint) kept->len - 1);
      else if (path[0] != '/')
        g_ptr_array_add (kept, segments[i]);
    }
  g_ptr_array_add (kept, NULL);
  joined = g_strjoinv ("/", (char **) kept->pdata);
  return path[0] == '/' ? g_strconcat ("/", joined, NULL) : g_steal_pointer (&joined);
}

/**
 * ferry_path_is_inside:
 *
 * Returns: whether @path is @folder or lies below it, by text alone (normalize both first)
 */
gboolean
ferry_path_is_inside (const char *path, const char *folder)
{
  gsize length = strlen (folder);

  if (length == 0)
    return !is_absolute (path);
  while (length > 0 && folder[length - 1] == '/')
    length--;
  return strncmp (path, folder, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

/**
 * ferry_path_check_argument:
 *
 * A line end in an argument would end the command and begin another of somebody else's choice.
 *
 * Returns: whether @argument may be sent to a server (%G_IO_ERROR_INVALID_FILENAME if not)
 */
gboolean
ferry_path_check_argument (const char *argument, GError **error)
{
  if (strpbrk (argument, "\r\n") == NULL)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                       _ ("The name contains a line break, which FTP cannot carry"));
  return FALSE;
}

/**
 * ferry_path_is_safe_name:
 *
 * Returns: whether @name is one path segment that a listing may bring: not empty, not "." or "..",
 * without '/' and line ends
 */
gboolean
ferry_path_is_safe_name (const char *name)
{
  return name[0] != '\0' && strcmp (name, ".") != 0 && strcmp (name, "..") != 0 &&
         strpbrk (name, "/\r\n") == NULL;
}

/**
 * ferry_path_equal_but_case:
 *
 * Returns: whether both are the same to a server that ignores case, and not the same bytes. Where
 * they are not UTF-8 only ASCII letters have a case.
 */
gboolean
ferry_path_equal_but_case (const char *path, const char *other)
{
  g_autofree char *folded = NULL;
  g_autofree char *other_folded = NULL;

  if (strcmp (path, other) == 0)
    return FALSE;
  if (!g_utf8_validate (path, -1, NULL) || !g_utf8_validate (other, -1, NULL))
    return g_ascii_strcasecmp (path, other) == 0;
  folded = g_utf8_casefold (path, -1);
  other_folded = g_utf8_casefold (other, -1);
  return strcmp (folded, other_folded) == 0;
}
