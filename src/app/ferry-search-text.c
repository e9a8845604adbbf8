/* What is said of a search, and what its choices mean. See ferry-search-text.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-search-text.h"

#include <glib/gi18n.h>

#define KB  G_GINT64_CONSTANT (1000)
#define MB  (KB * KB)
#define GB  (MB * KB)
#define DAY G_GINT64_CONSTANT (86400)

const char *const ferry_search_kinds[] = {
  [FERRY_SEARCH_ANYTHING] = N_ ("Files and folders"),
  [FERRY_SEARCH_FILES] = N_ ("Files"),
  [FERRY_SEARCH_FOLDERS] = N_ ("Folders"),
  NULL,
};

const char *const ferry_search_sizes[] = {
  N_ ("Any size"),
  N_ ("Less than 100 kB"),
  N_ ("100 kB to 10 MB"),
  N_ ("More than 10 MB"),
  N_ ("More than 100 MB"),
  N_ ("More than 1 GB"),
  NULL,
};

static const struct
{
  gint64 least, most;
} sizes[] = {
  { -1, -1 },      { -1, 100 * KB }, { 100 * KB, 10 * MB },
  { 10 * MB, -1 }, { 100 * MB, -1 }, { GB, -1 },
};

const char *const ferry_search_times[] = {
  N_ ("Any time"), N_ ("Last day"), N_ ("Last week"), N_ ("Last month"), N_ ("Last year"), NULL,
};

static const gint64 days[] = { 0, 1, 7, 31, 366 };

/**
 * ferry_search_text_make_rule:
 * @kind: a place in ferry_search_kinds
 * @size: a place in ferry_search_sizes
 * @time: a place in ferry_search_times
 * @now: seconds since 1970
 *
 * Returns: (transfer full): what to look for
 */
FerrySearchRule *
ferry_search_text_make_rule (const char *text, guint kind, guint size, guint time, gint64 now)
{
  FerrySearchRule *rule = ferry_search_rule_new (text);

  g_return_val_if_fail (size < G_N_ELEMENTS (sizes) && time < G_N_ELEMENTS (days), rule);

  ferry_search_rule_set_kind (rule, (FerrySearchKind) kind);
  ferry_search_rule_set_sizes (rule, sizes[size].least, sizes[size].most);
  if (days[time] > 0)
    ferry_search_rule_set_newest (rule, now - days[time] * DAY);
  return rule;
}

/* "Looked into 12 folders" */
static char *
describe_folders (FerrySearch *search)
{
  guint count = ferry_search_get_n_folders (search);

  return g_strdup_printf (ngettext ("in %'u folder", "in %'u folders", count), count);
}

/**
 * ferry_search_text_describe:
 *
 * Returns: (transfer full): how much was found and looked at, and what stood in the way
 */
char *
ferry_search_text_describe (FerrySearch *search, FerryPlace *place)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (search));
  guint failed = ferry_search_get_n_failed (search);
  g_autofree char *found = g_strdup_printf (ngettext ("%'u found", "%'u found", count), count);
  g_autofree char *folders = describe_folders (search);
  GString *text = g_string_new (NULL);

  /* Translators: "5 found", "in 12 folders" */
  g_string_append_printf (text, _ ("%s %s"), found, folders);
  if (ferry_search_is_full (search))
    g_string_append_printf (text, " · %s", _ ("Ferry shows no more than that"));
  if (failed > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (
          text, ngettext ("%'u folder could not be read", "%'u folders could not be read", failed),
          failed);
    }
  return g_string_free (text, FALSE);
}
