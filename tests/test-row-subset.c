/* Some rows of a list: what is in, where, and what is told of changes, against a plain model that
 * looks at every row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-row-subset.h"

typedef struct
{
  GListStore *list; /* of GtkStringObject; those with an "x" are in */
  FerryRowSubset *subset;
  GPtrArray *told; /* of char *: the subset as somebody knows it who only listens */
  guint n_told;
} Fixture;

static char *
dup_text (GListModel *model, guint position)
{
  g_autoptr (GtkStringObject) row = g_list_model_get_item (model, position);

  return g_strdup (gtk_string_object_get_string (row));
}

static gboolean
is_in (GListModel *model, guint position)
{
  g_autofree char *text = dup_text (model, position);

  return strchr (text, 'x') != NULL;
}

static void
on_list_changed (GListModel *list, guint position, guint removed, guint added, Fixture *fixture)
{
  g_autoptr (GtkBitset) chosen = gtk_bitset_new_empty ();

  for (guint i = position; i < position + added; i++)
    if (is_in (list, i))
      gtk_bitset_add (chosen, i);
  ferry_row_subset_splice (fixture->subset, position, removed, added, chosen);
}

static void
on_subset_changed (GListModel *subset, guint position, guint removed, guint added, Fixture *fixture)
{
  fixture->n_told++;
  if (removed > 0)
    g_ptr_array_remove_range (fixture->told, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (fixture->told, (int) (position + i), dup_text (subset, position + i));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->list = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  fixture->subset = ferry_row_subset_new (G_LIST_MODEL (fixture->list));
  fixture->told = g_ptr_array_new_with_free_func (g_free);
  fixture->n_told = 0;
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (on_list_changed), fixture);
  g_signal_connect (fixture->subset, "items-changed", G_CALLBACK (on_subset_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->subset);
  g_assert_finalize_object (fixture->list);
  g_ptr_array_unref (fixture->told);
}

static void
splice (Fixture *fixture, guint position, guint removed, const char *const *texts)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; texts[i] != NULL; i++)
    g_ptr_array_add (rows, gtk_string_object_new (texts[i]));
  g_list_store_splice (fixture->list, position, removed, rows->pdata, rows->len);
}

static void
check (Fixture *fixture)
{
  GListModel *list = G_LIST_MODEL (fixture->list);
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    if (is_in (list, i))
      {
        g_autofree char *expected = dup_text (list, i);
        g_autofree char *found = dup_text (G_LIST_MODEL (fixture->subset), count);

        g_assert_cmpstr (found, ==, expected);
        g_assert_cmpuint (count, <, fixture->told->len);
        g_assert_cmpstr (g_ptr_array_index (fixture->told, count), ==, expected);
        count++;
      }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->subset)), ==, count);
  g_assert_cmpuint (fixture->told->len, ==, count);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->subset), count));
}

static void
test_splice (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, (const char *const[]){ "a", "bx", "c", "dx", "ex", NULL });
  check (fixture);
  g_assert_cmpuint (fixture->n_told, ==, 1);
  splice (fixture, 2, 0, (const char *const[]){ "f", "g", NULL });
  g_assert_cmpuint (fixture->n_told, ==, 1);
  check (fixture);
  splice (fixture, 1, 3, (const char *const[]){ "hx", "i", "jx", NULL });
  check (fixture);
  splice (fixture, 0, 1, (const char *const[]){ NULL });
  check (fixture);
  splice (fixture, 0, g_list_model_get_n_items (G_LIST_MODEL (fixture->list)),
          (const char *const[]){ "kx", NULL });
  check (fixture);
}

/* Toggles the rows from @from on, each @step of them, and tells the subset of many more. */
static void
toggle (Fixture *fixture, guint from, guint count, guint step)
{
  g_autoptr (GtkBitset) joined = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) left = gtk_bitset_new_empty ();

  g_signal_handlers_block_by_func (fixture->list, on_list_changed, fixture);
  for (guint i = 0; i < count; i++)
    {
      guint position = from + i * step;
      gboolean was_in = is_in (G_LIST_MODEL (fixture->list), position);
      g_autofree char *text = g_strdup_printf ("%u%s", position, was_in ? "" : "x");

      splice (fixture, position, 1, (const char *const[]){ text, NULL });
    }
  g_signal_handlers_unblock_by_func (fixture->list, on_list_changed, fixture);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    gtk_bitset_add (is_in (G_LIST_MODEL (fixture->list), i) ? joined : left, i);
  fixture->n_told = 0;
  ferry_row_subset_change (fixture->subset, joined, left);
  check (fixture);
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u%s", i, i % 3 == 0 ? "x" : "");

      splice (fixture, i, 0, (const char *const[]){ text, NULL });
    }
  check (fixture);
  toggle (fixture, 0, 1, 1);
  g_assert_cmpuint (fixture->n_told, ==, 1);
  toggle (fixture, 999, 1, 1);
  toggle (fixture, 100, 5, 50);
  g_assert_cmpuint (fixture->n_told, ==, 5);
  toggle (fixture, 3, 400, 2);
  g_assert_cmpuint (fixture->n_told, ==, 1);
  toggle (fixture, 0, 1000, 1);
  toggle (fixture, 0, 0, 1);
  g_assert_cmpuint (fixture->n_told, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/row-subset/splice", Fixture, NULL, set_up, test_splice, tear_down);
  g_test_add ("/row-subset/change", Fixture, NULL, set_up, test_change, tear_down);
  return g_test_run ();
}
