/* Every command that has a key or could have one: its words, its action, and the keys that it has
 * in each preset. Keys, the window of the keys and the search for commands all read this table.
 * Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_PRESET_FERRY,
  FERRY_PRESET_FILEZILLA,
  FERRY_PRESET_COMMANDER, /* WinSCP, Total Commander, Midnight Commander */
  FERRY_PRESET_FFFTP,
  FERRY_N_PRESETS,
} FerryPreset;

/* Where a key works. */
typedef enum
{
  FERRY_COMMAND_WINDOW, /* everywhere in the main window */
  FERRY_COMMAND_PANE,   /* in a pane, its entries included */
  FERRY_COMMAND_LIST,   /* in a pane's list alone: it would rob the entries */
} FerryCommandScope;

typedef struct
{
  const char *group;
  const char *title;
  FerryCommandScope scope;
  const char *action;                /* "win.lower-page::log" */
  const char *keys[FERRY_N_PRESETS]; /* for gtk_accelerator_parse(), with blanks between; the first
                                        is shown. NULL: those of Ferry's own preset */
} FerryCommand;

extern const FerryCommand ferry_commands[]; /* the last has no title */

const FerryCommand *ferry_command_find (const char *action);
gboolean ferry_command_is_text_key (const char *accelerator);
char *ferry_command_dup_id (const FerryCommand *command);
const char *ferry_command_get_keys (const FerryCommand *command, FerryPreset preset);

G_END_DECLS
