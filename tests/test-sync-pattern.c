/* What a synchronization leaves out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-pattern.h"

typedef struct
{
  const char *patterns;
  const char *path;
  gboolean is_folder;
  gboolean is_taken;
} Case;

static const Case cases[] = {
  { "", "a.txt", FALSE, TRUE },
  { "*.o", "a.o", FALSE, FALSE },
  { "*.o", "src/deep/a.o", FALSE, FALSE },
  { "*.o", "a.obj", FALSE, TRUE },
  { "# *.o", "a.o", FALSE, TRUE },
  { "\\#a", "#a", FALSE, FALSE },
  { "\\!a", "!a", FALSE, FALSE },
  { "build/", "build", TRUE, FALSE },
  { "build/", "src/build", TRUE, FALSE },
  { "build/", "build", FALSE, TRUE },
  { "/build", "build", TRUE, FALSE },
  { "/build", "src/build", TRUE, TRUE },
  { "doc/*.txt", "doc/a.txt", FALSE, FALSE },
  { "doc/*.txt", "doc/sub/a.txt", FALSE, TRUE },
  { "doc/*.txt", "src/doc/a.txt", FALSE, TRUE },
  { "**/tmp", "tmp", TRUE, FALSE },
  { "**/tmp", "a/b/tmp", TRUE, FALSE },
  { "**/tmp", "a/xtmp", TRUE, TRUE },
  { "a/**/z", "a/z", FALSE, FALSE },
  { "a/**/z", "a/b/c/z", FALSE, FALSE },
  { "a/**/z", "b/z", FALSE, TRUE },
  { "a/**", "a/b/c", FALSE, FALSE },
  { "a/**", "a", TRUE, TRUE },
  { "[a-c]?", "b1", FALSE, FALSE },
  { "[!a-c]?", "b1", FALSE, TRUE },
  { "[!a-c]?", "d1", FALSE, FALSE },
  { "[a", "[a", FALSE, FALSE },
  { "a[]]b", "a]b", FALSE, FALSE },
  { "\\*", "*", FALSE, FALSE },
  { "\\*", "a", FALSE, TRUE },
  { "*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", FALSE, TRUE },
  { "日*", "日本.txt", FALSE, FALSE },
  /* The last that fits decides. */
  { "*.o\n!keep.o", "keep.o", FALSE, TRUE },
  { "*.o\n!keep.o", "a.o", FALSE, FALSE },
  { "!keep.o\n*.o", "keep.o", FALSE, FALSE },
  /* Only what is named. */
  { "!*.jpg", "a.jpg", FALSE, TRUE },
  { "!*.jpg", "a.txt", FALSE, FALSE },
  { "!*.jpg", "folder", TRUE, TRUE },
  { "!*.jpg\nprivate/", "private", TRUE, FALSE },
};

static void
test_patterns (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (FerrySyncPatterns) patterns = ferry_sync_patterns_new (FALSE);

      ferry_sync_patterns_add_text (patterns, c->patterns);
      g_test_message ("%s: %s", c->patterns, c->path);
      g_assert_cmpint (ferry_sync_patterns_takes (patterns, c->path, c->is_folder), ==,
                       c->is_taken);
    }
}

static void
test_case (void)
{
  g_autoptr (FerrySyncPatterns) alike = ferry_sync_patterns_new (TRUE);
  g_autoptr (FerrySyncPatterns) exact = ferry_sync_patterns_new (FALSE);

  ferry_sync_patterns_add (alike, "*.BAK");
  ferry_sync_patterns_add (exact, "*.BAK");
  g_assert_false (ferry_sync_patterns_takes (alike, "a.bak", FALSE));
  g_assert_true (ferry_sync_patterns_takes (exact, "a.bak", FALSE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync-pattern/patterns", test_patterns);
  g_test_add_func ("/sync-pattern/case", test_case);
  return g_test_run ();
}
