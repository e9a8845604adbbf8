/* Sizes, times and permissions as people read them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-format.h"

static void
test_size (void)
{
  static const struct
  {
    gint64 size;
    const char *shown;
  } cases[] = {
    { FERRY_SIZE_UNKNOWN, "" },
    { 0, "0 bytes" },
    { 1, "1 byte" },
    { 5100, "5.1 kB" },
    { G_GINT64_CONSTANT (5368709120), "5.4 GB" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = ferry_format_size (cases[i].size);
      /* GLib puts a no-break space between number and unit. */
      g_auto (GStrv) words = g_strsplit (shown, "\u00a0", -1);
      g_autofree char *plain = g_strjoinv (" ", words);

      g_assert_cmpstr (plain, ==, cases[i].shown);
    }
}

/* 2001-05-07 10:20:30 */
#define LONG_AGO G_GINT64_CONSTANT (989230830)

static void
test_modified (void)
{
  static const struct
  {
    FerryPrecision precision;
    gboolean is_utc;
    const char *shown;
  } cases[] = {
    { FERRY_PRECISION_UNKNOWN, FALSE, "" },
    { FERRY_PRECISION_DAY, FALSE, "2001-05-07" },
    { FERRY_PRECISION_MINUTE, FALSE, "2001-05-07 10:20" },
    { FERRY_PRECISION_SECOND, FALSE, "2001-05-07 10:20" },
    /* Nine hours on, where this test lives. */
    { FERRY_PRECISION_SECOND, TRUE, "2001-05-07 19:20" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FerryEntry entry = { .modified = LONG_AGO,
                           .precision = (guint8) cases[i].precision,
                           .is_utc = (guint8) (cases[i].is_utc ? 1 : 0) };
      g_autofree char *shown = ferry_format_modified (&entry);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_modified_short (void)
{
  FerryEntry old = { .modified = LONG_AGO, .precision = FERRY_PRECISION_SECOND };
  FerryEntry fresh = { .precision = FERRY_PRECISION_MINUTE, .is_utc = 1 };
  FerryEntry unknown = { .precision = FERRY_PRECISION_UNKNOWN };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *wanted = g_date_time_format (now, "%m-%d %H:%M");
  g_autofree char *shown_old = ferry_format_modified_short (&old);
  g_autofree char *shown_unknown = ferry_format_modified_short (&unknown);
  g_autofree char *shown_fresh = NULL;

  fresh.modified = g_date_time_to_unix (now);
  shown_fresh = ferry_format_modified_short (&fresh);
  g_assert_cmpstr (shown_old, ==, "2001-05-07");
  g_assert_cmpstr (shown_fresh, ==, wanted);
  g_assert_cmpstr (shown_unknown, ==, "");
}

static void
test_permissions (void)
{
  static const struct
  {
    guint16 mode;
    const char *shown;
  } cases[] = {
    { FERRY_MODE_UNKNOWN, "" }, { 0, "---------" },     { 0644, "rw-r--r--" },
    { 0755, "rwxr-xr-x" },      { 01777, "rwxrwxrwt" }, { 01776, "rwxrwxrwT" },
    { 04755, "rwsr-xr-x" },     { 02644, "rw-r-Sr--" }, { 06711, "rws--s--x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FerryEntry entry = { .mode = cases[i].mode };
      g_autofree char *shown = ferry_format_permissions (&entry);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_owner (void)
{
  static const struct
  {
    const char *owner, *group, *shown;
  } cases[] = {
    { NULL, NULL, "" },
    { "kai", NULL, "kai" },
    { NULL, "staff", "staff" },
    { "kai", "staff", "kai staff" },
    { "k\xff", "s\xfe", "k\xef\xbf\xbd s\xef\xbf\xbd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FerryEntry entry = { .owner = cases[i].owner, .group = cases[i].group };
      g_autofree char *shown = ferry_format_owner (&entry);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "JST-9", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/size", test_size);
  g_test_add_func ("/format/modified", test_modified);
  g_test_add_func ("/format/modified-short", test_modified_short);
  g_test_add_func ("/format/permissions", test_permissions);
  g_test_add_func ("/format/owner", test_owner);
  return g_test_run ();
}
