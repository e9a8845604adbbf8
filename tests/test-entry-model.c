/* The entries of one folder as a list model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry-model.h"

#include <string.h>

/* What the model announced, and whether it kept to the rules of a list model. */
typedef struct
{
  FerryEntryModel *model;
  guint count;
  guint position, removed, added; /* the latest */
  guint changes, removing;
} Watch;

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, Watch *watch)
{
  /* In one step or in several, all that was said to go, and nothing else. */
  g_assert_cmpuint (removed, <=, watch->removing);
  watch->removing -= removed;
  watch->count += added - removed;
  g_assert_cmpuint (watch->count, ==, g_list_model_get_n_items (model));
  watch->position = position;
  watch->removed = removed;
  watch->added = added;
  watch->changes++;
}

/* Rows that go are told of while they are still there. */
static void
on_before_change (FerryEntryModel *model, guint start, guint removed, Watch *watch)
{
  g_assert_cmpuint (removed, >, 0);
  g_assert_cmpuint (start + removed, <=, watch->count);
  watch->removing = removed;
}

static void
on_after_change (FerryEntryModel *model, guint start, guint added, Watch *watch)
{
  g_assert_cmpuint (start + added, <=, watch->count);
  g_assert_cmpuint (watch->removing, ==, 0);
}

static void
watch_model (Watch *watch)
{
  *watch = (Watch){ .model = ferry_entry_model_new () };
  g_signal_connect (watch->model, "items-changed", G_CALLBACK (on_items_changed), watch);
  g_signal_connect (watch->model, "before-change", G_CALLBACK (on_before_change), watch);
  g_signal_connect (watch->model, "after-change", G_CALLBACK (on_after_change), watch);
}

static void
end_watch (Watch *watch)
{
  g_assert_finalize_object (watch->model);
}

static FerryListing *
make_listing (const char *const *names)
{
  FerryListing *listing = ferry_listing_new ();

  for (guint i = 0; names[i] != NULL; i++)
    ferry_listing_add (listing, names[i], strlen (names[i]), NULL, 0)->kind = FERRY_KIND_FILE;
  return listing;
}

static void
add_names (Watch *watch, const char *names)
{
  g_auto (GStrv) split = g_strsplit (names, " ", -1);
  g_autoptr (FerryListing) part = make_listing ((const char *const *) split);

  ferry_entry_model_add (watch->model, part);
}

static void
show_names (Watch *watch, const char *names, gboolean keeps_rows)
{
  ferry_entry_model_begin (watch->model, NULL, keeps_rows);
  add_names (watch, names);
  ferry_entry_model_end (watch->model);
}

static void
assert_names (Watch *watch, const char *wanted)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (watch->model)); i++)
    {
      g_autoptr (FerryEntryRow) row = g_list_model_get_item (G_LIST_MODEL (watch->model), i);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", ferry_entry_row_get_name (row));
    }
  g_assert_cmpstr (names->str, ==, wanted);
}

/* A listing in parts: rows of the first are there while the second is still to come. */
static void
test_parts (void)
{
  Watch watch;

  watch_model (&watch);
  ferry_entry_model_begin (watch.model, NULL, FALSE);
  g_assert_false (ferry_entry_model_is_settled (watch.model));
  add_names (&watch, "b d");
  assert_names (&watch, "b d");
  add_names (&watch, "c a .e");
  add_names (&watch, ".f");
  while (watch.count < 4)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (ferry_entry_model_is_settled (watch.model));
  g_assert_cmpuint (watch.changes, ==, 2);
  assert_names (&watch, "a b c d");
  ferry_entry_model_end (watch.model);
  assert_names (&watch, "a b c d");
  g_assert_true (ferry_entry_model_is_settled (watch.model));
  g_assert_cmpuint (ferry_entry_model_get_total (watch.model), ==, 6);
  ferry_entry_model_clear (watch.model);
  assert_names (&watch, "");
  end_watch (&watch);
}

/* The same bytes read in another set: other names, in their own order, without a new listing. */
static void
test_charset (void)
{
  Watch watch;

  watch_model (&watch);
  show_names (&watch, "\x83\x5c \x82\xa0 b", FALSE);
  assert_names (&watch, "%82%A0 %83\\ b");
  watch.changes = 0;
  ferry_entry_model_set_charset (watch.model, "CP932");
  assert_names (&watch, "b \u3042 \u30bd");
  g_assert_cmpuint (watch.changes, >, 0);

  watch.changes = 0;
  ferry_entry_model_set_charset (watch.model, "CP932");
  g_assert_cmpuint (watch.changes, ==, 0);
  ferry_entry_model_set_filter (watch.model, "\u3042");
  assert_names (&watch, "\u3042");
  ferry_entry_model_set_charset (watch.model, "KOI8-R");
  assert_names (&watch, "");
  end_watch (&watch);
}

/* A refresh keeps the rows until it is whole, and announces only the span that differs. */
static void
test_refresh (void)
{
  Watch watch;

  watch_model (&watch);
  show_names (&watch, "a b c d e", FALSE);

  watch.changes = 0;
  ferry_entry_model_begin (watch.model, NULL, TRUE);
  add_names (&watch, "a b");
  assert_names (&watch, "a b c d e");
  add_names (&watch, "bb d e");
  assert_names (&watch, "a b c d e");
  g_assert_cmpuint (watch.changes, ==, 0);
  ferry_entry_model_end (watch.model);
  assert_names (&watch, "a b bb d e");
  g_assert_cmpuint (watch.changes, ==, 1);
  g_assert_cmpuint (watch.position, ==, 2);
  g_assert_cmpuint (watch.removed, ==, 1);
  g_assert_cmpuint (watch.added, ==, 1);

  show_names (&watch, "a b bb d e f", TRUE);
  g_assert_cmpuint (watch.changes, ==, 2);
  g_assert_cmpuint (watch.position, ==, 5);
  g_assert_cmpuint (watch.removed, ==, 0);
  g_assert_cmpuint (watch.added, ==, 1);

  show_names (&watch, "a b bb d e f", TRUE);
  g_assert_cmpuint (watch.changes, ==, 2);
  end_watch (&watch);
}

/* A row whose entry changed looks different, though its name does not. */
static void
test_changed_entry (void)
{
  Watch watch;
  g_autoptr (FerryListing) other = ferry_listing_new ();
  FerryEntry *grown;

  watch_model (&watch);
  show_names (&watch, "a b", FALSE);
  ferry_entry_model_begin (watch.model, NULL, TRUE);
  ferry_listing_add (other, "a", 1, NULL, 0)->kind = FERRY_KIND_FILE;
  grown = ferry_listing_add (other, "b", 1, NULL, 0);
  grown->kind = FERRY_KIND_FILE;
  grown->size = 12345;
  ferry_entry_model_add (watch.model, other);
  watch.changes = 0;
  ferry_entry_model_end (watch.model);
  g_assert_cmpuint (watch.changes, ==, 1);
  g_assert_cmpuint (watch.position, ==, 1);
  g_assert_cmpint (ferry_entry_model_get_entry (watch.model, 1)->size, ==, 12345);
  end_watch (&watch);
}

static void
test_rules (void)
{
  Watch watch;

  watch_model (&watch);
  show_names (&watch, "Apple pear grape .apple", FALSE);
  assert_names (&watch, "Apple grape pear");
  ferry_entry_model_set_filter (watch.model, "AP");
  assert_names (&watch, "Apple grape");
  ferry_entry_model_set_shows_hidden (watch.model, TRUE);
  assert_names (&watch, ".apple Apple grape");
  ferry_entry_model_set_filter (watch.model, "");
  ferry_entry_model_set_shows_hidden (watch.model, FALSE);
  ferry_entry_model_sort (watch.model, FERRY_ENTRY_COLUMN_NAME, TRUE);
  assert_names (&watch, "pear grape Apple");
  end_watch (&watch);
}

static void
wait_until_settled (Watch *watch)
{
  while (!ferry_entry_model_is_settled (watch->model))
    g_main_context_iteration (NULL, TRUE);
}

static FerryListing *
make_many (guint first, guint count)
{
  FerryListing *listing = ferry_listing_new ();

  for (guint i = 0; i < count; i++)
    {
      /* In no order: 7919 has no factor in common with the total. */
      g_autofree char *name = g_strdup_printf ("file %u", (first + i) * 7919 % 20000);
      FerryEntry *entry = ferry_listing_add (listing, name, strlen (name), NULL, 0);

      entry->kind = FERRY_KIND_FILE;
      entry->size = (gint64) (first + i);
    }
  return listing;
}

/* More than can be sorted at once: a thread puts them in order. */
static void
test_many (void)
{
  Watch watch;

  watch_model (&watch);
  ferry_entry_model_begin (watch.model, NULL, FALSE);
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (FerryListing) part = make_many (i * 2000, 2000);

      ferry_entry_model_add (watch.model, part);
    }
  /* Some are seen before all have come. */
  while (watch.count < 4000)
    g_main_context_iteration (NULL, TRUE);
  ferry_entry_model_end (watch.model);
  g_assert_false (ferry_entry_model_is_settled (watch.model));
  wait_until_settled (&watch);
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *name = g_strdup_printf ("file %u", i);

      g_assert_cmpstr (ferry_entry_model_get_entry (watch.model, i)->name, ==, name);
    }

  ferry_entry_model_sort (watch.model, FERRY_ENTRY_COLUMN_SIZE, TRUE);
  wait_until_settled (&watch);
  for (guint i = 0; i < 20000; i++)
    g_assert_cmpint (ferry_entry_model_get_entry (watch.model, i)->size, ==, 19999 - i);
  end_watch (&watch);
}

/* A sort under way that is no longer wanted comes to nothing. */
static void
test_overtaken (void)
{
  Watch watch;
  g_autoptr (FerryListing) part = make_many (0, 20000);

  watch_model (&watch);
  ferry_entry_model_begin (watch.model, NULL, FALSE);
  ferry_entry_model_add (watch.model, part);
  ferry_entry_model_end (watch.model);
  show_names (&watch, "only these", FALSE);
  assert_names (&watch, "only these");
  /* The thread that was overtaken holds the model until it has told so. */
  while (G_OBJECT (watch.model)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  assert_names (&watch, "only these");
  end_watch (&watch);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entry-model/parts", test_parts);
  g_test_add_func ("/entry-model/charset", test_charset);
  g_test_add_func ("/entry-model/refresh", test_refresh);
  g_test_add_func ("/entry-model/changed-entry", test_changed_entry);
  g_test_add_func ("/entry-model/rules", test_rules);
  g_test_add_func ("/entry-model/many", test_many);
  g_test_add_func ("/entry-model/overtaken", test_overtaken);
  return g_test_run ();
}
