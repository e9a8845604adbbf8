/* The rules for a target that exists: a table. And the names that a rename leads to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-exists.h"

#define NO_TIME FERRY_PRECISION_UNKNOWN
#define MINUTE  FERRY_PRECISION_MINUTE
#define SECOND  FERRY_PRECISION_SECOND
#define UNKNOWN FERRY_SIZE_UNKNOWN

typedef struct
{
  gint64 size, modified;
  FerryPrecision precision;
} Facts;

static const struct
{
  const char *name;
  FerryExistsAction rule;
  Facts source, target;
  FerryExistsAction result;
} cases[] = {
  { "ask", FERRY_EXISTS_ASK, { 1, 1, SECOND }, { 1, 1, SECOND }, FERRY_EXISTS_ASK },
  { "overwrite",
    FERRY_EXISTS_OVERWRITE,
    { 1, 1, SECOND },
    { 9, 9, SECOND },
    FERRY_EXISTS_OVERWRITE },
  { "fail", FERRY_EXISTS_FAIL, { 1, 1, SECOND }, { 9, 9, SECOND }, FERRY_EXISTS_FAIL },
  { "newer", FERRY_EXISTS_NEWER, { 1, 601, SECOND }, { 1, 600, SECOND }, FERRY_EXISTS_OVERWRITE },
  { "same age", FERRY_EXISTS_NEWER, { 1, 600, SECOND }, { 1, 600, SECOND }, FERRY_EXISTS_SKIP },
  { "older", FERRY_EXISTS_NEWER, { 1, 599, SECOND }, { 1, 600, SECOND }, FERRY_EXISTS_SKIP },
  { "same minute", FERRY_EXISTS_NEWER, { 1, 630, SECOND }, { 1, 600, MINUTE }, FERRY_EXISTS_SKIP },
  { "next minute",
    FERRY_EXISTS_NEWER,
    { 1, 660, SECOND },
    { 1, 600, MINUTE },
    FERRY_EXISTS_OVERWRITE },
  { "age unknown", FERRY_EXISTS_NEWER, { 1, 0, NO_TIME }, { 1, 600, SECOND }, FERRY_EXISTS_SKIP },
  { "size differs", FERRY_EXISTS_SIZE, { 1, 1, SECOND }, { 2, 1, SECOND }, FERRY_EXISTS_OVERWRITE },
  { "size is the same", FERRY_EXISTS_SIZE, { 2, 9, SECOND }, { 2, 1, SECOND }, FERRY_EXISTS_SKIP },
  { "size unknown",
    FERRY_EXISTS_SIZE,
    { UNKNOWN, 9, SECOND },
    { UNKNOWN, 1, SECOND },
    FERRY_EXISTS_OVERWRITE },
  { "resume", FERRY_EXISTS_RESUME, { 9, 600, SECOND }, { 4, 700, SECOND }, FERRY_EXISTS_RESUME },
  { "resume, whole",
    FERRY_EXISTS_RESUME,
    { 9, 600, SECOND },
    { 9, 500, SECOND },
    FERRY_EXISTS_SKIP },
  { "resume, source changed",
    FERRY_EXISTS_RESUME,
    { 9, 701, SECOND },
    { 4, 700, SECOND },
    FERRY_EXISTS_OVERWRITE },
  { "resume, too long",
    FERRY_EXISTS_RESUME,
    { 9, 600, SECOND },
    { 10, 700, SECOND },
    FERRY_EXISTS_OVERWRITE },
  { "resume, empty",
    FERRY_EXISTS_RESUME,
    { 9, 600, SECOND },
    { 0, 700, SECOND },
    FERRY_EXISTS_OVERWRITE },
  { "resume, vague source",
    FERRY_EXISTS_RESUME,
    { 9, 600, MINUTE },
    { 4, 700, SECOND },
    FERRY_EXISTS_OVERWRITE },
};

static FerryEntry
make_entry (const Facts *facts)
{
  return (FerryEntry){ .name = "a",
                       .size = facts->size,
                       .modified = facts->modified,
                       .precision = facts->precision,
                       .is_utc = TRUE };
}

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FerryEntry source = make_entry (&cases[i].source);
      FerryEntry target = make_entry (&cases[i].target);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (ferry_exists_resolve (cases[i].rule, &source, &target), ==, cases[i].result);
    }
}

static void
test_numbered_names (void)
{
  static const char *const names[][2] = {
    { "a.txt", "a (2).txt" },
    { "a", "a (2)" },
    { ".hidden", ".hidden (2)" },
    { "a.tar.gz", "a.tar (2).gz" },
    { "日本 語.txt", "日本 語 (2).txt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *numbered = ferry_exists_number_name (names[i][0], 2);

      g_assert_cmpstr (numbered, ==, names[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exists/rules", test_rules);
  g_test_add_func ("/exists/numbered-names", test_numbered_names);
  return g_test_run ();
}
