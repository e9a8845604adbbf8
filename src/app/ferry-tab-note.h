/* What is remembered of a tab between runs. A plain value, tested without a display.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gboolean is_server;
  char *local_folder;  /* raw bytes, nullable */
  char *server_url;    /* without a path, nullable */
  char *server_folder; /* raw bytes, nullable */
} FerryTabNote;

FerryTabNote *ferry_tab_note_new (gboolean is_server);
void ferry_tab_note_free (FerryTabNote *note);

GVariant *ferry_tab_note_to_variant (const FerryTabNote *note);
FerryTabNote *ferry_tab_note_from_variant (GVariant *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryTabNote, ferry_tab_note_free)

G_END_DECLS
