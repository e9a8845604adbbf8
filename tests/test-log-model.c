/* The log as a list: announced together, bounded, in order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-log-model.h"

static void
append (FerryLogModel *model, int number)
{
  g_autofree char *text = g_strdup_printf ("line %d", number);
  FerryLogLine line = {
    .time = 1700000000123456, .connection = 2, .kind = FERRY_LOG_COMMAND, .text = text
  };

  ferry_log_model_append (model, &line, NULL);
}

static void
assert_line (FerryLogModel *model, guint position, int number)
{
  g_autoptr (FerryLogItem) item = g_list_model_get_item (G_LIST_MODEL (model), position);
  g_autofree char *text = g_strdup_printf ("line %d", number);

  g_assert_nonnull (item);
  g_assert_cmpstr (ferry_log_item_get_line (item)->text, ==, text);
}

static void
count_calls (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  guint *calls = user_data;

  (*calls)++;
}

static void
test_announced_together (void)
{
  g_autoptr (FerryLogModel) model = ferry_log_model_new ();
  guint calls = 0;

  g_signal_connect (model, "items-changed", G_CALLBACK (count_calls), &calls);
  for (int i = 0; i < 500; i++)
    append (model, i);
  g_assert_cmpuint (calls, ==, 0);
  while (calls == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (calls, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 500);
  assert_line (model, 0, 0);
  assert_line (model, 499, 499);
}

static void
test_bounded (void)
{
  g_autoptr (FerryLogModel) model = ferry_log_model_new ();
  int n_lines = 3 * FERRY_LOG_MODEL_MAX_LINES;
  guint n_kept;

  for (int i = 0; i < n_lines; i++)
    {
      append (model, i);
      if (i % 700 == 0)
        ferry_log_model_flush (model);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), <=,
                        FERRY_LOG_MODEL_MAX_LINES);
    }
  ferry_log_model_flush (model);
  n_kept = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_assert_cmpuint (n_kept, >, FERRY_LOG_MODEL_MAX_LINES / 2);
  assert_line (model, n_kept - 1, n_lines - 1);
  assert_line (model, 0, n_lines - (int) n_kept);
}

static void
test_cleared (void)
{
  g_autoptr (FerryLogModel) model = ferry_log_model_new ();

  append (model, 1);
  ferry_log_model_flush (model);
  append (model, 2);
  ferry_log_model_clear (model);
  ferry_log_model_flush (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  append (model, 3);
  ferry_log_model_flush (model);
  assert_line (model, 0, 3);
}

static void
test_text (void)
{
  g_autoptr (FerryLogModel) model = ferry_log_model_new ();
  g_autoptr (FerryLogItem) item = NULL;
  g_autofree char *text = NULL;

  append (model, 7);
  ferry_log_model_flush (model);
  item = g_list_model_get_item (G_LIST_MODEL (model), 0);
  text = ferry_log_item_dup_text (item);
  g_assert_true (g_str_has_suffix (text, ".123 #2 → line 7"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/log-model/announced-together", test_announced_together);
  g_test_add_func ("/log-model/bounded", test_bounded);
  g_test_add_func ("/log-model/cleared", test_cleared);
  g_test_add_func ("/log-model/text", test_text);
  return g_test_run ();
}
