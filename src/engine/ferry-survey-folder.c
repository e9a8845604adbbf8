/* One folder on the way of a survey. See ferry-survey-folder.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-survey-folder.h"

/**
 * ferry_survey_folder_new:
 * @parent: (nullable): %NULL for one where the survey begins
 *
 * Returns: (transfer full): a folder that has not been read yet
 */
FerrySurveyFolder *
ferry_survey_folder_new (FerrySurveyFolder *parent, guint root, const char *path)
{
  FerrySurveyFolder *folder = g_rc_box_new0 (FerrySurveyFolder);

  if (parent != NULL)
    {
      folder->parent = ferry_survey_folder_ref (parent);
      folder->depth = parent->depth + 1;
    }
  folder->root = root;
  folder->path = g_strdup (path);
  return folder;
}

/**
 * ferry_survey_folder_ref:
 */
FerrySurveyFolder *
ferry_survey_folder_ref (FerrySurveyFolder *folder)
{
  return g_rc_box_acquire (folder);
}

static void
folder_clear (gpointer data)
{
  FerrySurveyFolder *folder = data;

  g_clear_pointer (&folder->parent, ferry_survey_folder_unref);
  g_free (folder->path);
  g_free (folder->likeness);
}

/**
 * ferry_survey_folder_unref:
 */
void
ferry_survey_folder_unref (FerrySurveyFolder *folder)
{
  g_rc_box_release_full (folder, folder_clear);
}

/* Only what holds folders can lead round in a circle. */
static char *
dup_likeness (GPtrArray *parts)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  gboolean has_folders = FALSE;

  for (guint p = 0; p < parts->len; p++)
    for (guint i = 0; i < ferry_listing_get_length (g_ptr_array_index (parts, p)); i++)
      {
        const FerryEntry *entry = ferry_listing_get (g_ptr_array_index (parts, p), i);
        gint64 facts[] = { entry->kind, entry->size, entry->modified };

        has_folders |= ferry_entry_is_directory (entry);
        g_checksum_update (checksum, (const guchar *) entry->name, -1);
        g_checksum_update (checksum, (const guchar *) facts, sizeof facts);
      }
  return has_folders ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

/**
 * ferry_survey_folder_take_parts:
 * @parts: (element-type FerryListing): all that the folder holds
 *
 * Some servers list a link as the folder that it leads to. One that holds the very same as a folder
 * above it, times and all, is that folder again.
 *
 * Returns: whether it is another than those above it
 */
gboolean
ferry_survey_folder_take_parts (FerrySurveyFolder *folder, GPtrArray *parts)
{
  folder->likeness = dup_likeness (parts);
  if (folder->likeness == NULL)
    return TRUE;
  for (FerrySurveyFolder *above = folder->parent; above != NULL; above = above->parent)
    if (g_strcmp0 (above->likeness, folder->likeness) == 0)
      return FALSE;
  return TRUE;
}
