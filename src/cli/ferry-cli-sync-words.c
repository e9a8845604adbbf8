/* What the command line says about a synchronization. See ferry-cli-sync-words.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-sync-words.h"

#include <string.h>

static gboolean
add_pattern (const char *option, const char *value, gpointer data, GError **error)
{
  FerryCliSyncWords *words = data;

  if (words->patterns == NULL)
    words->patterns = g_string_new (NULL);
  if (words->patterns->len > 0)
    g_string_append_c (words->patterns, '\n');
  if (strcmp (option, "--include") == 0)
    g_string_append_c (words->patterns, '!');
  g_string_append (words->patterns, value);
  return TRUE;
}

/**
 * ferry_cli_sync_words_new_group:
 * @words: must outlive the parsing
 */
GOptionGroup *
ferry_cli_sync_words_new_group (FerryCliSyncWords *words)
{
  const GOptionEntry entries[] = {
    { "delete", 0, 0, G_OPTION_ARG_NONE, &words->deletes,
      "delete at the target what the source does not have", NULL },
    { "compare", 0, 0, G_OPTION_ARG_STRING, &words->compare,
      "time (and size, default), size, content (by the server's hashes)", "HOW" },
    { "tolerance", 0, 0, G_OPTION_ARG_INT, &words->tolerance,
      "seconds that times may differ by (default 2)", "S" },
    { "summer-time", 0, 0, G_OPTION_ARG_NONE, &words->allows_hour,
      "times an hour apart are the same", NULL },
    { "include", 0, 0, G_OPTION_ARG_CALLBACK, add_pattern,
      "take what fits; if it is the first, nothing else", "PATTERN" },
    { "exclude", 0, 0, G_OPTION_ARG_CALLBACK, add_pattern,
      "leave out what fits, as in a .gitignore; the last one that fits decides", "PATTERN" },
    { "ignore-case", 0, 0, G_OPTION_ARG_NONE, &words->ignores_case, "A.txt here is a.txt there",
      NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &words->is_forced,
      "even if most of a side would be deleted", NULL },
    { "task", 0, 0, G_OPTION_ARG_STRING, &words->task, "run what was saved under this name",
      "NAME" },
    G_OPTION_ENTRY_NULL,
  };
  GOptionGroup *group =
      g_option_group_new ("sync", "Options of sync:", "Options of sync", words, NULL);

  g_option_group_add_entries (group, entries);
  return group;
}

/**
 * ferry_cli_sync_words_read:
 *
 * Puts what was read into @options.
 */
gboolean
ferry_cli_sync_words_read (FerryCliSyncWords *words, FerryCliOptions *options, GError **error)
{
  FerrySyncRules *rules = &options->sync->rules;

  if (words->compare != NULL && !ferry_sync_compare_from_word (words->compare, &rules->compare))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "--compare=%s: choose from time size content", words->compare);
      return FALSE;
    }
  if (words->tolerance < -1 || words->tolerance > FERRY_SYNC_MOST_TOLERANCE)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--tolerance=%d: from 0 to %d",
                   words->tolerance, FERRY_SYNC_MOST_TOLERANCE);
      return FALSE;
    }
  if (words->tolerance >= 0)
    rules->tolerance = (guint) words->tolerance;
  rules->deletes = words->deletes;
  rules->allows_hour = words->allows_hour;
  options->sync->ignores_case = words->ignores_case;
  if (words->patterns != NULL)
    options->sync->patterns = g_strdup (words->patterns->str);
  options->task = g_strdup (words->task);
  options->is_forced = words->is_forced;
  if (words->compare != NULL || words->tolerance >= 0 || words->deletes || words->allows_hour ||
      words->ignores_case || words->patterns != NULL || words->task != NULL || words->is_forced)
    options->given |= FERRY_CLI_OPTION_SYNC;
  return TRUE;
}

/**
 * ferry_cli_sync_words_clear:
 */
void
ferry_cli_sync_words_clear (FerryCliSyncWords *words)
{
  g_free (words->compare);
  g_free (words->task);
  if (words->patterns != NULL)
    g_string_free (words->patterns, TRUE);
}
