/* What the rows of the transfer view say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-transfer-text.h"

#include <string.h>

static void
test_percent (void)
{
  static const struct
  {
    gint64 done;
    gint64 size;
    FerryTransferState state;
    const char *text;
  } cases[] = {
    { 0, 100, FERRY_TRANSFER_WAITING, "0 %" },
    { 45, 100, FERRY_TRANSFER_RUNNING, "45 %" },
    { 999, 1000, FERRY_TRANSFER_RUNNING, "99 %" },
    { 1000, 1000, FERRY_TRANSFER_RUNNING, "99 %" }, /* the reply is still to come */
    { 1000, 1000, FERRY_TRANSFER_DONE, "100 %" },
    { 0, 0, FERRY_TRANSFER_DONE, "100 %" },
    { 0, 0, FERRY_TRANSFER_WAITING, "0 %" },
    { 500, -1, FERRY_TRANSFER_RUNNING, "" },
    { 500, -1, FERRY_TRANSFER_DONE, "100 %" },
    { G_MAXINT64 / 2, G_MAXINT64, FERRY_TRANSFER_PAUSED, "50 %" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          ferry_transfer_text_percent (cases[i].done, cases[i].size, cases[i].state);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_amount (void)
{
  static const struct
  {
    gint64 done;
    gint64 size;
    const char *text;
  } cases[] = {
    { 0, -1, "" },
    { 1500, -1, "1.5 kB" },
    { 0, 3400000, "3.4 MB" },
    { 1200000, 3400000, "1.2 MB of 3.4 MB" },
    { 3400000, 3400000, "3.4 MB" },
    { 0, 0, "0 bytes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = ferry_transfer_text_amount (cases[i].done, cases[i].size);
      g_auto (GStrv) words = g_strsplit (text, "\302\240", -1); /* GLib's spaces do not break */
      g_autofree char *plain = g_strjoinv (" ", words);

      g_assert_cmpstr (plain, ==, cases[i].text);
    }
}

static void
test_time_left (void)
{
  static const struct
  {
    gint64 seconds;
    const char *text;
  } cases[] = {
    { -1, "" },          { 0, "0 s" },        { 59, "59 s" },
    { 60, "1:00" },      { 185, "3:05" },     { 3599, "59:59" },
    { 3600, "1:00:00" }, { 3723, "1:02:03" }, { 356400, "99:00:00" },
    { 356401, "" },      { G_MAXINT64, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = ferry_transfer_text_time_left (cases[i].seconds);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_speed (void)
{
  g_autofree char *unknown = ferry_transfer_text_speed (0);
  g_autofree char *fast = ferry_transfer_text_speed (3.4e6);

  g_assert_cmpstr (unknown, ==, "");
  g_assert_true (g_str_has_prefix (fast, "3.4"));
  g_assert_true (g_str_has_suffix (fast, "MB/s"));
}

static void
test_states (void)
{
  for (int state = FERRY_TRANSFER_WAITING; state <= FERRY_TRANSFER_CANCELLED; state++)
    {
      g_assert_cmpstr (ferry_transfer_state_get_text ((FerryTransferState) state), !=, "");
      g_assert_true (g_str_has_suffix (ferry_transfer_state_get_icon ((FerryTransferState) state),
                                       "-symbolic"));
    }
}

static void
test_anew (void)
{
  g_assert_null (ferry_transfer_text_anew (FERRY_ANEW_NOT));
  g_assert_null (ferry_transfer_text_anew (FERRY_ANEW_TEXT));
  g_assert_nonnull (strstr (ferry_transfer_text_anew (FERRY_ANEW_SOURCE_CHANGED), "changed"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transfer-text/percent", test_percent);
  g_test_add_func ("/transfer-text/amount", test_amount);
  g_test_add_func ("/transfer-text/time-left", test_time_left);
  g_test_add_func ("/transfer-text/speed", test_speed);
  g_test_add_func ("/transfer-text/states", test_states);
  g_test_add_func ("/transfer-text/anew", test_anew);
  return g_test_run ();
}
