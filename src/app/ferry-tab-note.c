/* What is remembered of a tab between runs. See ferry-tab-note.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-tab-note.h"

/**
 * ferry_tab_note_new:
 *
 * Returns: (transfer full): of a tab that has shown nothing yet
 */
FerryTabNote *
ferry_tab_note_new (gboolean is_server)
{
  FerryTabNote *note = g_new0 (FerryTabNote, 1);

  note->is_server = is_server;
  return note;
}

void
ferry_tab_note_free (FerryTabNote *note)
{
  g_free (note->local_folder);
  g_free (note->server_url);
  g_free (note->server_folder);
  g_free (note);
}

static void
insert_bytes (GVariantDict *dict, const char *key, const char *bytes)
{
  if (bytes != NULL)
    g_variant_dict_insert_value (dict, key, g_variant_new_bytestring (bytes));
}

/**
 * ferry_tab_note_to_variant:
 *
 * Returns: (transfer floating): of type a{sv}
 */
GVariant *
ferry_tab_note_to_variant (const FerryTabNote *note)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "is-server", "b", note->is_server);
  insert_bytes (&dict, "local-folder", note->local_folder);
  if (note->server_url != NULL)
    g_variant_dict_insert (&dict, "server", "s", note->server_url);
  insert_bytes (&dict, "server-folder", note->server_folder);
  return g_variant_dict_end (&dict);
}

/**
 * ferry_tab_note_from_variant:
 * @value: of type a{sv}; what is of another type in it than expected counts as not there
 *
 * Returns: (transfer full):
 */
FerryTabNote *
ferry_tab_note_from_variant (GVariant *value)
{
  FerryTabNote *note = ferry_tab_note_new (FALSE);

  g_variant_lookup (value, "is-server", "b", &note->is_server);
  g_variant_lookup (value, "local-folder", "^ay", &note->local_folder);
  g_variant_lookup (value, "server", "s", &note->server_url);
  g_variant_lookup (value, "server-folder", "^ay", &note->server_folder);
  return note;
}
