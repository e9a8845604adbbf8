/* What the user sees of left and right, in both directions of the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-direction.h"

#include "ferry-sync-text.h"

static void
test_left_to_right (void)
{
  g_autofree char *path = ferry_direction_isolate ("/a/1/2");

  g_assert_false (ferry_direction_is_mirrored ());
  g_assert_cmpstr (ferry_direction_translate ("Only on the left"), ==, "Only on the left");
  g_assert_cmpstr (ferry_direction_turn ("→"), ==, "→");
  g_assert_cmpstr (path, ==, "/a/1/2");
}

static void
test_right_to_left (void)
{
  const FerrySyncTotals totals = { .copies_right = 3, .bytes_right = 2000 };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  path = ferry_direction_isolate ("/a/1/2");
  text = ferry_sync_text_totals (&totals);
  g_assert_cmpstr (ferry_direction_translate ("Only on the left"), ==, "Only on the right");
  g_assert_cmpstr (ferry_direction_translate ("← Copy"), ==, "Copy →");
  g_assert_cmpstr (ferry_direction_translate ("Different"), ==, "Different");
  g_assert_cmpstr (ferry_direction_turn ("←"), ==, "→");
  g_assert_cmpstr (ferry_direction_turn ("<Alt>Left Back"), ==, "<Alt>Right Back");
  g_assert_cmpstr (ferry_sync_text_reason (FERRY_SYNC_LEFT_NEWER), ==, "Newer on the right");
  g_assert_true (g_str_has_prefix (text, "3 files to the left"));
  g_assert_cmpstr (path, ==, "\u2066/a/1/2\u2069");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/direction/left-to-right", test_left_to_right);
  g_test_add_func ("/direction/right-to-left", test_right_to_left);
  return g_test_run ();
}
