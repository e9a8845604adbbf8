/* How two folders are to become alike. See ferry-sync-options.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-options.h"

#include <string.h>

static const char *const mode_words[FERRY_SYNC_MODES] = {
  [FERRY_SYNC_MIRROR_RIGHT] = "mirror", [FERRY_SYNC_MIRROR_LEFT] = "mirror-back",
  [FERRY_SYNC_UPDATE_RIGHT] = "update", [FERRY_SYNC_UPDATE_LEFT] = "update-back",
  [FERRY_SYNC_TWO_WAY] = "two-way",
};

static const char *const compare_words[FERRY_SYNC_COMPARES] = {
  [FERRY_SYNC_BY_TIME] = "time",
  [FERRY_SYNC_BY_SIZE] = "size",
  [FERRY_SYNC_BY_CONTENT] = "content",
};

static const char *const action_words[FERRY_SYNC_ACTIONS] = {
  [FERRY_SYNC_LEAVE] = "leave",
  [FERRY_SYNC_COPY_RIGHT] = "copy-right",
  [FERRY_SYNC_COPY_LEFT] = "copy-left",
  [FERRY_SYNC_DELETE_RIGHT] = "delete-right",
  [FERRY_SYNC_DELETE_LEFT] = "delete-left",
};

static const char *const reason_words[FERRY_SYNC_REASONS] = {
  [FERRY_SYNC_SAME] = "same",
  [FERRY_SYNC_ONLY_LEFT] = "only-left",
  [FERRY_SYNC_ONLY_RIGHT] = "only-right",
  [FERRY_SYNC_LEFT_NEWER] = "left-newer",
  [FERRY_SYNC_RIGHT_NEWER] = "right-newer",
  [FERRY_SYNC_DIFFERENT] = "different",
  [FERRY_SYNC_KINDS] = "file-and-folder",
  [FERRY_SYNC_GONE_LEFT] = "gone-left",
  [FERRY_SYNC_GONE_RIGHT] = "gone-right",
  [FERRY_SYNC_CHANGED_LEFT] = "changed-left",
  [FERRY_SYNC_CHANGED_RIGHT] = "changed-right",
  [FERRY_SYNC_CONFLICT] = "conflict",
  [FERRY_SYNC_UNREADABLE] = "unreadable",
};

static gboolean
find_word (const char *const *words, guint count, const char *word, guint *index)
{
  for (*index = 0; *index < count; (*index)++)
    if (strcmp (words[*index], word) == 0)
      return TRUE;
  return FALSE;
}

const char *
ferry_sync_mode_get_word (FerrySyncMode mode)
{
  return mode_words[mode];
}

gboolean
ferry_sync_mode_from_word (const char *word, FerrySyncMode *mode)
{
  guint index;

  if (!find_word (mode_words, FERRY_SYNC_MODES, word, &index))
    return FALSE;
  *mode = index;
  return TRUE;
}

const char *
ferry_sync_compare_get_word (FerrySyncCompare compare)
{
  return compare_words[compare];
}

gboolean
ferry_sync_compare_from_word (const char *word, FerrySyncCompare *compare)
{
  guint index;

  if (!find_word (compare_words, FERRY_SYNC_COMPARES, word, &index))
    return FALSE;
  *compare = index;
  return TRUE;
}

const char *
ferry_sync_action_get_word (FerrySyncAction action)
{
  return action_words[action];
}

const char *
ferry_sync_reason_get_word (FerrySyncReason reason)
{
  return reason_words[reason];
}

/**
 * ferry_sync_options_new:
 *
 * Returns: (transfer full): to the right, by size and time, without deleting anything
 */
FerrySyncOptions *
ferry_sync_options_new (void)
{
  FerrySyncOptions *options = g_new0 (FerrySyncOptions, 1);

  options->rules.mode = FERRY_SYNC_MIRROR_RIGHT;
  options->rules.tolerance = FERRY_SYNC_TOLERANCE;
  return options;
}

/**
 * ferry_sync_options_copy:
 */
FerrySyncOptions *
ferry_sync_options_copy (const FerrySyncOptions *options)
{
  FerrySyncOptions *copy = g_memdup2 (options, sizeof *options);

  copy->patterns = g_strdup (options->patterns);
  return copy;
}

/**
 * ferry_sync_options_free:
 */
void
ferry_sync_options_free (FerrySyncOptions *options)
{
  g_free (options->patterns);
  g_free (options);
}

/**
 * ferry_sync_options_save:
 */
void
ferry_sync_options_save (const FerrySyncOptions *options, GKeyFile *file, const char *group)
{
  const FerrySyncRules *rules = &options->rules;

  g_key_file_set_string (file, group, "Mode", ferry_sync_mode_get_word (rules->mode));
  g_key_file_set_string (file, group, "Compare", ferry_sync_compare_get_word (rules->compare));
  g_key_file_set_boolean (file, group, "Delete", rules->deletes);
  g_key_file_set_integer (file, group, "Tolerance", (int) rules->tolerance);
  g_key_file_set_boolean (file, group, "SummerTime", rules->allows_hour);
  g_key_file_set_boolean (file, group, "IgnoreCase", options->ignores_case);
  if (options->patterns != NULL && *options->patterns != '\0')
    {
      g_auto (GStrv) lines = g_strsplit (options->patterns, "\n", -1);

      g_key_file_set_string_list (file, group, "Patterns", (const char *const *) lines,
                                  g_strv_length (lines));
    }
  else
    g_key_file_remove_key (file, group, "Patterns", NULL);
}

/**
 * ferry_sync_options_load:
 *
 * Returns: (transfer full): what @group says; what it does not is as in ferry_sync_options_new()
 */
FerrySyncOptions *
ferry_sync_options_load (GKeyFile *file, const char *group)
{
  FerrySyncOptions *options = ferry_sync_options_new ();
  FerrySyncRules *rules = &options->rules;
  g_autofree char *mode = g_key_file_get_string (file, group, "Mode", NULL);
  g_autofree char *compare = g_key_file_get_string (file, group, "Compare", NULL);
  g_auto (GStrv) lines = g_key_file_get_string_list (file, group, "Patterns", NULL, NULL);

  if (mode != NULL)
    ferry_sync_mode_from_word (mode, &rules->mode);
  if (compare != NULL)
    ferry_sync_compare_from_word (compare, &rules->compare);
  rules->deletes = g_key_file_get_boolean (file, group, "Delete", NULL);
  if (g_key_file_has_key (file, group, "Tolerance", NULL))
    rules->tolerance = (guint) CLAMP (g_key_file_get_integer (file, group, "Tolerance", NULL), 0,
                                      FERRY_SYNC_MOST_TOLERANCE);
  rules->allows_hour = g_key_file_get_boolean (file, group, "SummerTime", NULL);
  options->ignores_case = g_key_file_get_boolean (file, group, "IgnoreCase", NULL);
  if (lines != NULL)
    options->patterns = g_strjoinv ("\n", lines);
  return options;
}
