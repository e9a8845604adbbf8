/* Sections with keys and values, out of an .ini file or a registry export (.reg) of Windows: to the
 * readers of WinSCP and FFFTP both look the same. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *name;
  GHashTable *values; /* from the key in lower case to its text; the first of two counts */
} FerryImportSection;

typedef struct
{
  GPtrArray *sections;      /* in the order of the file */
  GHashTable *by_name;      /* from the name in lower case */
  FerryImportSection *open; /* while it is read; nullable: what comes is not wanted */
  gboolean is_registry;
} FerryImportSections;

gboolean ferry_import_sections_has (const char *text, const char *name);
FerryImportSections *
ferry_import_sections_parse (const char *text, const char *registry_path, GError **error);
void ferry_import_sections_free (FerryImportSections *sections);
const FerryImportSection *ferry_import_sections_find (const FerryImportSections *sections,
                                                      const char *name);
const char *ferry_import_section_get (const FerryImportSection *section, const char *key);

/* Of ferry-import-registry.c: the text is a registry export, and what to do with its lines. */
gboolean ferry_import_registry_is_it (const char *text);
gboolean ferry_import_registry_read (const char *text,
                                     const char *path,
                                     FerryImportSections *sections,
                                     GError **error);
void ferry_import_sections_open (FerryImportSections *sections, const char *name);
void ferry_import_sections_add (FerryImportSections *sections, const char *key, char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryImportSections, ferry_import_sections_free)

G_END_DECLS
