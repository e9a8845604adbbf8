/* Paths and local names, by tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-local-name.h"
#include "ferry-path.h"

#include <string.h>

static void
test_join (void)
{
  static const char *const cases[][3] = {
    { "/", "a", "/a" },        { "/a", "b", "/a/b" },   { "/a/", "b", "/a/b" },
    { "", "a", "a" },          { "a", "b", "a/b" },     { "/a", "/b", "/b" },
    { "/a", "", "/a" },        { "/a", " b", "/a/ b" }, { "/\x83\x5c", "\xff", "/\x83\x5c/\xff" },
    { "/a", "b/c", "/a/b/c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *joined = ferry_path_join (cases[i][0], cases[i][1]);

      g_assert_cmpstr (joined, ==, cases[i][2]);
    }
}

static void
test_split (void)
{
  static const char *const cases[][3] = {
    { "/a/b", "/a", "b" }, { "/a", "/", "a" },     { "/", "/", "" },         { "a", "", "a" },
    { "a/b", "a", "b" },   { "/a/b/", "/a", "b" }, { "//a//b", "//a", "b" }, { "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *parent = ferry_path_dup_parent (cases[i][0]);
      g_autofree char *name = ferry_path_dup_name (cases[i][0]);

      g_assert_cmpstr (parent, ==, cases[i][1]);
      g_assert_cmpstr (name, ==, cases[i][2]);
    }
}

static void
test_normalize (void)
{
  static const char *const cases[][2] = {
    { "/a/./b", "/a/b" }, { "/a/../b", "/b" }, { "/..", "/" },           { "//a//b/", "/a/b" },
    { "a/../..", ".." },  { "../a", "../a" },  { "a/..", "" },           { "/a/../../b", "/b" },
    { "...", "..." },     { "/", "/" },        { "/a b/ c", "/a b/ c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normal = ferry_path_normalize (cases[i][0]);

      g_assert_cmpstr (normal, ==, cases[i][1]);
    }
}

static void
test_inside (void)
{
  g_assert_true (ferry_path_is_inside ("/a/b", "/a"));
  g_assert_true (ferry_path_is_inside ("/a", "/a"));
  g_assert_true (ferry_path_is_inside ("/a", "/"));
  g_assert_true (ferry_path_is_inside ("/a/b", "/a/"));
  g_assert_true (ferry_path_is_inside ("a", ""));
  g_assert_false (ferry_path_is_inside ("/ab", "/a"));
  g_assert_false (ferry_path_is_inside ("/", "/a"));
  g_assert_false (ferry_path_is_inside ("/a", ""));
}

static void
test_arguments (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ferry_path_check_argument (" a\tb\\ ", NULL));
  g_assert_false (ferry_path_check_argument ("a\nDELE b", &error));
  g_assert_nonnull (error);
  g_assert_false (ferry_path_check_argument ("a\r", NULL));
}

static void
test_safe_names (void)
{
  g_assert_true (ferry_path_is_safe_name ("..."));
  g_assert_true (ferry_path_is_safe_name (" "));
  g_assert_true (ferry_path_is_safe_name ("-rf"));
  g_assert_false (ferry_path_is_safe_name (""));
  g_assert_false (ferry_path_is_safe_name ("."));
  g_assert_false (ferry_path_is_safe_name (".."));
  g_assert_false (ferry_path_is_safe_name ("a/b"));
  g_assert_false (ferry_path_is_safe_name ("a\nb"));
}

static void
test_local_names (void)
{
  static const struct
  {
    const char *name, *on_unix, *on_windows;
  } cases[] = {
    { "a.txt", "a.txt", "a.txt" },
    { "../../etc/passwd", ".._.._etc_passwd", ".._.._etc_passwd" },
    { "..", "__", "__" },
    { ".", "_", "_" },
    { "", "_", "_" },
    { "a\nb", "a_b", "a_b" },
    { "a:b?.txt", "a:b?.txt", "a_b_.txt" },
    { "C:\\x", "C:\\x", "C__x" },
    { "end. ", "end. ", "end__" },
    { "...", "...", "___" },
    { "nul", "nul", "_nul" },
    { "NUL.txt", "NUL.txt", "_NUL.txt" },
    { "com1 .x", "com1 .x", "_com1 .x" },
    { "com10", "com10", "com10" },
    { "\xe8\xa1\xa8.txt", "\xe8\xa1\xa8.txt", "\xe8\xa1\xa8.txt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *on_unix = ferry_local_name_make (cases[i].name, FERRY_LOCAL_NAMES_UNIX);
      g_autofree char *on_windows =
          ferry_local_name_make (cases[i].name, FERRY_LOCAL_NAMES_WINDOWS);

      g_assert_cmpstr (on_unix, ==, cases[i].on_unix);
      g_assert_cmpstr (on_windows, ==, cases[i].on_windows);
    }
}

static void
test_long_local_name (void)
{
  GString *name = g_string_new (NULL);
  g_autofree char *local = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (name, "\xe8\xa1\xa8");
  g_string_append (name, ".tar");
  local = ferry_local_name_make (name->str, FERRY_LOCAL_NAMES_UNIX);

  g_assert_cmpuint (strlen (local), <=, 255);
  g_assert_cmpuint (strlen (local), >, 248);
  g_assert_true (g_str_has_suffix (local, "\xe8\xa1\xa8.tar"));
  g_assert_true (g_utf8_validate (local, -1, NULL));
  g_string_free (name, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/path/join", test_join);
  g_test_add_func ("/path/split", test_split);
  g_test_add_func ("/path/normalize", test_normalize);
  g_test_add_func ("/path/inside", test_inside);
  g_test_add_func ("/path/arguments", test_arguments);
  g_test_add_func ("/path/safe-names", test_safe_names);
  g_test_add_func ("/path/local-names", test_local_names);
  g_test_add_func ("/path/long-local-name", test_long_local_name);
  return g_test_run ();
}
