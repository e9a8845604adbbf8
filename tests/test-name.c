/* Composed and decomposed names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-name.h"

static const struct
{
  const char *composed, *decomposed;
} pairs[] = {
  { "\u304c", "\u304b\u3099" },                               /* が */
  { "\u30d7\u30ed.txt", "\u30d5\u309a\u30ed.txt" },           /* プロ */
  { "caf\u00e9", "cafe\u0301" },                              /* é */
  { "\ud55c\uae00", "\u1112\u1161\u11ab\u1100\u1173\u11af" }, /* hangul */
  { "\u00e9/\ufa19\u00e9", "e\u0301/\ufa19e\u0301" },         /* a compatibility ideograph stays */
};

static void
test_pairs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *composed = ferry_name_compose (pairs[i].decomposed);
      g_autofree char *decomposed = ferry_name_decompose (pairs[i].composed);
      g_autofree char *twin = ferry_name_dup_twin (pairs[i].composed);
      g_autofree char *twin_of_twin = ferry_name_dup_twin (pairs[i].decomposed);

      g_assert_cmpstr (composed, ==, pairs[i].composed);
      g_assert_cmpstr (decomposed, ==, pairs[i].decomposed);
      g_assert_cmpstr (twin, ==, pairs[i].decomposed);
      g_assert_cmpstr (twin_of_twin, ==, pairs[i].composed);
      g_assert_cmpint (ferry_name_get_spelling (pairs[i].composed), ==, FERRY_SPELLING_COMPOSED);
      g_assert_cmpint (ferry_name_get_spelling (pairs[i].decomposed), ==,
                       FERRY_SPELLING_DECOMPOSED);
    }
}

static void
test_alone (void)
{
  static const char *const names[] = { "a.txt", "\u65e5\u672c", "\ufa19", "\u212b", "\xe9", "" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *composed = ferry_name_compose (names[i]);
      g_autofree char *decomposed = ferry_name_decompose (names[i]);

      g_assert_cmpstr (composed, ==, names[i]);
      g_assert_cmpstr (decomposed, ==, names[i]);
      g_assert_null (ferry_name_dup_twin (names[i]));
      g_assert_cmpint (ferry_name_get_spelling (names[i]), ==, FERRY_SPELLING_ANY);
    }
}

static void
test_part (void)
{
  g_assert_true (ferry_name_is_part ("a.txt.ferrypart"));
  g_assert_false (ferry_name_is_part ("ferrypart"));
  g_assert_false (ferry_name_is_part ("a.ferrypart.txt"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name/pairs", test_pairs);
  g_test_add_func ("/name/alone", test_alone);
  g_test_add_func ("/name/part", test_part);
  return g_test_run ();
}
