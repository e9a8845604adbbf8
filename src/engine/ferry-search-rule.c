/* What a search looks for. See ferry-search-rule.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-search-rule.h"

#include <string.h>

struct _FerrySearchRule
{
  char *part;            /* casefolded: that names contain; NULL where there is a pattern */
  GPatternSpec *pattern; /* casefolded: that whole names match, nullable */
  FerrySearchKind kind;
  gint64 least; /* bytes; -1: any */
  gint64 most;
  gint64 since; /* of the time it was changed; 0: any */
};

/* "が" of one character and of two are one name to who looks for it. */
static char *
fold (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (composed != NULL ? composed : text, -1);
}

/**
 * ferry_search_rule_new:
 * @text: a part of names, in whatever case; with `*` or `?` in it a pattern of whole names
 *
 * Returns: (transfer full): of any kind, size and time
 */
FerrySearchRule *
ferry_search_rule_new (const char *text)
{
  FerrySearchRule *rule = g_new0 (FerrySearchRule, 1);
  g_autofree char *folded = fold (text);

  if (strpbrk (folded, "*?") != NULL)
    rule->pattern = g_pattern_spec_new (folded);
  else
    rule->part = g_steal_pointer (&folded);
  rule->least = rule->most = -1;
  return rule;
}

/**
 * ferry_search_rule_free:
 */
void
ferry_search_rule_free (FerrySearchRule *rule)
{
  g_free (rule->part);
  g_clear_pointer (&rule->pattern, g_pattern_spec_free);
  g_free (rule);
}

/**
 * ferry_search_rule_set_kind:
 */
void
ferry_search_rule_set_kind (FerrySearchRule *rule, FerrySearchKind kind)
{
  rule->kind = kind;
}

/**
 * ferry_search_rule_set_sizes:
 * @least: bytes, -1 for any
 * @most: bytes, -1 for any
 *
 * Folders have no size, so they are not found any more.
 */
void
ferry_search_rule_set_sizes (FerrySearchRule *rule, gint64 least, gint64 most)
{
  rule->least = least;
  rule->most = most;
}

/**
 * ferry_search_rule_set_newest:
 * @since: seconds since 1970, 0 for any time
 */
void
ferry_search_rule_set_newest (FerrySearchRule *rule, gint64 since)
{
  rule->since = since;
}

static gboolean
is_of_kind (const FerrySearchRule *rule, const FerryEntry *entry)
{
  gboolean is_folder = ferry_entry_is_directory (entry);

  return rule->kind == FERRY_SEARCH_ANYTHING || (rule->kind == FERRY_SEARCH_FOLDERS) == is_folder;
}

static gboolean
is_of_size (const FerrySearchRule *rule, const FerryEntry *entry)
{
  if (rule->least < 0 && rule->most < 0)
    return TRUE;
  if (ferry_entry_is_directory (entry) || entry->size == FERRY_SIZE_UNKNOWN)
    return FALSE;
  return (rule->least < 0 || entry->size >= rule->least) &&
         (rule->most < 0 || entry->size <= rule->most);
}

static gboolean
is_of_name (const FerrySearchRule *rule, const char *shown_name)
{
  g_autofree char *folded = fold (shown_name);

  if (rule->pattern != NULL)
    return g_pattern_spec_match_string (rule->pattern, folded);
  return strstr (folded, rule->part) != NULL;
}

/**
 * ferry_search_rule_is_met:
 * @shown_name: the entry's name as text
 */
gboolean
ferry_search_rule_is_met (const FerrySearchRule *rule,
                          const FerryEntry *entry,
                          const char *shown_name)
{
  if (!is_of_kind (rule, entry) || !is_of_size (rule, entry))
    return FALSE;
  if (rule->since != 0 &&
      (entry->precision == FERRY_PRECISION_UNKNOWN || entry->modified < rule->since))
    return FALSE;
  return is_of_name (rule, shown_name);
}
