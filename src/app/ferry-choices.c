/* The choices that drop-downs and menus offer. Each table ends with a choice without an id.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-choices.h"

#include "ferry-direction.h"

#include <glib/gi18n.h>

const FerryChoice ferry_mode_choices[] = {
  { FERRY_MODE_PASSIVE, "passive", N_ ("Passive"),
    N_ ("Ferry opens the data connections, to ports that the server names") },
  { FERRY_MODE_ACTIVE, "active", N_ ("Active"),
    N_ ("The server opens the data connections, to ports that Ferry names") },
  { FERRY_MODE_AUTOMATIC, "automatic", N_ ("Automatic"),
    N_ ("Passive, and active where no passive data connection can be made") },
  { 0 },
};

const FerryChoice ferry_security_choices[] = {
  { FERRY_SECURITY_OPTIONAL, "optional", N_ ("TLS if Offered"),
    N_ ("Encrypted where the server can, else in plain text") },
  { FERRY_SECURITY_EXPLICIT, "explicit", N_ ("Require TLS"),
    N_ ("Encrypted by AUTH TLS, or no login at all") },
  { FERRY_SECURITY_IMPLICIT, "implicit", N_ ("Implicit TLS"),
    N_ ("Encrypted from the first byte, usually on port 990 (ftps)") },
  { FERRY_SECURITY_NONE, "none", N_ ("No TLS"), N_ ("Everything in plain text, the password too") },
  { 0 },
};

const FerryChoice ferry_text_choices[] = {
  { FERRY_TEXT_NEVER, "never", N_ ("As They Are"), N_ ("All files cross byte by byte") },
  { FERRY_TEXT_BY_NAME, "by-name", N_ ("Convert These"),
    N_ ("Line ends change in files whose names end so") },
  { FERRY_TEXT_ALWAYS, "always", N_ ("Convert All Files"), N_ ("Line ends change in every file") },
  { 0 },
};

const FerryChoice ferry_verify_choices[] = {
  { FERRY_VERIFY_SIZE, "size", N_ ("Size"), N_ ("Its size here and on the server") },
  { FERRY_VERIFY_HASH, "hash", N_ ("Hash"),
    N_ ("A hash that the server makes, where it can; else the size") },
  { FERRY_VERIFY_READ_BACK, "content", N_ ("Content"),
    N_ ("All of it, read from the server once more: takes twice the time") },
  { 0 },
};

const FerryChoice ferry_charset_choices[] = {
  { 0, "automatic", N_ ("Automatic") },
  { 1, "UTF-8", N_ ("Unicode (UTF-8)") },
  { 2, "CP932", N_ ("Japanese (Shift_JIS)") },
  { 3, "EUC-JP", N_ ("Japanese (EUC-JP)") },
  { 4, "ISO-2022-JP", N_ ("Japanese (ISO-2022-JP)") },
  { 5, "GB18030", N_ ("Chinese, Simplified (GB18030)") },
  { 6, "BIG5", N_ ("Chinese, Traditional (Big5)") },
  { 7, "EUC-KR", N_ ("Korean (EUC-KR)") },
  { 8, "KOI8-R", N_ ("Cyrillic (KOI8-R)") },
  { 9, "WINDOWS-1251", N_ ("Cyrillic (Windows-1251)") },
  { 10, "WINDOWS-1252", N_ ("Western (Windows-1252)") },
  { 11, "ISO-8859-1", N_ ("Western (ISO-8859-1)") },
  { 12, "ISO-8859-2", N_ ("Central European (ISO-8859-2)") },
  { 0 },
};

/**
 * ferry_choice_find_value:
 *
 * Returns: (nullable): the choice for @value
 */
const FerryChoice *
ferry_choice_find_value (const FerryChoice *choices, int value)
{
  for (const FerryChoice *choice = choices; choice->id != NULL; choice++)
    if (choice->value == value)
      return choice;
  return NULL;
}

/**
 * ferry_choice_find_id:
 *
 * Returns: (nullable): the choice that actions and settings call @id
 */
const FerryChoice *
ferry_choice_find_id (const FerryChoice *choices, const char *id)
{
  for (const FerryChoice *choice = choices; choice->id != NULL; choice++)
    if (g_str_equal (choice->id, id))
      return choice;
  return NULL;
}

/**
 * ferry_choice_find_charset:
 * @charset: (nullable): as #FerryServer has it; %NULL is found out from the names
 *
 * Returns: (nullable): the choice for it, %NULL for a set that is not offered
 */
const FerryChoice *
ferry_choice_find_charset (const char *charset)
{
  if (charset == NULL)
    return &ferry_charset_choices[0];
  for (const FerryChoice *choice = ferry_charset_choices + 1; choice->id != NULL; choice++)
    if (g_ascii_strcasecmp (choice->id, charset) == 0)
      return choice;
  return NULL;
}

/**
 * ferry_choice_dup_charset_title:
 *
 * Returns: (transfer full): words for a character set, its name if there are none
 */
char *
ferry_choice_dup_charset_title (const char *charset)
{
  const FerryChoice *choice = ferry_choice_find_charset (charset);

  return g_strdup (choice != NULL ? _ (choice->label) : charset);
}

/**
 * ferry_choice_get_charset:
 *
 * Returns: (nullable): what a choice of character set means to #FerryServer
 */
const char *
ferry_choice_get_charset (const FerryChoice *choice)
{
  return choice != &ferry_charset_choices[0] ? choice->id : NULL;
}

/**
 * ferry_choices_fill_menu:
 * @action: one whose target is a choice's id
 *
 * Gives the menu one item a choice.
 */
void
ferry_choices_fill_menu (GMenu *menu, const FerryChoice *choices, const char *action)
{
  for (const FerryChoice *choice = choices; choice->id != NULL; choice++)
    {
      g_autoptr (GString) label = g_string_new (_ (choice->label));
      g_autoptr (GMenuItem) item = NULL;

      /* In a menu a single one underlines what follows. */
      g_string_replace (label, "_", "__", 0);
      item = g_menu_item_new (label->str, NULL);
      g_menu_item_set_action_and_target (item, action, "s", choice->id);
      g_menu_append_item (menu, item);
    }
}

/**
 * ferry_choices_fill:
 *
 * Gives the drop-down one line a choice.
 */
void
ferry_choices_fill (GtkDropDown *drop_down, const FerryChoice *choices)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (const FerryChoice *choice = choices; choice->id != NULL; choice++)
    gtk_string_list_append (labels, ferry_direction_translate (choice->label));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (labels));
}

/**
 * ferry_choices_get_selected:
 *
 * Returns: the value of the line that is selected
 */
int
ferry_choices_get_selected (GtkDropDown *drop_down, const FerryChoice *choices)
{
  return choices[gtk_drop_down_get_selected (drop_down)].value;
}

/**
 * ferry_choices_select:
 *
 * Selects the line for @value.
 */
void
ferry_choices_select (GtkDropDown *drop_down, const FerryChoice *choices, int value)
{
  const FerryChoice *choice = ferry_choice_find_value (choices, value);

  if (choice != NULL)
    gtk_drop_down_set_selected (drop_down, (guint) (choice - choices));
}
