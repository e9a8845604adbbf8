/* Right to left. See ferry-direction.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-direction.h"

#include <glib/gi18n.h>

#define LEFT_TO_RIGHT_ISOLATE "\u2066"
#define POP_ISOLATE           "\u2069"

/* What says left or right, and the same of the other side. */
static const char *const sides[][2] = {
  { N_ ("Left side"), N_ ("Right side") },
  { N_ ("Left"), N_ ("Right") },
  { N_ ("Mirror to the right →"), N_ ("← Mirror to the left") },
  { N_ ("The right side becomes what the left one is."),
    N_ ("The left side becomes what the right one is.") },
  { N_ ("Update the right side →"), N_ ("← Update the left side") },
  { N_ ("What is newer on the left goes to the right. Nothing is deleted."),
    N_ ("What is newer on the right goes to the left. Nothing is deleted.") },
  { N_ ("Copy →"), N_ ("← Copy") },
  { N_ ("Delete right"), N_ ("Delete left") },
  { N_ ("Only on the left"), N_ ("Only on the right") },
  { N_ ("Newer on the left"), N_ ("Newer on the right") },
  { N_ ("Deleted on the left"), N_ ("Deleted on the right") },
  { N_ ("Changed on the left"), N_ ("Changed on the right") },
};

/* What is not translated. */
static const char *const marks[][2] = {
  { "→", "←" },
  { "<Alt>Left Back", "<Alt>Right Back" },
  { "<Alt>Right Forward", "<Alt>Left Forward" },
};

/**
 * ferry_direction_is_mirrored:
 *
 * Returns: whether what the code calls left stands on the right
 */
gboolean
ferry_direction_is_mirrored (void)
{
  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
}

/* What stands for @text in a mirrored window; itself if it says nothing of a side. */
static const char *
find_partner (const char *const (*pairs)[2], gsize count, const char *text)
{
  if (ferry_direction_is_mirrored ())
    for (gsize i = 0; i < count; i++)
      for (int side = 0; side < 2; side++)
        if (g_str_equal (pairs[i][side], text))
          return pairs[i][!side];
  return text;
}

/**
 * ferry_direction_translate:
 * @text: marked for translation; it may name a side of the window
 *
 * Returns: its translation, which names the side that the user sees
 */
const char *
ferry_direction_translate (const char *text)
{
  return _ (find_partner (sides, G_N_ELEMENTS (sides), text));
}

/**
 * ferry_direction_turn:
 * @text: an arrow or keys that go with a direction
 *
 * Returns: those that the user expects
 */
const char *
ferry_direction_turn (const char *text)
{
  return find_partner (marks, G_N_ELEMENTS (marks), text);
}

/**
 * ferry_direction_isolate:
 * @text: a path, an address: what reads from left to right in every language
 *
 * Returns: (transfer full): to be shown alone or within other words
 */
char *
ferry_direction_isolate (const char *text)
{
  return ferry_direction_is_mirrored () && *text != '\0'
             ? g_strconcat (LEFT_TO_RIGHT_ISOLATE, text, POP_ISOLATE, NULL)
             : g_strdup (text);
}

/**
 * ferry_direction_fix_entry:
 *
 * What is typed there is a path, an address or a time: it reads from left to right in every
 * language.
 */
void
ferry_direction_fix_entry (GtkEditable *editable)
{
  gtk_widget_set_direction (GTK_WIDGET (gtk_editable_get_delegate (editable)), GTK_TEXT_DIR_LTR);
}
