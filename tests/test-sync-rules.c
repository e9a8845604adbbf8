/* What follows from how two sides compare, and what the last run left.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-memory.h"
#include "ferry-sync-options.h"

#include <glib/gstdio.h>

#define NOON (1700000000 / 86400 * 86400 + 43200)
#define HOUR 3600

static FerrySyncFacts
file (gint64 size, gint64 modified)
{
  return (FerrySyncFacts){ TRUE, FALSE, size, modified, FERRY_PRECISION_SECOND, TRUE };
}

static FerrySyncFacts
vague (gint64 size, gint64 modified, FerryPrecision precision, gboolean is_utc)
{
  return (FerrySyncFacts){ TRUE, FALSE, size, modified, precision, is_utc };
}

static FerrySyncFacts
folder (void)
{
  return (FerrySyncFacts){ TRUE, TRUE, FERRY_SIZE_UNKNOWN, 0, FERRY_PRECISION_UNKNOWN, TRUE };
}

static FerrySyncFacts
nothing (void)
{
  return (FerrySyncFacts){ .size = FERRY_SIZE_UNKNOWN };
}

static FerrySyncReason
compare (FerrySyncFacts left, FerrySyncFacts right, FerrySyncCompare by, gboolean allows_hour)
{
  FerrySyncRules rules = { .compare = by, .tolerance = 2, .allows_hour = allows_hour };

  return ferry_sync_rules_compare (&rules, &left, &right, FERRY_SYNC_CONTENT_UNKNOWN);
}

static void
test_times (void)
{
  const struct
  {
    FerrySyncFacts left, right;
    gboolean allows_hour;
    FerrySyncReason reason;
  } cases[] = {
    { file (5, NOON), file (5, NOON + 2), FALSE, FERRY_SYNC_SAME },
    { file (5, NOON), file (5, NOON + 3), FALSE, FERRY_SYNC_RIGHT_NEWER },
    { file (5, NOON + 3), file (5, NOON), FALSE, FERRY_SYNC_LEFT_NEWER },
    { file (6, NOON), file (5, NOON), FALSE, FERRY_SYNC_DIFFERENT },
    { file (6, NOON + 9), file (5, NOON), FALSE, FERRY_SYNC_LEFT_NEWER },
    /* Summer time */
    { file (5, NOON), file (5, NOON + HOUR), FALSE, FERRY_SYNC_RIGHT_NEWER },
    { file (5, NOON), file (5, NOON + HOUR), TRUE, FERRY_SYNC_SAME },
    { file (5, NOON), file (5, NOON - HOUR + 1), TRUE, FERRY_SYNC_SAME },
    { file (5, NOON), file (5, NOON + 2 * HOUR), TRUE, FERRY_SYNC_RIGHT_NEWER },
    { file (6, NOON), file (5, NOON + HOUR), TRUE, FERRY_SYNC_DIFFERENT },
    /* LIST: minutes, or days */
    { file (5, NOON + 59), vague (5, NOON, FERRY_PRECISION_MINUTE, TRUE), FALSE, FERRY_SYNC_SAME },
    { file (5, NOON + 65), vague (5, NOON, FERRY_PRECISION_MINUTE, TRUE), FALSE,
      FERRY_SYNC_LEFT_NEWER },
    { file (5, NOON - 60), vague (5, NOON, FERRY_PRECISION_MINUTE, TRUE), FALSE,
      FERRY_SYNC_RIGHT_NEWER },
    { file (5, NOON), vague (5, NOON - 43200, FERRY_PRECISION_DAY, TRUE), FALSE, FERRY_SYNC_SAME },
    { file (5, NOON + 86400), vague (5, NOON - 43200, FERRY_PRECISION_DAY, TRUE), FALSE,
      FERRY_SYNC_LEFT_NEWER },
    /* A wall clock whose zone is not known */
    { file (5, NOON), vague (5, NOON + 9 * HOUR, FERRY_PRECISION_MINUTE, FALSE), FALSE,
      FERRY_SYNC_SAME },
    { file (5, NOON), vague (5, NOON + 345 * 60, FERRY_PRECISION_MINUTE, FALSE), FALSE,
      FERRY_SYNC_SAME },
    { file (5, NOON), vague (5, NOON + 20 * 60, FERRY_PRECISION_MINUTE, FALSE), FALSE,
      FERRY_SYNC_DIFFERENT },
    { file (5, NOON), vague (5, NOON + 3 * 86400, FERRY_PRECISION_MINUTE, FALSE), FALSE,
      FERRY_SYNC_RIGHT_NEWER },
    /* No time, no size */
    { file (5, NOON), vague (5, 0, FERRY_PRECISION_UNKNOWN, FALSE), FALSE, FERRY_SYNC_SAME },
    { file (6, NOON), vague (5, 0, FERRY_PRECISION_UNKNOWN, FALSE), FALSE, FERRY_SYNC_DIFFERENT },
    { file (6, NOON), vague (FERRY_SIZE_UNKNOWN, 0, FERRY_PRECISION_UNKNOWN, FALSE), FALSE,
      FERRY_SYNC_DIFFERENT },
    { file (6, NOON), vague (FERRY_SIZE_UNKNOWN, NOON, FERRY_PRECISION_SECOND, TRUE), FALSE,
      FERRY_SYNC_SAME },
    { file (5, NOON), folder (), FALSE, FERRY_SYNC_KINDS },
    { folder (), folder (), FALSE, FERRY_SYNC_SAME },
    { file (5, NOON), nothing (), FALSE, FERRY_SYNC_ONLY_LEFT },
    { nothing (), file (5, NOON), FALSE, FERRY_SYNC_ONLY_RIGHT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u", i);
      g_assert_cmpint (
          compare (cases[i].left, cases[i].right, FERRY_SYNC_BY_TIME, cases[i].allows_hour), ==,
          cases[i].reason);
    }
}

static void
test_other_comparisons (void)
{
  FerrySyncRules rules = { .compare = FERRY_SYNC_BY_CONTENT, .tolerance = 2 };
  FerrySyncFacts left = file (5, NOON), right = file (5, NOON + 99);

  g_assert_cmpint (compare (left, right, FERRY_SYNC_BY_SIZE, FALSE), ==, FERRY_SYNC_SAME);
  g_assert_cmpint (ferry_sync_rules_compare (&rules, &left, &right, FERRY_SYNC_CONTENT_SAME), ==,
                   FERRY_SYNC_SAME);
  g_assert_cmpint (ferry_sync_rules_compare (&rules, &left, &left, FERRY_SYNC_CONTENT_DIFFERENT),
                   ==, FERRY_SYNC_DIFFERENT);
  g_assert_cmpint (ferry_sync_rules_compare (&rules, &left, &right, FERRY_SYNC_CONTENT_UNKNOWN), ==,
                   FERRY_SYNC_RIGHT_NEWER);
}

typedef struct
{
  FerrySyncMode mode;
  gboolean deletes;
  FerrySyncFacts left, right;
  FerrySyncAction action;
} Decision;

static void
test_one_way (void)
{
  const FerrySyncFacts old = file (5, NOON), new = file (5, NOON + 99), other = file (6, NOON);
  const Decision cases[] = {
    { FERRY_SYNC_MIRROR_RIGHT, FALSE, new, old, FERRY_SYNC_COPY_RIGHT },
    { FERRY_SYNC_MIRROR_RIGHT, FALSE, old, new, FERRY_SYNC_COPY_RIGHT },
    { FERRY_SYNC_MIRROR_RIGHT, FALSE, old, other, FERRY_SYNC_COPY_RIGHT },
    { FERRY_SYNC_MIRROR_RIGHT, FALSE, old, old, FERRY_SYNC_LEAVE },
    { FERRY_SYNC_MIRROR_RIGHT, FALSE, old, nothing (), FERRY_SYNC_COPY_RIGHT },
    { FERRY_SYNC_MIRROR_RIGHT, FALSE, nothing (), old, FERRY_SYNC_LEAVE },
    { FERRY_SYNC_MIRROR_RIGHT, TRUE, nothing (), old, FERRY_SYNC_DELETE_RIGHT },
    { FERRY_SYNC_MIRROR_RIGHT, FALSE, old, folder (), FERRY_SYNC_LEAVE },
    { FERRY_SYNC_MIRROR_RIGHT, TRUE, old, folder (), FERRY_SYNC_COPY_RIGHT },
    { FERRY_SYNC_MIRROR_LEFT, FALSE, new, old, FERRY_SYNC_COPY_LEFT },
    { FERRY_SYNC_MIRROR_LEFT, TRUE, new, nothing (), FERRY_SYNC_DELETE_LEFT },
    { FERRY_SYNC_MIRROR_LEFT, TRUE, nothing (), new, FERRY_SYNC_COPY_LEFT },
    { FERRY_SYNC_UPDATE_RIGHT, TRUE, new, old, FERRY_SYNC_COPY_RIGHT },
    { FERRY_SYNC_UPDATE_RIGHT, TRUE, old, new, FERRY_SYNC_LEAVE },
    { FERRY_SYNC_UPDATE_RIGHT, TRUE, old, other, FERRY_SYNC_LEAVE },
    { FERRY_SYNC_UPDATE_RIGHT, TRUE, nothing (), old, FERRY_SYNC_LEAVE },
    { FERRY_SYNC_UPDATE_RIGHT, TRUE, old, nothing (), FERRY_SYNC_COPY_RIGHT },
    { FERRY_SYNC_UPDATE_RIGHT, TRUE, old, folder (), FERRY_SYNC_LEAVE },
    { FERRY_SYNC_UPDATE_LEFT, TRUE, old, new, FERRY_SYNC_COPY_LEFT },
    { FERRY_SYNC_UPDATE_LEFT, TRUE, new, old, FERRY_SYNC_LEAVE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FerrySyncRules rules = { .mode = cases[i].mode, .deletes = cases[i].deletes, .tolerance = 2 };
      FerrySyncReason reason;

      g_test_message ("%u", i);
      g_assert_cmpint (ferry_sync_rules_decide (&rules, &cases[i].left, &cases[i].right, NULL, TRUE,
                                                FERRY_SYNC_CONTENT_UNKNOWN, &reason),
                       ==, cases[i].action);
    }
}

/* The server cannot set times: what was uploaded has the time of the upload there. */
static void
test_remembered_upload (void)
{
  FerrySyncRules rules = { .mode = FERRY_SYNC_MIRROR_RIGHT, .tolerance = 2 };
  FerrySyncFacts left = file (5, NOON), right = file (5, NOON + 5000);
  FerrySyncFacts touched = file (5, NOON + 6000), edited = file (5, NOON + 7000);
  const FerrySyncPair last = { left, right };
  FerrySyncReason reason;

#define DECIDE(l, r, pair)                                                                         \
  ferry_sync_rules_decide (&rules, l, r, pair, FALSE, FERRY_SYNC_CONTENT_UNKNOWN, &reason)
  g_assert_cmpint (DECIDE (&left, &right, NULL), ==, FERRY_SYNC_COPY_RIGHT);
  g_assert_cmpint (DECIDE (&left, &right, &last), ==, FERRY_SYNC_LEAVE);
  g_assert_cmpint (reason, ==, FERRY_SYNC_SAME);
  g_assert_cmpint (DECIDE (&left, &touched, &last), ==, FERRY_SYNC_COPY_RIGHT);
  g_assert_cmpint (DECIDE (&edited, &right, &last), ==, FERRY_SYNC_COPY_RIGHT);
#undef DECIDE
}

static void
test_two_way (void)
{
  const FerrySyncFacts a = file (5, NOON), b = file (6, NOON + 99), c = file (7, NOON + 200);
  const FerrySyncPair last = { a, a };
  const struct
  {
    FerrySyncFacts left, right;
    const FerrySyncPair *last;
    gboolean has_run, deletes;
    FerrySyncAction action;
    FerrySyncReason reason;
  } cases[] = {
    /* The first time: nothing is deleted, the newer one goes over. */
    { a, nothing (), NULL, FALSE, TRUE, FERRY_SYNC_COPY_RIGHT, FERRY_SYNC_ONLY_LEFT },
    { nothing (), a, NULL, FALSE, TRUE, FERRY_SYNC_COPY_LEFT, FERRY_SYNC_ONLY_RIGHT },
    { a, b, NULL, FALSE, TRUE, FERRY_SYNC_COPY_LEFT, FERRY_SYNC_RIGHT_NEWER },
    { b, a, NULL, FALSE, TRUE, FERRY_SYNC_COPY_RIGHT, FERRY_SYNC_LEFT_NEWER },
    { a, file (6, NOON), NULL, FALSE, TRUE, FERRY_SYNC_LEAVE, FERRY_SYNC_CONFLICT },
    /* Later */
    { a, a, &last, TRUE, TRUE, FERRY_SYNC_LEAVE, FERRY_SYNC_SAME },
    { b, a, &last, TRUE, TRUE, FERRY_SYNC_COPY_RIGHT, FERRY_SYNC_CHANGED_LEFT },
    { a, b, &last, TRUE, TRUE, FERRY_SYNC_COPY_LEFT, FERRY_SYNC_CHANGED_RIGHT },
    { b, c, &last, TRUE, TRUE, FERRY_SYNC_LEAVE, FERRY_SYNC_CONFLICT },
    { b, b, &last, TRUE, TRUE, FERRY_SYNC_LEAVE, FERRY_SYNC_SAME },
    { a, nothing (), &last, TRUE, TRUE, FERRY_SYNC_DELETE_LEFT, FERRY_SYNC_GONE_RIGHT },
    { nothing (), a, &last, TRUE, TRUE, FERRY_SYNC_DELETE_RIGHT, FERRY_SYNC_GONE_LEFT },
    { nothing (), a, &last, TRUE, FALSE, FERRY_SYNC_LEAVE, FERRY_SYNC_GONE_LEFT },
    { nothing (), b, &last, TRUE, TRUE, FERRY_SYNC_LEAVE, FERRY_SYNC_CONFLICT },
    { a, b, NULL, TRUE, TRUE, FERRY_SYNC_LEAVE, FERRY_SYNC_CONFLICT },
    { a, nothing (), NULL, TRUE, TRUE, FERRY_SYNC_COPY_RIGHT, FERRY_SYNC_ONLY_LEFT },
    { a, folder (), &last, TRUE, TRUE, FERRY_SYNC_LEAVE, FERRY_SYNC_KINDS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FerrySyncRules rules = { FERRY_SYNC_TWO_WAY, .deletes = cases[i].deletes, .tolerance = 2 };
      FerrySyncReason reason;

      g_test_message ("%u", i);
      g_assert_cmpint (ferry_sync_rules_decide (&rules, &cases[i].left, &cases[i].right,
                                                cases[i].last, cases[i].has_run,
                                                FERRY_SYNC_CONTENT_UNKNOWN, &reason),
                       ==, cases[i].action);
      g_assert_cmpint (reason, ==, cases[i].reason);
    }
}

static void
test_carried (void)
{
  static const FerrySyncRules rules = { .tolerance = 2 };
  static const FerrySyncFacts source = { TRUE, FALSE, 100, 1000, FERRY_PRECISION_SECOND, TRUE };
  static const FerrySyncFacts old = { TRUE, FALSE, 100, 500, FERRY_PRECISION_SECOND, TRUE };
  static const FerrySyncFacts whole = { TRUE, FALSE, 100, 5000, FERRY_PRECISION_SECOND, TRUE };
  static const FerrySyncFacts half = { TRUE, FALSE, 50, 5000, FERRY_PRECISION_SECOND, TRUE };
  static const FerrySyncFacts edited = { TRUE, FALSE, 100, 6000, FERRY_PRECISION_SECOND, TRUE };
  static const FerrySyncPair planned = { source, old };
  static const FerrySyncPair turned = { old, source };

  g_assert_true (ferry_sync_rules_was_carried (&rules, &source, &whole, &planned, TRUE));
  g_assert_true (ferry_sync_rules_was_carried (&rules, &whole, &source, &turned, FALSE));
  g_assert_false (ferry_sync_rules_was_carried (&rules, &source, &old, &planned, TRUE));
  g_assert_false (ferry_sync_rules_was_carried (&rules, &source, &half, &planned, TRUE));
  g_assert_false (ferry_sync_rules_was_carried (&rules, &edited, &whole, &planned, TRUE));
}

static void
test_memory (void)
{
  gboolean is_right;
  g_autofree char *folder_path = g_dir_make_tmp ("ferry-memory-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder_path, "memory", NULL);
  g_autoptr (GFile) place = g_file_new_for_path (path);
  g_autoptr (FerrySyncMemory) memory = ferry_sync_memory_load (place, NULL, NULL);
  g_autoptr (FerrySyncMemory) again = NULL;
  g_autoptr (FerrySyncMemory) broken = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  FerrySyncPair pair = { file (5, NOON), vague (5, -7, FERRY_PRECISION_MINUTE, FALSE) };
  const FerrySyncPair *found;

  g_assert_nonnull (memory);
  g_assert_false (ferry_sync_memory_has_run (memory));
  ferry_sync_memory_note (memory, "a b\nc/日本 \\x.txt", &pair);
  ferry_sync_memory_note (memory, "gone", &pair);
  ferry_sync_memory_forget (memory, "gone");
  ferry_sync_memory_plan (memory, "planned > <", TRUE, &pair);
  ferry_sync_memory_plan (memory, "carried", FALSE, &pair);
  ferry_sync_memory_unplan (memory, "carried");
  ferry_sync_memory_set_run (memory);
  bytes = ferry_sync_memory_write (memory);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));

  again = ferry_sync_memory_load (place, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (ferry_sync_memory_has_run (again));
  g_assert_cmpuint (ferry_sync_memory_get_length (again), ==, 1);
  g_assert_nonnull (ferry_sync_memory_find_plan (again, "planned > <", &is_right));
  g_assert_true (is_right);
  g_assert_null (ferry_sync_memory_find_plan (again, "carried", &is_right));
  found = ferry_sync_memory_find (again, "a b\nc/日本 \\x.txt");
  g_assert_nonnull (found);
  g_assert_cmpint (found->left.modified, ==, NOON);
  g_assert_true (found->left.is_there && found->left.is_utc && !found->left.is_folder);
  g_assert_cmpint (found->right.size, ==, 5);
  g_assert_cmpint (found->right.modified, ==, -7);
  g_assert_cmpint (found->right.precision, ==, FERRY_PRECISION_MINUTE);
  g_assert_false (found->right.is_utc);

  g_assert_true (g_file_set_contents (path, "something else\n", -1, NULL));
  broken = ferry_sync_memory_load (place, NULL, &error);
  g_assert_null (broken);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder_path), ==, 0);
}

static void
test_options (void)
{
  g_autoptr (GKeyFile) kept = g_key_file_new ();
  g_autoptr (FerrySyncOptions) options = ferry_sync_options_new ();
  g_autoptr (FerrySyncOptions) again = NULL;

  options->rules = (FerrySyncRules){ FERRY_SYNC_TWO_WAY, FERRY_SYNC_BY_CONTENT, TRUE, 60, TRUE };
  options->ignores_case = TRUE;
  options->patterns = g_strdup ("*.o\n!a;b.o");
  ferry_sync_options_save (options, kept, "Task");
  again = ferry_sync_options_load (kept, "Task");
  g_assert_cmpmem (&again->rules, sizeof again->rules, &options->rules, sizeof options->rules);
  g_assert_true (again->ignores_case);
  g_assert_cmpstr (again->patterns, ==, options->patterns);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync-rules/times", test_times);
  g_test_add_func ("/sync-rules/other-comparisons", test_other_comparisons);
  g_test_add_func ("/sync-rules/one-way", test_one_way);
  g_test_add_func ("/sync-rules/remembered-upload", test_remembered_upload);
  g_test_add_func ("/sync-rules/two-way", test_two_way);
  g_test_add_func ("/sync-rules/carried", test_carried);
  g_test_add_func ("/sync-rules/memory", test_memory);
  g_test_add_func ("/sync-rules/options", test_options);
  return g_test_run ();
}
