/* The choices that drop-downs and menus offer. Each table ends with a choice without an id.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-choices.h"

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

const char *const ferry_charset_choices[] = {
  "UTF-8",  "CP932",      "EUC-JP",     "ISO-2022-JP",  "GB18030", "BIG5",
  "EUC-KR", "ISO-8859-1", "ISO-8859-2", "WINDOWS-1252", "KOI8-R",  NULL,
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
 * ferry_choices_fill:
 *
 * Gives the drop-down one line a choice.
 */
void
ferry_choices_fill (GtkDropDown *drop_down, const FerryChoice *choices)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (const FerryChoice *choice = choices; choice->id != NULL; choice++)
    gtk_string_list_append (labels, _ (choice->label));
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
