/* The icon of an entry. Guessed from the name alone, and once for each ending. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry-icon.h"

#include "ferry-name.h"

#include <string.h>

/* Symbolic names alone: a theme that has none for a type would give an icon of another style. */
static GIcon *
make_file_icon (const char *name)
{
  g_autofree char *type = g_content_type_guess (name, NULL, 0, NULL);
  g_autoptr (GIcon) icon = g_content_type_get_symbolic_icon (type);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (G_IS_THEMED_ICON (icon))
    for (const char *const *n = g_themed_icon_get_names (G_THEMED_ICON (icon)); *n != NULL; n++)
      if (g_str_has_suffix (*n, "-symbolic"))
        g_ptr_array_add (names, (gpointer) *n);
  g_ptr_array_add (names, (gpointer) "text-x-generic-symbolic");
  return g_themed_icon_new_from_names ((char **) names->pdata, (int) names->len);
}

static GIcon *
get_file_icon (const char *name)
{
  static GHashTable *icons;
  const char *dot = strrchr (name, '.');
  const char *ending = dot != NULL ? dot : "";
  GIcon *icon;

  if (icons == NULL)
    icons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  icon = g_hash_table_lookup (icons, ending);
  if (icon == NULL)
    {
      /* Names with endings of all kinds must not fill the memory. */
      if (g_hash_table_size (icons) > 500)
        g_hash_table_remove_all (icons);
      icon = make_file_icon (name);
      g_hash_table_insert (icons, g_strdup (ending), icon);
    }
  return icon;
}

static GIcon *
get_named_icon (GIcon **icon, const char *name)
{
  if (*icon == NULL)
    *icon = g_themed_icon_new (name);
  return *icon;
}

/**
 * ferry_entry_icon_get_for:
 * @shown_name: its name, UTF-8
 *
 * Returns: (transfer none): the icon
 */
GIcon *
ferry_entry_icon_get_for (const FerryEntry *entry, const char *shown_name)
{
  static GIcon *folder, *link, *other, *part;

  switch ((FerryKind) entry->kind)
    {
    case FERRY_KIND_DIRECTORY:
      return get_named_icon (&folder, "folder-symbolic");
    case FERRY_KIND_LINK:
      return get_named_icon (&link, "insert-link-symbolic");
    case FERRY_KIND_OTHER:
      return get_named_icon (&other, "application-x-executable-symbolic");
    case FERRY_KIND_FILE:
    default:
      if (ferry_name_is_part (entry->name))
        return get_named_icon (&part, "content-loading-symbolic");
      return get_file_icon (shown_name);
    }
}

/**
 * ferry_entry_icon_get:
 *
 * Returns: (transfer none): the icon
 */
GIcon *
ferry_entry_icon_get (FerryEntryRow *row)
{
  return ferry_entry_icon_get_for (ferry_entry_row_get_entry (row), ferry_entry_row_get_name (row));
}
