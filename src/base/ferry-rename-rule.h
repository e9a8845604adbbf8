/* How many names become others: a pattern, find and replace, case. Pure; on UTF-8. Any thread.
 *
 * In a pattern [N] is the name without its extension, [E] the extension, [C] a number that counts,
 * [D] the day of the last change; [[ is a bracket. A dot in front of an empty [E] is left out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_RENAME_CASE_KEEPS,
  FERRY_RENAME_CASE_LOWER,
  FERRY_RENAME_CASE_UPPER,
  FERRY_RENAME_CASE_FIRST, /* of each word; the extension in small letters */
} FerryRenameCase;

typedef struct
{
  const char *pattern; /* "[N].[E]" keeps the name */
  gint64 start;        /* of [C] */
  gint64 step;
  guint digits;     /* at least as many */
  const char *find; /* nullable or empty: nothing */
  const char *replace;
  gboolean is_regex; /* Perl's; \1 in @replace is the first group */
  gboolean ignores_case;
  FerryRenameCase letters;
} FerryRenameRule;

#define FERRY_RENAME_PATTERN_KEEPS "[N].[E]"

/* What speaks against a new name */
typedef enum
{
  FERRY_RENAME_FINE,
  FERRY_RENAME_SAME,    /* it is the old one */
  FERRY_RENAME_INVALID, /* no name: empty, "..", with a slash or a line break */
  FERRY_RENAME_TWICE,   /* another one becomes the same */
  FERRY_RENAME_EXISTS,  /* something that is not renamed has it */
  FERRY_RENAME_FOREIGN, /* the place cannot write it */
} FerryRenameVerdict;

gboolean ferry_rename_rule_check (const FerryRenameRule *rule, GError **error);
char *ferry_rename_rule_apply (const FerryRenameRule *rule,
                               const char *name,
                               gboolean is_folder,
                               const FerryEntry *entry,
                               guint index);
void ferry_rename_judge (const char *const *old_names,
                         const char *const *new_names,
                         guint count,
                         GHashTable *existing,
                         FerryRenameVerdict *verdicts);

G_END_DECLS
