/* How many names become others. See ferry-rename-rule.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-rename-rule.h"

#include "ferry-path.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_DIGITS 18

/* What a pattern is filled with. */
typedef struct
{
  const FerryRenameRule *rule;
  char *stem;
  const char *extension;
  const FerryEntry *entry;
  guint index;
} Source;

static void
append_stem (GString *name, const Source *source)
{
  g_string_append (name, source->stem);
}

static void
append_extension (GString *name, const Source *source)
{
  if (source->extension[0] == '\0' && name->len > 0 && name->str[name->len - 1] == '.')
    g_string_truncate (name, name->len - 1);
  g_string_append (name, source->extension);
}

static void
append_number (GString *name, const Source *source)
{
  gint64 number = source->rule->start + source->rule->step * (gint64) source->index;

  g_string_append_printf (name, "%0*" G_GINT64_FORMAT,
                          (int) CLAMP (source->rule->digits, 1, MOST_DIGITS), number);
}

static void
append_day (GString *name, const Source *source)
{
  g_autoptr (GDateTime) time = source->entry->precision != FERRY_PRECISION_UNKNOWN
                                   ? g_date_time_new_from_unix_utc (source->entry->modified)
                                   : NULL;
  g_autoptr (GDateTime) local =
      time != NULL && source->entry->is_utc ? g_date_time_to_local (time) : NULL;
  g_autofree char *text =
      time != NULL ? g_date_time_format (local != NULL ? local : time, "%Y-%m-%d") : NULL;

  if (text != NULL)
    g_string_append (name, text);
}

static const struct
{
  char letter;
  void (*append) (GString *name, const Source *source);
} marks[] = {
  { 'N', append_stem },
  { 'E', append_extension },
  { 'C', append_number },
  { 'D', append_day },
};

/* The mark that @text, behind a bracket, begins with; -1: none */
static int
find_mark (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (text[0] == marks[i].letter && text[1] == ']')
      return (int) i;
  return -1;
}

static GRegex *
make_regex (const FerryRenameRule *rule, GError **error)
{
  return g_regex_new (rule->find, rule->ignores_case ? G_REGEX_CASELESS : 0, 0, error);
}

static gboolean
check_pattern (const char *pattern, GError **error)
{
  for (const char *p = pattern; *p != '\0'; p++)
    {
      if (*p != '[')
        continue;
      if (p[1] != '[' && find_mark (p + 1) < 0)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       _ ("“%s” in the pattern is none of [N], [E], [C] and [D]."), p);
          return FALSE;
        }
      p++;
    }
  return TRUE;
}

/**
 * ferry_rename_rule_check:
 *
 * Returns: whether the rule can be applied; else @error is a sentence about it
 */
gboolean
ferry_rename_rule_check (const FerryRenameRule *rule, GError **error)
{
  g_autoptr (GRegex) regex = NULL;

  if (!check_pattern (rule->pattern, error))
    return FALSE;
  if (!rule->is_regex || rule->find == NULL || rule->find[0] == '\0')
    return TRUE;
  regex = make_regex (rule, error);
  return regex != NULL && g_regex_check_replacement (rule->replace, NULL, error);
}

static char *
fill_pattern (const Source *source)
{
  GString *name = g_string_new (NULL);

  for (const char *p = source->rule->pattern; *p != '\0'; p++)
    {
      int mark = *p == '[' ? find_mark (p + 1) : -1;

      if (mark >= 0)
        {
          marks[mark].append (name, source);
          p += 2;
        }
      else
        {
          g_string_append_c (name, *p);
          if (*p == '[')
            p++;
        }
    }
  return g_string_free (name, FALSE);
}

/* Plain text is found by the same means as an expression, with all its signs escaped. */
static char *
replace (const FerryRenameRule *rule, const char *name)
{
  g_autofree char *escaped = NULL;
  g_autoptr (GRegex) regex = NULL;
  FerryRenameRule used = *rule;

  if (rule->find == NULL || rule->find[0] == '\0')
    return g_strdup (name);
  if (!rule->is_regex)
    used.find = escaped = g_regex_escape_string (rule->find, -1);
  regex = make_regex (&used, NULL);
  if (regex == NULL)
    return g_strdup (name);
  if (rule->is_regex)
    return g_regex_replace (regex, name, -1, 0, rule->replace, 0, NULL);
  return g_regex_replace_literal (regex, name, -1, 0, rule->replace, 0, NULL);
}

/* Behind what is no letter a word begins; an apostrophe is inside of one. */
static char *
begin_words (const char *name)
{
  GString *text = g_string_new (NULL);
  const char *dot = strrchr (name, '.');
  gboolean is_inside = FALSE;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);
      gboolean is_small = is_inside || (dot != NULL && dot != name && p > dot);

      g_string_append_unichar (text,
                               is_small ? g_unichar_tolower (letter) : g_unichar_totitle (letter));
      is_inside = g_unichar_isalnum (letter) || letter == '\'';
    }
  return g_string_free (text, FALSE);
}

static char *
change_letters (FerryRenameCase letters, char *name)
{
  g_autofree char *old = name;

  switch (letters)
    {
    case FERRY_RENAME_CASE_LOWER:
      return g_utf8_strdown (name, -1);
    case FERRY_RENAME_CASE_UPPER:
      return g_utf8_strup (name, -1);
    case FERRY_RENAME_CASE_FIRST:
      return begin_words (name);
    case FERRY_RENAME_CASE_KEEPS:
    default:
      return g_steal_pointer (&old);
    }
}

/**
 * ferry_rename_rule_apply:
 * @rule: one that ferry_rename_rule_check() lets pass
 * @name: UTF-8
 * @is_folder: all of its name is [N]
 * @entry: of which the time is taken
 * @index: from 0 on, for [C]
 *
 * Returns: (transfer full): the new name, which may be none that a file can have
 */
char *
ferry_rename_rule_apply (const FerryRenameRule *rule,
                         const char *name,
                         gboolean is_folder,
                         const FerryEntry *entry,
                         guint index)
{
  const char *dot = is_folder ? NULL : strrchr (name, '.');
  gboolean has_extension = dot != NULL && dot != name;
  g_autofree char *stem = has_extension ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);
  Source source = { rule, stem, has_extension ? dot + 1 : "", entry, index };
  g_autofree char *filled = fill_pattern (&source);
  g_autofree char *replaced = replace (rule, filled);

  return change_letters (rule->letters, g_steal_pointer (&replaced));
}

static FerryRenameVerdict
judge_alone (const char *old_name, const char *new_name)
{
  if (new_name == NULL)
    return FERRY_RENAME_FOREIGN;
  if (!ferry_path_is_safe_name (new_name))
    return FERRY_RENAME_INVALID;
  return strcmp (old_name, new_name) == 0 ? FERRY_RENAME_SAME : FERRY_RENAME_FINE;
}

/**
 * ferry_rename_judge:
 * @old_names: raw bytes
 * @new_names: (nullable elements): raw bytes; %NULL: the place cannot write it
 * @existing: raw names in the folder, those of @old_names among them
 * @verdicts: (out caller-allocates): one for each
 *
 * Tells which of the new names can be given, all at once: what makes room is no obstacle.
 */
void
ferry_rename_judge (const char *const *old_names,
                    const char *const *new_names,
                    guint count,
                    GHashTable *existing,
                    FerryRenameVerdict *verdicts)
{
  g_autoptr (GHashTable) leaving = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < count; i++)
    {
      verdicts[i] = judge_alone (old_names[i], new_names[i]);
      if (verdicts[i] == FERRY_RENAME_FINE)
        g_hash_table_add (leaving, (gpointer) old_names[i]);
      if (verdicts[i] == FERRY_RENAME_FINE || verdicts[i] == FERRY_RENAME_SAME)
        {
          guint wishes = GPOINTER_TO_UINT (g_hash_table_lookup (wanted, new_names[i]));

          g_hash_table_replace (wanted, (gpointer) new_names[i], GUINT_TO_POINTER (wishes + 1));
        }
    }
  for (guint i = 0; i < count; i++)
    {
      if (verdicts[i] != FERRY_RENAME_FINE)
        continue;
      if (GPOINTER_TO_UINT (g_hash_table_lookup (wanted, new_names[i])) > 1)
        verdicts[i] = FERRY_RENAME_TWICE;
      else if (g_hash_table_contains (existing, new_names[i]) &&
               !g_hash_table_contains (leaving, new_names[i]))
        verdicts[i] = FERRY_RENAME_EXISTS;
    }
}
