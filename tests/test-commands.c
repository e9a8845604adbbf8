/* The table of commands: every key can be parsed and belongs to one command in each preset; and the
 * search for them ranks as a person would.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-commands.h"
#include "ferry-palette-match.h"

#include <gtk/gtk.h>

static void
assert_keys_of (FerryPreset preset, GHashTable *owners, const FerryCommand *command)
{
  g_auto (GStrv) each = g_strsplit (ferry_command_get_keys (command, preset), " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      guint key = 0;
      GdkModifierType modifiers = 0;
      char *name;

      g_test_message ("preset %u, %s: %s", preset, command->action, each[i]);
      g_assert_true (gtk_accelerator_parse (each[i], &key, &modifiers));
      name = gtk_accelerator_name (key, modifiers);
      g_assert_cmpstr (g_hash_table_lookup (owners, name), ==, NULL);
      g_hash_table_insert (owners, name, (gpointer) command->action);
    }
}

static void
test_presets (void)
{
  for (guint preset = 0; preset < FERRY_N_PRESETS; preset++)
    {
      g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (const FerryCommand *command = ferry_commands; command->title != NULL; command++)
        assert_keys_of ((FerryPreset) preset, owners, command);
    }
}

/* Changes are kept by it. */
static void
test_ids (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const FerryCommand *command = ferry_commands; command->title != NULL; command++)
    g_assert_true (g_hash_table_add (ids, ferry_command_dup_id (command)));
}

static void
assert_preset_key (FerryPreset preset, const char *action, const char *key)
{
  const FerryCommand *command = ferry_command_find (action);
  g_auto (GStrv) each = g_strsplit (ferry_command_get_keys (command, preset), " ", -1);

  g_assert_true (g_strv_contains ((const char *const *) each, key));
}

/* What those who come from there press without looking. */
static void
test_habits (void)
{
  assert_preset_key (FERRY_PRESET_COMMANDER, "win.copy-to-other", "F5");
  assert_preset_key (FERRY_PRESET_COMMANDER, "win.move-to-other", "F6");
  assert_preset_key (FERRY_PRESET_COMMANDER, "pane.new-folder", "F7");
  assert_preset_key (FERRY_PRESET_COMMANDER, "pane.delete", "F8");
  assert_preset_key (FERRY_PRESET_COMMANDER, "pane.edit", "F4");
  assert_preset_key (FERRY_PRESET_FILEZILLA, "win.disconnect", "<Control>d");
  assert_preset_key (FERRY_PRESET_FILEZILLA, "pane.search", "F3");
  assert_preset_key (FERRY_PRESET_FILEZILLA, "win.compare-folders", "<Control>o");
  assert_preset_key (FERRY_PRESET_FFFTP, "win.upload", "<Control>u");
  assert_preset_key (FERRY_PRESET_FFFTP, "win.download", "<Control>d");
  assert_preset_key (FERRY_PRESET_FFFTP, "win.focus-connect", "<Control>q");
}

/* What an entry needs stays its own, even if a command has it; the rest may work everywhere. */
static void
test_text_keys (void)
{
  static const char *const of_text[] = { "<Control>a",           "<Control>v", "<Control><Shift>z",
                                         "<Shift>Insert",        "Delete",     "BackSpace",
                                         "<Control><Shift>Left", "Tab" };
  static const char *const free_keys[] = { "<Control><Shift>c", "<Control>k",   "F5",
                                           "<Alt>Left",         "<Control>Tab", "KP_Multiply" };

  for (gsize i = 0; i < G_N_ELEMENTS (of_text); i++)
    g_assert_true (ferry_command_is_text_key (of_text[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (free_keys); i++)
    g_assert_false (ferry_command_is_text_key (free_keys[i]));
  for (const FerryCommand *command = ferry_commands; command->title != NULL; command++)
    for (guint preset = 0; preset < FERRY_N_PRESETS; preset++)
      {
        const char *keys = ferry_command_get_keys (command, (FerryPreset) preset);
        g_auto (GStrv) each = g_strsplit (keys, " ", -1);

        for (guint i = 0; each[i] != NULL && command->scope != FERRY_COMMAND_LIST; i++)
          g_assert_false (ferry_command_is_text_key (each[i]));
      }
}

static void
test_match (void)
{
  g_assert_cmpint (ferry_palette_match ("Work/Web", ""), >, 0);
  g_assert_cmpint (ferry_palette_match ("Work/Web", "xyz"), ==, 0);
  g_assert_cmpint (ferry_palette_match ("Work/Web", "bew"), ==, 0);
  g_assert_cmpint (ferry_palette_match ("Work/Web", "ww"), >, 0);
  g_assert_cmpint (ferry_palette_match ("船の写真", "写真"), >, 0);
  g_assert_cmpint (ferry_palette_match ("New folder", "new"), >,
                   ferry_palette_match ("Renew", "new"));
  g_assert_cmpint (ferry_palette_match ("New folder", "nf"), >,
                   ferry_palette_match ("Information", "nf"));
  g_assert_cmpint (ferry_palette_match ("Synchronize", "SYNC"), ==,
                   ferry_palette_match ("Synchronize", "sync"));
  g_assert_cmpint (ferry_palette_match ("Client Alpha/Web", "alp"), >,
                   ferry_palette_match ("Salpeter", "alp"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/commands/presets", test_presets);
  g_test_add_func ("/commands/ids", test_ids);
  g_test_add_func ("/commands/habits", test_habits);
  g_test_add_func ("/commands/text-keys", test_text_keys);
  g_test_add_func ("/commands/match", test_match);
  return g_test_run ();
}
