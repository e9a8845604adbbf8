/* Asks for the key of a command. See ferry-key-question.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-key-question.h"

#include "ferry-dialog.h"

#include <glib/gi18n.h>

typedef struct
{
  const FerryCommand *command; /* static */
  char *accelerator;           /* owned; what was pressed, nullable */
  GtkWidget *shown;            /* borrowed from the dialog */
  GtkWidget *note;
  GtkWidget *take;
} Question;

static void
question_free (Question *question)
{
  g_free (question->accelerator);
  g_free (question);
}

static gboolean
is_modifier (guint key)
{
  return (key >= GDK_KEY_Shift_L && key <= GDK_KEY_Hyper_R) || key == GDK_KEY_ISO_Level3_Shift ||
         key == GDK_KEY_Mode_switch || key == GDK_KEY_Num_Lock;
}

/* A plain letter is for finding a name, and these are for going about. */
static gboolean
is_taken_by_typing (guint key, GdkModifierType modifiers)
{
  static const guint going[] = { GDK_KEY_Up,      GDK_KEY_Down,     GDK_KEY_Left, GDK_KEY_Right,
                                 GDK_KEY_Return,  GDK_KEY_space,    GDK_KEY_Home, GDK_KEY_End,
                                 GDK_KEY_Page_Up, GDK_KEY_Page_Down };
  GdkModifierType strong = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK;

  if ((modifiers & strong) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (going); i++)
    if (key == going[i])
      return TRUE;
  return gdk_keyval_to_unicode (key) >= 0x20 && key != GDK_KEY_Delete;
}

static void
show_pressed (Question *question)
{
  const FerryCommand *owner =
      ferry_keys_find_owner (ferry_keys_get_default (), question->accelerator, question->command);
  g_autofree char *note = NULL;
  g_autofree char *label = NULL;
  guint key = 0;
  GdkModifierType modifiers = 0;

  gtk_accelerator_parse (question->accelerator, &key, &modifiers);
  label = gtk_accelerator_get_label (key, modifiers);
  if (owner != NULL)
    /* Translators: a command */
    note = g_strdup_printf (_ ("“%s” has these keys now and would lose them."), _ (owner->title));
  gtk_label_set_label (GTK_LABEL (question->shown), label);
  gtk_label_set_label (GTK_LABEL (question->note), note != NULL ? note : "");
  gtk_widget_set_sensitive (question->take, TRUE);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                Question *question)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  /* Tab, Enter, the blank and Escape work the dialog. */
  if (is_modifier (key) || key == GDK_KEY_Escape || key == GDK_KEY_Tab ||
      key == GDK_KEY_ISO_Left_Tab || is_taken_by_typing (key, modifiers))
    return FALSE;
  g_free (question->accelerator);
  question->accelerator = gtk_accelerator_name (gdk_keyval_to_lower (key), modifiers);
  show_pressed (question);
  return TRUE;
}

static void
got_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  FerryKeys *keys = ferry_keys_get_default ();
  g_autofree char *answer = ferry_dialog_ask_finish (FERRY_DIALOG (source), result);

  if (g_str_equal (answer, "take") && question->accelerator != NULL)
    ferry_keys_take (keys, question->command, question->accelerator);
  else if (g_str_equal (answer, "none"))
    ferry_keys_set (keys, question->command, "");
  else if (g_str_equal (answer, "reset"))
    ferry_keys_set (keys, question->command, NULL);
  question_free (question);
}

static GtkWidget *
make_form (Question *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  question->shown = gtk_label_new ("…");
  question->note = gtk_label_new ("");
  gtk_widget_add_css_class (question->shown, "title-2");
  gtk_label_set_wrap (GTK_LABEL (question->note), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (question->note), 46);
  gtk_label_set_justify (GTK_LABEL (question->note), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), question->shown);
  gtk_box_append (GTK_BOX (box), question->note);
  return box;
}

/**
 * ferry_key_question_present:
 * @parent: the window of the keys
 */
void
ferry_key_question_present (GtkWindow *parent, const FerryCommand *command)
{
  Question *question = g_new0 (Question, 1);
  FerryDialog *dialog = ferry_dialog_new (_ (command->title), _ ("Press the new keys."));
  GtkEventController *keys = gtk_event_controller_key_new ();

  question->command = command;
  ferry_dialog_set_form (dialog, make_form (question));
  ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("_Cancel"), FERRY_DIALOG_PLAIN);
  ferry_dialog_add_button (dialog, "none", _ ("_No Keys"), FERRY_DIALOG_PLAIN);
  if (ferry_keys_is_changed (ferry_keys_get_default (), command))
    ferry_dialog_add_button (dialog, "reset", _ ("_Reset"), FERRY_DIALOG_PLAIN);
  question->take =
      ferry_dialog_add_button (dialog, "take", _ ("_Use These"), FERRY_DIALOG_SUGGESTED);
  gtk_widget_set_sensitive (question->take, FALSE);
  ferry_dialog_set_default (dialog, question->take);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), question);
  gtk_widget_add_controller (GTK_WIDGET (dialog), keys);
  ferry_dialog_ask_async (dialog, parent, NULL, got_answer, question);
}
