/* A spin button whose 0 is a word. See ferry-zero-word.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-zero-word.h"

static gboolean
on_output (GtkSpinButton *spin, gpointer word)
{
  if (gtk_spin_button_get_value (spin) > 0)
    return FALSE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), word) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), word);
  return TRUE;
}

/* The word may be there still beside the digits that somebody typed. */
static int
on_input (GtkSpinButton *spin, double *value, gpointer word)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));

  while (*text != '\0' && !g_ascii_isdigit (*text))
    text++;
  *value = (double) g_ascii_strtoull (text, NULL, 10);
  return TRUE;
}

/**
 * ferry_zero_word_set:
 * @spin: for whole numbers from 0 on
 * @word: static; shown for 0
 */
void
ferry_zero_word_set (GtkSpinButton *spin, const char *word)
{
  g_signal_connect (spin, "output", G_CALLBACK (on_output), (gpointer) word);
  g_signal_connect (spin, "input", G_CALLBACK (on_input), (gpointer) word);
  gtk_spin_button_update (spin);
}
