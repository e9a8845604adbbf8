/* Sections with keys and values, out of an .ini file or a registry export. See
 * ferry-import-sections.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-sections.h"

#include "ferry-import-text.h"

#include <string.h>

#define MAX_SECTIONS 50000
#define MAX_KEYS     2000 /* of one */

static void
section_free (gpointer data)
{
  FerryImportSection *section = data;

  g_free (section->name);
  g_hash_table_unref (section->values);
  g_free (section);
}

/**
 * ferry_import_sections_free:
 * @sections: (nullable):
 */
void
ferry_import_sections_free (FerryImportSections *sections)
{
  if (sections == NULL)
    return;
  g_hash_table_unref (sections->by_name);
  g_ptr_array_unref (sections->sections);
  g_free (sections);
}

/**
 * ferry_import_sections_open:
 * @name: (nullable): what is added from now on belongs to it; %NULL: it is not wanted
 */
void
ferry_import_sections_open (FerryImportSections *sections, const char *name)
{
  FerryImportSection *section;
  g_autofree char *key = NULL;

  sections->open = NULL;
  if (name == NULL || name[0] == '\0' || sections->sections->len == MAX_SECTIONS)
    return;
  key = g_utf8_strdown (name, -1);
  section = g_hash_table_lookup (sections->by_name, key);
  if (section == NULL)
    {
      section = g_new0 (FerryImportSection, 1);
      section->name = g_strdup (name);
      section->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_ptr_array_add (sections->sections, section);
      g_hash_table_insert (sections->by_name, g_steal_pointer (&key), section);
    }
  sections->open = section;
}

/**
 * ferry_import_sections_add:
 * @value: (transfer full):
 *
 * Adds a value to the section that is open, if one is.
 */
void
ferry_import_sections_add (FerryImportSections *sections, const char *key, char *value)
{
  FerryImportSection *section = sections->open;
  g_autofree char *owned = value;
  g_autofree char *name = NULL;

  if (section == NULL || g_hash_table_size (section->values) >= MAX_KEYS)
    return;
  name = g_utf8_strdown (key, -1);
  g_strstrip (name);
  if (!g_hash_table_contains (section->values, name))
    g_hash_table_insert (section->values, g_steal_pointer (&name), g_steal_pointer (&owned));
}

static void
read_ini_line (FerryImportSections *sections, char *line)
{
  const char *start = line + strspn (line, " \t");
  const char *equals = strchr (start, '=');
  const char *bracket = strrchr (start, ']');

  if (*start == ';' || *start == '#')
    return;
  if (*start == '[')
    {
      g_autofree char *name =
          bracket != NULL ? g_strndup (start + 1, (gsize) (bracket - start - 1)) : NULL;

      ferry_import_sections_open (sections, name != NULL ? g_strstrip (name) : NULL);
    }
  else if (equals != NULL)
    {
      g_autofree char *key = g_strndup (start, (gsize) (equals - start));

      ferry_import_sections_add (sections, key, g_strdup (equals + 1));
    }
}

/**
 * ferry_import_sections_has:
 * @name: how the name of a section begins, like "[Sessions\\"
 *
 * Returns: whether a line of @text begins so
 */
gboolean
ferry_import_sections_has (const char *text, const char *name)
{
  gsize length = strlen (name);

  while (*text != '\0')
    {
      text += strspn (text, "\r\n\t ");
      if (g_ascii_strncasecmp (text, name, length) == 0)
        return TRUE;
      text += strcspn (text, "\r\n");
    }
  return FALSE;
}

/**
 * ferry_import_sections_parse:
 * @text: UTF-8
 * @registry_path: what stands before the wanted sections in a registry export
 *
 * Returns: (transfer full): what is in it, values as the program wrote them; a multiple text of the
 * registry as lines, a number as decimal digits, bytes as hexadecimal ones
 */
FerryImportSections *
ferry_import_sections_parse (const char *text, const char *registry_path, GError **error)
{
  g_autoptr (FerryImportSections) sections = g_new0 (FerryImportSections, 1);
  char *line;

  sections->sections = g_ptr_array_new_with_free_func (section_free);
  sections->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sections->is_registry = ferry_import_registry_is_it (text);
  if (sections->is_registry)
    return ferry_import_registry_read (text, registry_path, sections, error)
               ? g_steal_pointer (&sections)
               : NULL;
  while ((line = ferry_import_text_next_line (&text)) != NULL)
    {
      read_ini_line (sections, line);
      g_free (line);
    }
  return g_steal_pointer (&sections);
}

/**
 * ferry_import_sections_find:
 *
 * Returns: (nullable): the section of that name, in whatever case
 */
const FerryImportSection *
ferry_import_sections_find (const FerryImportSections *sections, const char *name)
{
  g_autofree char *key = g_utf8_strdown (name, -1);

  return g_hash_table_lookup (sections->by_name, key);
}

/**
 * ferry_import_section_get:
 * @section: (nullable):
 *
 * Returns: (nullable): the text of @key, in whatever case
 */
const char *
ferry_import_section_get (const FerryImportSection *section, const char *key)
{
  g_autofree char *name = g_utf8_strdown (key, -1);

  return section != NULL ? g_hash_table_lookup (section->values, name) : NULL;
}
