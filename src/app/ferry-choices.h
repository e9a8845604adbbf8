/* The choices that drop-downs and menus offer, with the words for them, in the order shown.
 * Pure but for gettext.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  int value;
  const char *id;    /* as actions and settings spell it */
  const char *label; /* to be translated */
  const char *hint;  /* one sentence, to be translated */
} FerryChoice;

extern const FerryChoice ferry_mode_choices[];
extern const FerryChoice ferry_security_choices[];
extern const FerryChoice ferry_text_choices[];
extern const FerryChoice ferry_verify_choices[];
extern const FerryChoice ferry_charset_choices[]; /* ids are the sets' names, but for the first */

const FerryChoice *ferry_choice_find_value (const FerryChoice *choices, int value);
const FerryChoice *ferry_choice_find_id (const FerryChoice *choices, const char *id);

const FerryChoice *ferry_choice_find_charset (const char *charset);
char *ferry_choice_dup_charset_title (const char *charset);
const char *ferry_choice_get_charset (const FerryChoice *choice);

void ferry_choices_fill_menu (GMenu *menu, const FerryChoice *choices, const char *action);
void ferry_choices_fill (GtkDropDown *drop_down, const FerryChoice *choices);
int ferry_choices_get_selected (GtkDropDown *drop_down, const FerryChoice *choices);
void ferry_choices_select (GtkDropDown *drop_down, const FerryChoice *choices, int value);

G_END_DECLS
