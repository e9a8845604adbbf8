/* The table of settings: every row is a setting of its kind, every choice one that the setting
 * takes, and they are found by their words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-preferences.h"

static const char *const types[] = {
  [FERRY_PREFERENCE_SWITCH] = "b",
  [FERRY_PREFERENCE_CHOICE] = "s",
  [FERRY_PREFERENCE_NUMBER] = "u",
  [FERRY_PREFERENCE_TEXT] = "s",
};

static void
test_schema (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.ferryftp.Ferry");
  g_autoptr (GSettingsSchema) schema = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  for (const FerryPreference *row = ferry_preferences; row->key != NULL; row++)
    {
      g_autoptr (GSettingsSchemaKey) key = NULL;

      g_assert_true (g_settings_schema_has_key (schema, row->key));
      key = g_settings_schema_get_key (schema, row->key);
      g_assert_cmpstr (g_variant_type_peek_string (g_settings_schema_key_get_value_type (key)), ==,
                       types[row->kind]);
      g_assert_true ((row->kind == FERRY_PREFERENCE_CHOICE) == (row->choices != NULL));
      for (const FerryChoice *choice = row->choices; choice != NULL && choice->id != NULL; choice++)
        {
          g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_string (choice->id));

          g_assert_true (g_settings_schema_key_range_check (key, value));
        }
    }
}

/* Rows of one group stand together, or the group would be named twice. */
static void
test_groups (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (const FerryPreference *row = ferry_preferences; row->key != NULL; row++)
    if (row == ferry_preferences || !g_str_equal (row->group, (row - 1)->group))
      g_assert_true (g_hash_table_add (seen, (gpointer) row->group));
}

static guint
count (const char *words)
{
  guint n = 0;

  for (const FerryPreference *row = ferry_preferences; row->key != NULL; row++)
    n += ferry_preference_matches (row, words);
  return n;
}

static void
test_search (void)
{
  g_assert_cmpuint (count (""), ==, count ("   "));
  g_assert_cmpuint (count ("DARK"), ==, 1);
  g_assert_cmpuint (count ("bandwidth"), ==, 3);
  g_assert_cmpuint (count ("bandwidth upload"), ==, 1);
  g_assert_cmpuint (count ("htaccess"), ==, 1);
  g_assert_cmpuint (count ("bandwidth htaccess"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preferences/schema", test_schema);
  g_test_add_func ("/preferences/groups", test_groups);
  g_test_add_func ("/preferences/search", test_search);
  return g_test_run ();
}
