/* The keys that commands have now. See ferry-keys.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-keys.h"

#include "ferry-direction.h"

#define PRESET_KEY  "keyboard-preset"
#define CHANGES_KEY "keyboard-changes"
#define CONTROLLER  "ferry-keys"

struct _FerryKeys
{
  GObject parent_instance;

  GSettings *settings;   /* owned */
  GVariantDict *changes; /* owned; accelerators by the command's id */
};

G_DEFINE_FINAL_TYPE (FerryKeys, ferry_keys, G_TYPE_OBJECT)

static guint changed_signal;

static void
on_settings_changed (GSettings *settings, const char *key, FerryKeys *self)
{
  g_autoptr (GVariant) changes = g_settings_get_value (settings, CHANGES_KEY);

  g_clear_pointer (&self->changes, g_variant_dict_unref);
  self->changes = g_variant_dict_new (changes);
  g_signal_emit (self, changed_signal, 0);
}

static void
ferry_keys_finalize (GObject *object)
{
  FerryKeys *self = FERRY_KEYS (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->changes, g_variant_dict_unref);

  G_OBJECT_CLASS (ferry_keys_parent_class)->finalize (object);
}

static void
ferry_keys_class_init (FerryKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_keys_finalize;

  changed_signal = g_signal_new ("changed", FERRY_TYPE_KEYS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
ferry_keys_init (FerryKeys *self)
{
  self->settings = g_settings_new (FERRY_APP_ID);
  g_signal_connect (self->settings, "changed::" PRESET_KEY, G_CALLBACK (on_settings_changed), self);
  g_signal_connect (self->settings, "changed::" CHANGES_KEY, G_CALLBACK (on_settings_changed),
                    self);
  on_settings_changed (self->settings, CHANGES_KEY, self);
}

/**
 * ferry_keys_get_default:
 *
 * Returns: (transfer none): those of the program
 */
FerryKeys *
ferry_keys_get_default (void)
{
  static FerryKeys *keys = NULL;

  if (keys == NULL)
    keys = g_object_new (FERRY_TYPE_KEYS, NULL);
  return keys;
}

static gboolean
is_same_key (const char *one, const char *other)
{
  guint one_key = 0, other_key = 0;
  GdkModifierType one_modifiers = 0, other_modifiers = 0;

  return gtk_accelerator_parse (one, &one_key, &one_modifiers) &&
         gtk_accelerator_parse (other, &other_key, &other_modifiers) && one_key == other_key &&
         one_modifiers == other_modifiers;
}

static gboolean
has_key (const char *accelerators, const char *accelerator)
{
  g_auto (GStrv) each = g_strsplit (accelerators, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    if (is_same_key (each[i], accelerator))
      return TRUE;
  return FALSE;
}

/* Whether the user has given it to some command. */
static gboolean
is_given (FerryKeys *self, const char *accelerator)
{
  for (const FerryCommand *command = ferry_commands; command->title != NULL; command++)
    {
      g_autofree char *id = ferry_command_dup_id (command);
      const char *own = NULL;

      if (g_variant_dict_lookup (self->changes, id, "&s", &own) && has_key (own, accelerator))
        return TRUE;
    }
  return FALSE;
}

/* What was changed under one preset may be another's key under the next: the user's goes first. */
static char *
dup_of_preset (FerryKeys *self, const FerryCommand *command)
{
  FerryPreset preset = (FerryPreset) g_settings_get_enum (self->settings, PRESET_KEY);
  g_auto (GStrv) each =
      g_strsplit (ferry_direction_turn (ferry_command_get_keys (command, preset)), " ", -1);
  g_autoptr (GStrvBuilder) left = g_strv_builder_new ();
  g_auto (GStrv) rest = NULL;

  for (guint i = 0; each[i] != NULL; i++)
    if (!is_given (self, each[i]))
      g_strv_builder_add (left, each[i]);
  rest = g_strv_builder_end (left);
  return g_strjoinv (" ", rest);
}

/**
 * ferry_keys_dup:
 *
 * Returns: (transfer full): accelerators with blanks between; empty for none
 */
char *
ferry_keys_dup (FerryKeys *self, const FerryCommand *command)
{
  g_autofree char *id = ferry_command_dup_id (command);
  char *changed = NULL;

  if (g_variant_dict_lookup (self->changes, id, "s", &changed))
    return changed;
  return dup_of_preset (self, command);
}

/**
 * ferry_keys_dup_label:
 *
 * Returns: (transfer full) (nullable): the first one as it stands in menus
 */
char *
ferry_keys_dup_label (FerryKeys *self, const FerryCommand *command)
{
  g_autofree char *all = ferry_keys_dup (self, command);
  g_auto (GStrv) each = g_strsplit (all, " ", 2);
  guint key = 0;
  GdkModifierType modifiers = 0;

  if (each[0] == NULL || !gtk_accelerator_parse (each[0], &key, &modifiers))
    return NULL;
  return gtk_accelerator_get_label (key, modifiers);
}

/**
 * ferry_keys_is_changed:
 *
 * Returns: whether the user has given it other keys than the preset
 */
gboolean
ferry_keys_is_changed (FerryKeys *self, const FerryCommand *command)
{
  g_autofree char *id = ferry_command_dup_id (command);

  return g_variant_dict_contains (self->changes, id);
}

/**
 * ferry_keys_set:
 * @accelerators: (nullable): with blanks between; %NULL for those of the preset
 */
void
ferry_keys_set (FerryKeys *self, const FerryCommand *command, const char *accelerators)
{
  g_autofree char *id = ferry_command_dup_id (command);
  g_autoptr (GVariant) changes = g_settings_get_value (self->settings, CHANGES_KEY);
  g_autoptr (GVariantDict) dict = g_variant_dict_new (changes);

  if (accelerators != NULL)
    g_variant_dict_insert (dict, id, "s", accelerators);
  else
    g_variant_dict_remove (dict, id);
  g_settings_set_value (self->settings, CHANGES_KEY, g_variant_dict_end (dict));
}

/* Without that one key the others stay. */
static char *
remove_accelerator (const char *accelerators, const char *accelerator)
{
  g_auto (GStrv) each = g_strsplit (accelerators, " ", -1);
  g_autoptr (GStrvBuilder) left = g_strv_builder_new ();
  g_auto (GStrv) rest = NULL;

  for (guint i = 0; each[i] != NULL; i++)
    if (!g_str_equal (each[i], accelerator))
      g_strv_builder_add (left, each[i]);
  rest = g_strv_builder_end (left);
  return g_strjoinv (" ", rest);
}

/**
 * ferry_keys_take:
 * @accelerator: as gtk_accelerator_name() writes it
 *
 * Makes it the one key of @command, and takes it from whoever has it.
 */
void
ferry_keys_take (FerryKeys *self, const FerryCommand *command, const char *accelerator)
{
  const FerryCommand *owner;

  while ((owner = ferry_keys_find_owner (self, accelerator, command)) != NULL)
    {
      g_autofree char *its = ferry_keys_dup (self, owner);
      g_auto (GStrv) each = g_strsplit (its, " ", -1);
      g_autofree char *rest = NULL;

      /* The table may write it in another way. */
      for (guint i = 0; each[i] != NULL; i++)
        {
          guint key = 0;
          GdkModifierType modifiers = 0;
          g_autofree char *name = NULL;

          gtk_accelerator_parse (each[i], &key, &modifiers);
          name = gtk_accelerator_name (key, modifiers);
          if (g_str_equal (name, accelerator))
            rest = remove_accelerator (its, each[i]);
        }
      ferry_keys_set (self, owner, rest != NULL ? rest : "");
    }
  ferry_keys_set (self, command, accelerator);
}

/**
 * ferry_keys_reset_all:
 *
 * Every command has the keys of the preset again.
 */
void
ferry_keys_reset_all (FerryKeys *self)
{
  g_settings_reset (self->settings, CHANGES_KEY);
}

/**
 * ferry_keys_find_owner:
 * @accelerator: as gtk_accelerator_name() writes it
 * @other_than: (nullable): a command that does not count
 *
 * Returns: (nullable): the command that has this key
 */
const FerryCommand *
ferry_keys_find_owner (FerryKeys *self, const char *accelerator, const FerryCommand *other_than)
{
  for (const FerryCommand *command = ferry_commands; command->title != NULL; command++)
    {
      g_autofree char *all = ferry_keys_dup (self, command);

      if (command != other_than && has_key (all, accelerator))
        return command;
    }
  return NULL;
}

static void
add_shortcut (GtkShortcutController *controller, const char *key, const char *action)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (key);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GtkShortcut *shortcut;

  if (trigger == NULL)
    return;
  g_action_parse_detailed_name (action, &name, &target, NULL);
  shortcut = gtk_shortcut_new (trigger, gtk_named_action_new (name));
  gtk_shortcut_set_arguments (shortcut, target);
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

/* A key that edits text in entries works in the lists alone, whichever command it was given to. */
static FerryCommandScope
get_scope (const FerryCommand *command, const char *accelerator)
{
  return ferry_command_is_text_key (accelerator) ? FERRY_COMMAND_LIST : command->scope;
}

static void
add_shortcuts (FerryKeys *self,
               GtkShortcutController *controller,
               const FerryCommand *command,
               FerryCommandScope scope)
{
  g_autofree char *all = ferry_keys_dup (self, command);
  g_auto (GStrv) each = g_strsplit (all, " ", -1);

  /* Of several, menus show the one that comes last. */
  for (guint i = g_strv_length (each); i > 0; i--)
    if (get_scope (command, each[i - 1]) == scope)
      add_shortcut (controller, each[i - 1], command->action);
}

static void
refill (GtkWidget *widget, FerryCommandScope scope, FerryKeys *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkEventController *old = g_object_get_data (G_OBJECT (widget), CONTROLLER);

  if (old != NULL)
    gtk_widget_remove_controller (widget, old);
  for (const FerryCommand *command = ferry_commands; command->title != NULL; command++)
    add_shortcuts (self, GTK_SHORTCUT_CONTROLLER (controller), command, scope);
  gtk_widget_add_controller (widget, controller);
  g_object_set_data (G_OBJECT (widget), CONTROLLER, controller);
}

static void
refill_pane (GtkWidget *widget, FerryKeys *self)
{
  refill (widget, FERRY_COMMAND_PANE, self);
}

static void
refill_list (GtkWidget *widget, FerryKeys *self)
{
  refill (widget, FERRY_COMMAND_LIST, self);
}

/**
 * ferry_keys_attach:
 * @widget: a pane or its list, by @scope
 *
 * The keys of @scope work in @widget from now on, and follow what is chosen.
 */
void
ferry_keys_attach (FerryKeys *self, GtkWidget *widget, FerryCommandScope scope)
{
  refill (widget, scope, self);
  g_signal_connect_object (self, "changed",
                           scope == FERRY_COMMAND_PANE ? G_CALLBACK (refill_pane)
                                                       : G_CALLBACK (refill_list),
                           widget, G_CONNECT_SWAPPED);
}

static void
set_accels (GtkApplication *application, FerryKeys *self)
{
  for (const FerryCommand *command = ferry_commands; command->title != NULL; command++)
    if (command->scope == FERRY_COMMAND_WINDOW)
      {
        g_autofree char *all = ferry_keys_dup (self, command);
        g_auto (GStrv) each = g_strsplit (all, " ", -1);
        g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
        g_auto (GStrv) accels = NULL;

        for (guint i = 0; each[i] != NULL; i++)
          if (get_scope (command, each[i]) == FERRY_COMMAND_WINDOW)
            g_strv_builder_add (builder, each[i]);
        accels = g_strv_builder_end (builder);
        gtk_application_set_accels_for_action (application, command->action,
                                               (const char *const *) accels);
      }
}

/**
 * ferry_keys_attach_application:
 *
 * The keys that work everywhere in its windows.
 */
void
ferry_keys_attach_application (FerryKeys *self, GtkApplication *application)
{
  set_accels (application, self);
  g_signal_connect_object (self, "changed", G_CALLBACK (set_accels), application,
                           G_CONNECT_SWAPPED);
}
