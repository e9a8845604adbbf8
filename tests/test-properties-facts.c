/* What the selected files have in common, and times that people type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-properties-facts.h"

static FerryListing *
make_listing (guint count, guint different)
{
  FerryListing *listing = ferry_listing_new ();

  for (guint i = 0; i < count; i++)
    {
      FerryEntry *entry = ferry_listing_add (listing, "a", 1, NULL, 0);

      entry->kind = i == 1 ? FERRY_KIND_DIRECTORY : FERRY_KIND_FILE;
      entry->size = i == 1 ? FERRY_SIZE_UNKNOWN : 100;
      entry->modified = i == different ? 5 : 1000;
      entry->precision = FERRY_PRECISION_SECOND;
      entry->mode = i == different ? 0600 : 0644;
      entry->owner =
          ferry_listing_intern (listing, i == different ? "you" : "me", 2 + (i == different));
    }
  return listing;
}

static void
test_facts (void)
{
  g_autoptr (FerryListing) same = make_listing (3, 9);
  g_autoptr (FerryListing) mixed = make_listing (3, 2);
  FerryPropertiesFacts facts = ferry_properties_facts_collect (same);
  g_autofree char *kinds = ferry_properties_facts_dup_kinds (&facts);

  g_assert_cmpstr (kinds, ==, "2 files, 1 folder");
  g_assert_cmpint (facts.size, ==, 200);
  g_assert_cmpuint (facts.mode->mode, ==, 0644);
  g_assert_cmpint (facts.time->modified, ==, 1000);
  g_assert_cmpstr (facts.owner->owner, ==, "me");
  facts = ferry_properties_facts_collect (mixed);
  g_assert_null (facts.mode);
  g_assert_null (facts.time);
  g_assert_null (facts.owner);
}

static void
test_times (void)
{
  static const struct
  {
    const char *text;
    gint64 time; /* -1: none */
  } cases[] = {
    { "2020-09-13 12:26:40", 1600000000 },
    { " 2020-09-13 12:26:40 ", 1600000000 },
    { "2020-09-13 12:26", 1599999960 },
    { "2020-09-13", 1599955200 },
    { "", -1 },
    { "yesterday", -1 },
    { "2020-13-01", -1 },
    { "2020-09-13 25:00", -1 },
    { "1969-12-31", -1 },
  };
  FerryEntry entry = { .modified = 1600000000, .is_utc = TRUE };
  g_autofree char *text = ferry_properties_format_time (&entry);

  g_assert_cmpstr (text, ==, "2020-09-13 12:26:40");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 time = -1;

      g_assert_cmpint (ferry_properties_parse_time (cases[i].text, &time), ==, cases[i].time >= 0);
      if (cases[i].time >= 0)
        g_assert_cmpint (time, ==, cases[i].time);
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/properties-facts/facts", test_facts);
  g_test_add_func ("/properties-facts/times", test_times);
  return g_test_run ();
}
