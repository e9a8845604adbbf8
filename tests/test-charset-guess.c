/* The guess of the character set: names of files in each set, alone, in threes and all together,
 * and how often the guess is right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-charset-guess.h"
#include "ferry-charset.h"
#include "ferry-test-names.h"

static const struct
{
  const char *charset;
  const char *const *names;
  const char *locale;
  guint least_alone; /* per cent right, of single names without a locale */
} cases[] = {
  { "UTF-8", ferry_test_japanese_names, "ja_JP", 100 },
  { "UTF-8", ferry_test_russian_names, "ru_RU", 100 },
  { "UTF-8", ferry_test_western_names, "de_DE", 100 },
  { "CP932", ferry_test_japanese_names, "ja_JP", 90 },
  { "CP932", ferry_test_half_width_names, "ja_JP", 60 },
  { "EUC-JP", ferry_test_japanese_names, "ja_JP", 80 },
  { "ISO-2022-JP", ferry_test_japanese_names, "ja_JP", 100 },
  { "GB18030", ferry_test_simplified_chinese_names, "zh_CN", 80 },
  { "BIG5", ferry_test_traditional_chinese_names, "zh_TW", 90 },
  { "EUC-KR", ferry_test_korean_names, "ko_KR", 90 },
  { "KOI8-R", ferry_test_russian_names, "ru_RU", 90 },
  { "WINDOWS-1251", ferry_test_russian_names, "ru_RU", 90 },
  { "WINDOWS-1252", ferry_test_western_names, "de_DE", 90 },
};

/* No disk can hold a name with the byte of a slash, as ISO-2022-JP has it in 年 and ク: such names
 * are left out. */
static gboolean
add (FerryCharsetGuess *guess, const char *charset, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = ferry_charset_encode (charset, name, &error);

  if (bytes == NULL && g_str_equal (charset, "ISO-2022-JP"))
    return FALSE;
  g_assert_no_error (error);
  ferry_charset_guess_add (guess, bytes);
  return TRUE;
}

/* Guesses from each @group names in a row. Returns how many per cent are right. */
static guint
measure (guint index, guint group, const char *locale)
{
  const char *const *names = cases[index].names;
  guint count = g_strv_length ((char **) names);
  guint right = 0, rounds = 0;

  for (guint i = 0; i + group <= count; i++, rounds++)
    {
      g_autoptr (FerryCharsetGuess) guess = ferry_charset_guess_new (locale, NULL);
      g_autoptr (GString) shown = g_string_new (NULL);
      guint added = 0;

      for (guint j = i; j < i + group; j++)
        {
          added += add (guess, cases[index].charset, names[j]) ? 1 : 0;
          g_string_append_printf (shown, " %s", names[j]);
        }
      if (added == 0)
        rounds--;
      else if (g_str_equal (ferry_charset_guess_get (guess), cases[index].charset))
        right++;
      else
        g_test_message ("%s taken for %s:%s", cases[index].charset, ferry_charset_guess_get (guess),
                        shown->str);
    }
  return right * 100 / rounds;
}

static void
test_accuracy (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint alone = measure (i, 1, NULL);
      guint at_home = measure (i, 1, cases[i].locale);
      guint threes = measure (i, 3, NULL);
      guint threes_at_home = measure (i, 3, cases[i].locale);
      guint eights = measure (i, 8, NULL);

      g_test_message ("%-12s %2u names, right of 100: alone %u, with the locale %u; in threes %u, "
                      "with the locale %u; in eights %u",
                      cases[i].charset, g_strv_length ((char **) cases[i].names), alone, at_home,
                      threes, threes_at_home, eights);
      g_assert_cmpuint (alone, >=, cases[i].least_alone);
      g_assert_cmpuint (at_home, >=, alone);
      g_assert_cmpuint (threes, >=, 95);
      g_assert_cmpuint (threes_at_home, >=, 97);
      g_assert_cmpuint (eights, ==, 100);
    }
}

static void
test_all_together (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FerryCharsetGuess) guess = ferry_charset_guess_new (NULL, NULL);

      for (const char *const *name = cases[i].names; *name != NULL; name++)
        add (guess, cases[i].charset, *name);
      g_assert_cmpstr (ferry_charset_guess_get (guess), ==, cases[i].charset);
    }
}

/* One name left over from another time does not change what the others say. */
static void
test_odd_one (void)
{
  g_autoptr (FerryCharsetGuess) guess = ferry_charset_guess_new ("ja_JP.UTF-8", NULL);

  for (guint i = 0; i < 4; i++)
    add (guess, "UTF-8", ferry_test_japanese_names[i]);
  add (guess, "CP932", "古い資料の置き場所.txt");
  g_assert_cmpstr (ferry_charset_guess_get (guess), ==, "UTF-8");
}

static void
test_nothing_to_tell (void)
{
  g_autoptr (FerryCharsetGuess) guess = ferry_charset_guess_new ("ja_JP.UTF-8", NULL);
  g_autoptr (FerryCharsetGuess) known = ferry_charset_guess_new (NULL, "EUC-JP");

  g_assert_cmpstr (ferry_charset_guess_get (guess), ==, "UTF-8");
  g_assert_false (ferry_charset_guess_add (guess, "readme.txt"));
  g_assert_cmpstr (ferry_charset_guess_get (guess), ==, "UTF-8");
  g_assert_false (ferry_charset_guess_add (known, "readme.txt"));
  g_assert_cmpstr (ferry_charset_guess_get (known), ==, "EUC-JP");
}

/* What was known another time yields to what is seen now. */
static void
test_known_yields (void)
{
  g_autoptr (FerryCharsetGuess) guess = ferry_charset_guess_new (NULL, "EUC-JP");

  for (guint i = 0; i < 3; i++)
    add (guess, "KOI8-R", ferry_test_russian_names[i]);
  g_assert_cmpstr (ferry_charset_guess_get (guess), ==, "KOI8-R");
}

/* Whatever the bytes, and however many. */
static void
test_anything (void)
{
  g_autoptr (FerryCharsetGuess) guess = ferry_charset_guess_new (NULL, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < 1000; i++)
    {
      char name[300] = { 0 };
      guint length = (guint) g_rand_int_range (random, 0, sizeof name);

      for (guint j = 0; j < length; j++)
        name[j] = (char) g_rand_int_range (random, 1, 256);
      ferry_charset_guess_add (guess, name);
    }
  g_assert_true (ferry_charset_is_known (ferry_charset_guess_get (guess)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charset-guess/accuracy", test_accuracy);
  g_test_add_func ("/charset-guess/all-together", test_all_together);
  g_test_add_func ("/charset-guess/odd-one", test_odd_one);
  g_test_add_func ("/charset-guess/nothing-to-tell", test_nothing_to_tell);
  g_test_add_func ("/charset-guess/known-yields", test_known_yields);
  g_test_add_func ("/charset-guess/anything", test_anything);
  return g_test_run ();
}
