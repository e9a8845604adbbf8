/* Which entries of a folder are shown, and in what order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry-order.h"

#include <string.h>

static void
add (FerryListing *listing,
     FerryKind kind,
     const char *name,
     gint64 size,
     gint64 modified,
     guint16 mode,
     const char *owner)
{
  FerryEntry *entry = ferry_listing_add (listing, name, strlen (name), NULL, 0);

  entry->kind = (guint8) kind;
  entry->size = size;
  entry->modified = modified;
  entry->mode = mode;
  entry->owner = ferry_listing_intern (listing, owner, strlen (owner));
}

/* In two parts, as a listing comes in. */
static GPtrArray *
make_parts (void)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_listing_unref);
  FerryListing *one = ferry_listing_new (), *two = ferry_listing_new ();

  add (one, FERRY_KIND_FILE, "file 10", 5, 30, 0644, "zoe");
  add (one, FERRY_KIND_DIRECTORY, "zoo", 0, 20, 0755, "amy");
  add (one, FERRY_KIND_FILE, ".hidden", 7, 10, 0600, "amy");
  add (two, FERRY_KIND_FILE, "file 2", 900, 10, 0600, "amy");
  add (two, FERRY_KIND_DIRECTORY, "Attic", 0, 90, 0700, "zoe");
  add (two, FERRY_KIND_FILE, "File 1", 5, 50, 0777, "amy");
  g_ptr_array_add (parts, one);
  g_ptr_array_add (parts, two);
  return parts;
}

static char *
join_names (GPtrArray *parts, const FerryEntryRule *rule)
{
  g_autoptr (GArray) order = ferry_entry_order_make (parts, rule);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < order->len; i++)
    {
      FerryEntryKey key = g_array_index (order, FerryEntryKey, i);

      g_string_append_printf (
          names, "%s%s", i > 0 ? ", " : "",
          ferry_listing_get (g_ptr_array_index (parts, key.part), key.index)->name);
    }
  return g_string_free (names, FALSE);
}

static void
test_orders (void)
{
  static const struct
  {
    FerryEntryRule rule;
    const char *names;
  } cases[] = {
    { { .column = FERRY_ENTRY_COLUMN_NAME }, "Attic, zoo, File 1, file 2, file 10" },
    { { .column = FERRY_ENTRY_COLUMN_NAME, .is_descending = TRUE },
      "zoo, Attic, file 10, file 2, File 1" },
    { { .column = FERRY_ENTRY_COLUMN_NAME, .shows_hidden = TRUE },
      "Attic, zoo, .hidden, File 1, file 2, file 10" },
    { { .column = FERRY_ENTRY_COLUMN_SIZE }, "Attic, zoo, File 1, file 10, file 2" },
    { { .column = FERRY_ENTRY_COLUMN_SIZE, .is_descending = TRUE },
      "Attic, zoo, file 2, File 1, file 10" },
    { { .column = FERRY_ENTRY_COLUMN_MODIFIED }, "zoo, Attic, file 2, file 10, File 1" },
    { { .column = FERRY_ENTRY_COLUMN_PERMISSIONS }, "Attic, zoo, file 2, file 10, File 1" },
    { { .column = FERRY_ENTRY_COLUMN_OWNER }, "zoo, Attic, File 1, file 2, file 10" },
    { { .column = FERRY_ENTRY_COLUMN_NAME, .filter = (char *) "file" }, "File 1, file 2, file 10" },
    { { .column = FERRY_ENTRY_COLUMN_NAME, .filter = (char *) "hid", .shows_hidden = TRUE },
      ".hidden" },
    { { .column = FERRY_ENTRY_COLUMN_NAME, .filter = (char *) "nowhere" }, "" },
    { { .column = FERRY_ENTRY_COLUMN_NAME, .filter = (char *) "file ?" }, "File 1, file 2" },
    { { .column = FERRY_ENTRY_COLUMN_NAME, .filter = (char *) "*1*" }, "File 1, file 10" },
  };
  g_autoptr (GPtrArray) parts = make_parts ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *names = join_names (parts, &cases[i].rule);

      g_assert_cmpstr (names, ==, cases[i].names);
    }
}

/* The filter looks at names as they are shown: "é" in Latin-1 is one byte. */
/* A folder that was not counted stands with the smallest. */
static void
test_counted (void)
{
  g_autoptr (GPtrArray) parts = make_parts ();
  g_autoptr (GHashTable) sizes = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 size = 10;
  FerryEntryRule rule = { .column = FERRY_ENTRY_COLUMN_SIZE,
                          .tables[FERRY_ENTRY_TABLE_SIZES] = sizes };
  g_autofree char *ascending = NULL;
  g_autofree char *descending = NULL;

  g_hash_table_insert (sizes, (gpointer) "Attic", &size);
  ascending = join_names (parts, &rule);
  g_assert_cmpstr (ascending, ==, "zoo, Attic, File 1, file 10, file 2");
  rule.is_descending = TRUE;
  descending = join_names (parts, &rule);
  g_assert_cmpstr (descending, ==, "Attic, zoo, file 2, File 1, file 10");
}

static void
test_charset (void)
{
  g_autoptr (GPtrArray) parts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_listing_unref);
  FerryListing *listing = ferry_listing_new ();
  g_autofree char *filter = g_utf8_casefold ("É", -1);
  FerryEntryRule rule = { .filter = filter, .charset = (char *) "ISO-8859-1" };
  g_autofree char *names = NULL;

  add (listing, FERRY_KIND_FILE, "caf\xe9", 1, 1, 0644, "kai");
  add (listing, FERRY_KIND_FILE, "cafe", 1, 1, 0644, "kai");
  g_ptr_array_add (parts, listing);
  names = join_names (parts, &rule);
  g_assert_cmpstr (names, ==, "caf\xe9");
}

static void
test_rule_copy (void)
{
  FerryEntryRule rule = { .column = FERRY_ENTRY_COLUMN_OWNER,
                          .is_descending = TRUE,
                          .filter = (char *) "a",
                          .charset = (char *) "EUC-JP" };
  g_autoptr (FerryEntryRule) copy = ferry_entry_rule_copy (&rule);

  g_assert_cmpint (copy->column, ==, FERRY_ENTRY_COLUMN_OWNER);
  g_assert_true (copy->is_descending);
  g_assert_cmpstr (copy->filter, ==, "a");
  g_assert_true (copy->filter != rule.filter);
  g_assert_cmpstr (copy->charset, ==, "EUC-JP");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entry-order/orders", test_orders);
  g_test_add_func ("/entry-order/counted", test_counted);
  g_test_add_func ("/entry-order/charset", test_charset);
  g_test_add_func ("/entry-order/rule-copy", test_rule_copy);
  return g_test_run ();
}
