/* What a folder shows while it is being read. See ferry-folder-begin.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-folder-begin.h"

#include "ferry-remote-place.h"

/**
 * ferry_folder_get_charset:
 *
 * Returns: (transfer none) (nullable): of the place's names; they are decoded in the thread that
 * sorts them, so it has to be told
 */
const char *
ferry_folder_get_charset (FerryPlace *place)
{
  if (!FERRY_IS_REMOTE_PLACE (place))
    return NULL;
  return ferry_remote_place_get_charset (FERRY_REMOTE_PLACE (place));
}

/**
 * ferry_folder_begin:
 *
 * Another folder is going to be read. What is known of it is shown until that is done.
 *
 * Returns: whether something is known of it
 */
gboolean
ferry_folder_begin (FerryEntryModel *model, FerryPlace *place, const char *path)
{
  const char *charset = ferry_folder_get_charset (place);
  GPtrArray *parts = ferry_listing_cache_look (ferry_place_get_cache (place), path);

  ferry_entry_model_begin (model, charset, FALSE);
  if (parts == NULL)
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    ferry_entry_model_add (model, g_ptr_array_index (parts, i));
  ferry_entry_model_end (model);
  ferry_entry_model_begin (model, charset, TRUE);
  return TRUE;
}
