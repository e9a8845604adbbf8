/* New names by a rule, and what speaks against them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-rename-rule.h"

#include <gio/gio.h>

#define KEEPS FERRY_RENAME_PATTERN_KEEPS

typedef struct
{
  const char *name;
  const char *expected;
  FerryRenameRule rule;
  gboolean is_folder;
} Case;

static const FerryEntry entry = { .modified = 1600000000, .precision = FERRY_PRECISION_SECOND };

static void
test_apply (void)
{
  static const Case cases[] = {
    { "a.txt", "a.txt", { .pattern = KEEPS }, FALSE },
    { "README", "README", { .pattern = KEEPS }, FALSE },
    { ".profile", ".profile", { .pattern = KEEPS }, FALSE },
    { "a.tar.gz", "a.tar.bak.gz", { .pattern = "[N].bak.[E]" }, FALSE },
    { "photos.2020", "old photos.2020", { .pattern = "old [N].[E]" }, TRUE },
    { "写真.JPG",
      "旅-007.JPG",
      { .pattern = "旅-[C].[E]", .start = 1, .step = 3, .digits = 3 },
      FALSE },
    { "a.txt", "[-4]x.txt", { .pattern = "[[[C]]x.[E]", .start = -4, .step = 5 }, FALSE },
    { "a.txt", "2020-09-13 a.txt", { .pattern = "[D] [N].[E]" }, FALSE },
    { "a.b.txt", "a_b_txt", { .pattern = KEEPS, .find = ".", .replace = "_" }, FALSE },
    { "IMG_1.jpg",
      "photo 1.jpg",
      { .pattern = KEEPS, .find = "img_", .replace = "photo ", .ignores_case = TRUE },
      FALSE },
    { "a.txt", "\\1.txt", { .pattern = KEEPS, .find = "a", .replace = "\\1" }, FALSE },
    { "12-34.txt",
      "34-12.txt",
      { .pattern = KEEPS, .find = "(\\d+)-(\\d+)", .replace = "\\2-\\1", .is_regex = TRUE },
      FALSE },
    { "STRASSE Ä.TXT",
      "strasse ä.txt",
      { .pattern = KEEPS, .letters = FERRY_RENAME_CASE_LOWER },
      FALSE },
    { "ä.txt", "Ä.TXT", { .pattern = KEEPS, .letters = FERRY_RENAME_CASE_UPPER }, FALSE },
    { "it's a TRIP.JPG",
      "It's A Trip.jpg",
      { .pattern = KEEPS, .letters = FERRY_RENAME_CASE_FIRST },
      FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = NULL;
      guint index = cases[i].rule.start == 1 ? 2 : 0;

      g_assert_true (ferry_rename_rule_check (&cases[i].rule, &error));
      name = ferry_rename_rule_apply (&cases[i].rule, cases[i].name, cases[i].is_folder, &entry,
                                      index);
      g_assert_cmpstr (name, ==, cases[i].expected);
    }
}

static void
test_refused (void)
{
  static const FerryRenameRule rules[] = {
    { .pattern = "[X]" },
    { .pattern = "a[" },
    { .pattern = "[N" },
    { .pattern = KEEPS, .find = "(", .replace = "", .is_regex = TRUE },
    { .pattern = KEEPS, .find = "a", .replace = "\\", .is_regex = TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (ferry_rename_rule_check (&rules[i], &error));
      g_assert_nonnull (error);
    }
}

static void
test_judge (void)
{
  static const char *const old_names[] = { "a", "b", "c", "d", "e", "f", "g", "h", "i" };
  static const char *const new_names[] = { "b", "a", "x", "x", "kept", "", "../g", NULL, "i" };
  static const FerryRenameVerdict expected[] = {
    FERRY_RENAME_FINE,    FERRY_RENAME_FINE,    FERRY_RENAME_TWICE,
    FERRY_RENAME_TWICE,   FERRY_RENAME_EXISTS,  FERRY_RENAME_INVALID,
    FERRY_RENAME_INVALID, FERRY_RENAME_FOREIGN, FERRY_RENAME_SAME,
  };
  FerryRenameVerdict verdicts[G_N_ELEMENTS (old_names)];
  g_autoptr (GHashTable) existing = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_add (existing, (gpointer) "kept");
  for (guint i = 0; i < G_N_ELEMENTS (old_names); i++)
    g_hash_table_add (existing, (gpointer) old_names[i]);
  ferry_rename_judge (old_names, new_names, G_N_ELEMENTS (old_names), existing, verdicts);
  for (guint i = 0; i < G_N_ELEMENTS (old_names); i++)
    g_assert_cmpint (verdicts[i], ==, expected[i]);
}

/* A name that one keeps, and one whose own change is refused, are not free. */
static void
test_judge_kept (void)
{
  static const char *const old_names[] = { "a", "b", "c", "d" };
  static const char *const new_names[] = { "b", "b", "d", "/" };
  FerryRenameVerdict verdicts[G_N_ELEMENTS (old_names)];
  g_autoptr (GHashTable) existing = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (old_names); i++)
    g_hash_table_add (existing, (gpointer) old_names[i]);
  ferry_rename_judge (old_names, new_names, G_N_ELEMENTS (old_names), existing, verdicts);
  g_assert_cmpint (verdicts[0], ==, FERRY_RENAME_TWICE);
  g_assert_cmpint (verdicts[1], ==, FERRY_RENAME_SAME);
  g_assert_cmpint (verdicts[2], ==, FERRY_RENAME_EXISTS);
  g_assert_cmpint (verdicts[3], ==, FERRY_RENAME_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rename-rule/apply", test_apply);
  g_test_add_func ("/rename-rule/refused", test_refused);
  g_test_add_func ("/rename-rule/judge", test_judge);
  g_test_add_func ("/rename-rule/judge-kept", test_judge_kept);
  return g_test_run ();
}
