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

/* What those who come from there press without looking. */
static const struct
{
  FerryPreset preset;
  const char *action;
  const char *key;
} habits[] = {
  { FERRY_PRESET_COMMANDER, "win.copy-to-other", "F5" },
  { FERRY_PRESET_COMMANDER, "win.move-to-other", "F6" },
  { FERRY_PRESET_COMMANDER, "pane.new-folder", "F7" },
  { FERRY_PRESET_COMMANDER, "pane.delete", "F8" },
  { FERRY_PRESET_COMMANDER, "pane.edit", "F4" },
  { FERRY_PRESET_COMMANDER, "pane.new-file", "<Shift>F4" },
  { FERRY_PRESET_COMMANDER, "pane.properties", "F9" },
  { FERRY_PRESET_COMMANDER, "pane.reload", "<Control>r" },
  { FERRY_PRESET_COMMANDER, "pane.root", "<Control>backslash" },
  { FERRY_PRESET_COMMANDER, "pane.up", "<Control>Page_Up" },
  { FERRY_PRESET_COMMANDER, "pane.filter", "<Control><Alt>f" },
  { FERRY_PRESET_COMMANDER, "pane.search", "<Alt>F7" },
  { FERRY_PRESET_COMMANDER, "pane.places", "<Control>d" },
  { FERRY_PRESET_COMMANDER, "win.same-folder", "<Control>period" },
  { FERRY_PRESET_COMMANDER, "win.compare-folders", "<Shift>F2" },
  { FERRY_PRESET_COMMANDER, "win.browse-together", "<Control><Alt>b" },
  { FERRY_PRESET_COMMANDER, "win.synchronize", "<Control>s" },
  { FERRY_PRESET_COMMANDER, "win.show-hidden", "<Control><Alt>h" },
  { FERRY_PRESET_COMMANDER, "win.show-lower", "<Control><Shift>q" },
  { FERRY_PRESET_COMMANDER, "win.lower-page::transfers", "<Control>q" },
  { FERRY_PRESET_COMMANDER, "win.sites", "<Control>n" },
  { FERRY_PRESET_COMMANDER, "win.reconnect", "<Control><Shift>r" },
  { FERRY_PRESET_COMMANDER, "win.disconnect", "<Control><Shift>d" },
  { FERRY_PRESET_COMMANDER, "win.raw-command", "<Control><Shift>t" },
  { FERRY_PRESET_COMMANDER, "win.preferences", "<Control><Alt>p" },
  { FERRY_PRESET_COMMANDER, "app.quit", "F10" },
  { FERRY_PRESET_FILEZILLA, "win.disconnect", "<Control>d" },
  { FERRY_PRESET_FILEZILLA, "win.reconnect", "<Control>r" },
  { FERRY_PRESET_FILEZILLA, "win.sites", "<Control>s" },
  { FERRY_PRESET_FILEZILLA, "win.switch-side", "F7" },
  { FERRY_PRESET_FILEZILLA, "win.compare-folders", "<Control>o" },
  { FERRY_PRESET_FILEZILLA, "win.browse-together", "<Control>y" },
  { FERRY_PRESET_FILEZILLA, "win.edited-files", "<Control>e" },
  { FERRY_PRESET_FILEZILLA, "pane.search", "F3" },
  { FERRY_PRESET_FILEZILLA, "pane.filter", "<Control>i" },
  { FERRY_PRESET_FILEZILLA, "pane.up", "<Control>Up" },
  { FERRY_PRESET_FILEZILLA, "pane.reload", "<Control>F5" },
  { FERRY_PRESET_FILEZILLA, "pane.add-bookmark", "<Control>b" },
  { FERRY_PRESET_FILEZILLA, "pane.places", "<Control><Shift>b" },
  { FERRY_PRESET_FFFTP, "win.upload", "<Control>u" },
  { FERRY_PRESET_FFFTP, "win.download", "<Control>d" },
  { FERRY_PRESET_FFFTP, "win.focus-connect", "<Control>q" },
  { FERRY_PRESET_FFFTP, "win.sites", "<Control>c" },
  { FERRY_PRESET_FFFTP, "win.synchronize", "<Control><Shift>u" },
  { FERRY_PRESET_FFFTP, "win.synchronize", "<Control><Shift>d" },
  { FERRY_PRESET_FFFTP, "pane.new-folder", "<Control>k" },
  { FERRY_PRESET_FFFTP, "pane.rename", "<Control>n" },
  { FERRY_PRESET_FFFTP, "pane.properties", "<Control>t" },
  { FERRY_PRESET_FFFTP, "pane.filter", "<Control>y" },
  { FERRY_PRESET_FFFTP, "pane.places", "<Control>b" },
  { FERRY_PRESET_FFFTP, "pane.reload", "F5" },
};

static void
test_habits (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (habits); i++)
    {
      const FerryCommand *command = ferry_command_find (habits[i].action);
      g_auto (GStrv) each =
          g_strsplit (ferry_command_get_keys (command, habits[i].preset), " ", -1);

      g_test_message ("preset %u, %s", habits[i].preset, habits[i].action);
      g_assert_true (g_strv_contains ((const char *const *) each, habits[i].key));
    }
}

/* In the lists alone a text key works: what is wanted everywhere needs another one beside it. */
static void
assert_works_everywhere (const FerryCommand *command, FerryPreset preset)
{
  const char *keys = ferry_command_get_keys (command, preset);
  g_auto (GStrv) each = g_strsplit (keys, " ", -1);
  guint of_text = 0;

  for (guint i = 0; each[i] != NULL; i++)
    of_text += ferry_command_is_text_key (each[i]) ? 1 : 0;
  g_test_message ("preset %u, %s: %s", preset, command->action, keys);
  g_assert_true (of_text == 0 || of_text < g_strv_length (each));
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
      if (command->scope != FERRY_COMMAND_LIST)
        assert_works_everywhere (command, (FerryPreset) preset);
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
