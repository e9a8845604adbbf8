/* The packed listing: strings stay, copies stand alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-listing.h"

#include <string.h>

static FerryEntry *
add_link (FerryListing *listing)
{
  FerryEntry *entry = ferry_listing_add (listing, "now???", 3, "v1/bin???", 6);

  entry->kind = FERRY_KIND_LINK;
  entry->size = 6;
  entry->owner = ferry_listing_intern (listing, "kai???", 3);
  return entry;
}

static void
test_unknown (void)
{
  g_autoptr (FerryListing) listing = ferry_listing_new ();
  const FerryEntry *entry = ferry_listing_add (listing, "a b", 3, NULL, 0);

  g_assert_cmpstr (entry->name, ==, "a b");
  g_assert_cmpint (entry->kind, ==, FERRY_KIND_OTHER);
  g_assert_cmpint (entry->size, ==, FERRY_SIZE_UNKNOWN);
  g_assert_cmphex (entry->mode, ==, FERRY_MODE_UNKNOWN);
  g_assert_cmpint (entry->precision, ==, FERRY_PRECISION_UNKNOWN);
  g_assert_null (entry->owner);
  g_assert_null (entry->group);
  g_assert_null (ferry_entry_get_target (entry));
}

static void
test_many (void)
{
  g_autoptr (FerryListing) listing = ferry_listing_new ();

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      FerryEntry *entry = ferry_listing_add (listing, name, strlen (name), NULL, 0);

      entry->size = i;
      entry->owner =
          ferry_listing_intern (listing, i % 2 != 0 ? "odd" : "even", i % 2 != 0 ? 3 : 4);
    }
  g_assert_cmpuint (ferry_listing_get_length (listing), ==, 10000);
  for (guint i = 0; i < 10000; i++)
    {
      const FerryEntry *entry = ferry_listing_get (listing, i);
      g_autofree char *name = g_strdup_printf ("%u", i);

      g_assert_cmpstr (entry->name, ==, name);
      g_assert_cmpint (entry->size, ==, i);
      g_assert_true (entry->owner == ferry_listing_get (listing, i % 2)->owner);
    }
}

static void
check_link (const FerryEntry *entry)
{
  g_assert_cmpstr (entry->name, ==, "now");
  g_assert_cmpstr (ferry_entry_get_target (entry), ==, "v1/bin");
  g_assert_cmpstr (entry->owner, ==, "kai");
  g_assert_null (entry->group);
  g_assert_cmpint (entry->size, ==, 6);
  g_assert_false (ferry_entry_is_directory (entry));
}

static void
test_copies (void)
{
  FerryListing *listing = ferry_listing_new ();
  g_autoptr (FerryListing) other = ferry_listing_new ();
  g_autoptr (FerryEntry) alone = ferry_entry_copy (add_link (listing));
  g_autoptr (FerryEntry) again = NULL;

  ferry_listing_add_copy (other, ferry_listing_get (listing, 0));
  again = ferry_entry_copy (alone);
  ferry_listing_unref (listing);
  check_link (alone);
  check_link (again);
  check_link (ferry_listing_get (other, 0));
}

/* The promise of ferry-entry.h, by which a million entries stay small. */
static void
test_size (void)
{
#if GLIB_SIZEOF_VOID_P == 8
  g_assert_cmpuint (sizeof (FerryEntry), ==, 48);
#else
  g_assert_cmpuint (sizeof (FerryEntry), <=, 48);
#endif
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entry/unknown", test_unknown);
  g_test_add_func ("/entry/many", test_many);
  g_test_add_func ("/entry/copies", test_copies);
  g_test_add_func ("/entry/size", test_size);
  return g_test_run ();
}
