/* The keys that commands have now: those of the chosen preset, and the user's own on top. Kept in
 * GSettings, the same for all windows. Main thread.
 *
 * Signals: "changed" (keys): some command has other keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-commands.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_KEYS (ferry_keys_get_type ())
G_DECLARE_FINAL_TYPE (FerryKeys, ferry_keys, FERRY, KEYS, GObject)

FerryKeys *ferry_keys_get_default (void);

char *ferry_keys_dup (FerryKeys *keys, const FerryCommand *command);
char *ferry_keys_dup_label (FerryKeys *keys, const FerryCommand *command);
gboolean ferry_keys_is_changed (FerryKeys *keys, const FerryCommand *command);
void ferry_keys_set (FerryKeys *keys, const FerryCommand *command, const char *accelerators);
void ferry_keys_take (FerryKeys *keys, const FerryCommand *command, const char *accelerator);
void ferry_keys_reset_all (FerryKeys *keys);
const FerryCommand *
ferry_keys_find_owner (FerryKeys *keys, const char *accelerator, const FerryCommand *other_than);

void ferry_keys_attach (FerryKeys *keys, GtkWidget *widget, FerryCommandScope scope);
void ferry_keys_attach_application (FerryKeys *keys, GtkApplication *application);

G_END_DECLS
