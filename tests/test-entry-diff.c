/* What is announced when a folder is read again or sorted: just what differs, and all of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry-model.h"

#include <string.h>

static void
add (FerryListing *listing, const char *name)
{
  ferry_listing_add (listing, name, strlen (name), NULL, 0)->kind = FERRY_KIND_FILE;
}

/* The rows as they are told to a view that only listens. */
static void
on_changed_follow (GListModel *list, guint position, guint removed, guint added, GPtrArray *names)
{
  if (removed > 0)
    g_ptr_array_remove_range (names, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (FerryEntryRow) row = g_list_model_get_item (list, position + i);

      g_ptr_array_insert (names, (int) (position + i), g_strdup (ferry_entry_row_get_name (row)));
    }
  g_assert_cmpuint (names->len, ==, g_list_model_get_n_items (list));
}

static void
on_changed_count (GListModel *list, guint position, guint removed, guint added, guint *total)
{
  *total += removed + added;
}

static FerryListing *
make_numbered (GRand *rand, guint count, guint percent)
{
  FerryListing *listing = ferry_listing_new ();

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *name = g_strdup_printf ("file %05u", i);

      if (g_rand_int_range (rand, 0, 100) < (int) percent)
        add (listing, name);
    }
  return listing;
}

static void
show_listing (FerryEntryModel *model, FerryListing *listing, gboolean keeps_rows)
{
  ferry_entry_model_begin (model, NULL, keeps_rows);
  ferry_entry_model_add (model, listing);
  ferry_entry_model_end (model);
}

/* Whatever is exchanged, and in however many spans: who listens has the same rows in the end. */
static void
test_followed (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (FerryEntryModel) model = ferry_entry_model_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_signal_connect (model, "items-changed", G_CALLBACK (on_changed_follow), names);
  for (guint i = 0; i < 40; i++)
    {
      static const guint percents[] = { 100, 99, 50, 1, 0 };
      g_autoptr (FerryListing) listing =
          make_numbered (rand, 900, percents[i % G_N_ELEMENTS (percents)]);

      ferry_entry_model_sort (model, FERRY_ENTRY_COLUMN_NAME, i % 3 == 0);
      show_listing (model, listing, i % 4 != 0);
      for (guint k = 0; k < names->len; k++)
        g_assert_cmpstr (g_ptr_array_index (names, k), ==,
                         ferry_entry_model_get_entry (model, k)->name);
    }
}

/* A large folder that differs at its beginning and at its end leaves the rows between alone. */
static void
test_spans (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (FerryEntryModel) model = ferry_entry_model_new ();
  g_autoptr (FerryListing) before = make_numbered (rand, 2000, 100);
  g_autoptr (FerryListing) after = make_numbered (rand, 2000, 100);
  guint total = 0;

  add (before, "aa");
  add (after, "ab");
  add (before, "zz");
  show_listing (model, before, FALSE);
  g_signal_connect (model, "items-changed", G_CALLBACK (on_changed_count), &total);
  show_listing (model, after, TRUE);
  g_assert_cmpuint (total, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/entry-diff/followed", test_followed);
  g_test_add_func ("/entry-diff/spans", test_spans);

  return g_test_run ();
}
