/* How large folders are. See ferry-folder-sizes.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-folder-sizes.h"

#include "ferry-format.h"
#include "ferry-path.h"
#include "ferry-survey.h"

#include <glib/gi18n.h>

#define TOLD_EVERY 150 /* milliseconds */

typedef struct
{
  gint64 size;
  gboolean is_counting;
  gboolean is_partial; /* something below could not be read, or was not */
} Size;

struct _FerryFolderSizes
{
  GObject parent_instance;

  FerryPlace *place;   /* owned, nullable */
  char *folder;        /* owned, nullable; the one shown */
  GHashTable *sizes;   /* path → Size */
  FerrySurvey *survey; /* owned, NULL while nothing is counted */
  GPtrArray *roots;    /* of Size, borrowed from @sizes: what the survey counts */
  guint tell_source;
};

G_DEFINE_FINAL_TYPE (FerryFolderSizes, ferry_folder_sizes, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
on_tell_due (gpointer user_data)
{
  FerryFolderSizes *sizes = user_data;

  sizes->tell_source = 0;
  g_signal_emit (sizes, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
tell_soon (FerryFolderSizes *sizes)
{
  if (sizes->tell_source == 0)
    sizes->tell_source = g_timeout_add (TOLD_EVERY, on_tell_due, sizes);
}

static void
tell_now (FerryFolderSizes *sizes)
{
  g_clear_handle_id (&sizes->tell_source, g_source_remove);
  g_signal_emit (sizes, signals[CHANGED], 0);
}

/* Whatever is not counted yet will not be. */
static void
leave_survey (FerryFolderSizes *sizes, gboolean is_whole)
{
  if (sizes->survey == NULL)
    return;
  for (guint i = 0; i < sizes->roots->len; i++)
    {
      Size *size = g_ptr_array_index (sizes->roots, i);

      size->is_counting = FALSE;
      size->is_partial |= !is_whole;
    }
  g_ptr_array_set_size (sizes->roots, 0);
  g_signal_handlers_disconnect_by_data (sizes->survey, sizes);
  ferry_survey_stop (sizes->survey);
  g_clear_object (&sizes->survey);
}

static void
on_listed (FerrySurvey *survey,
           guint root,
           const char *folder,
           FerryListing *entries,
           FerryFolderSizes *sizes)
{
  Size *size = g_ptr_array_index (sizes->roots, root);

  for (guint i = 0; i < ferry_listing_get_length (entries); i++)
    {
      const FerryEntry *entry = ferry_listing_get (entries, i);

      if (!ferry_entry_is_directory (entry))
        size->size += MAX (entry->size, 0);
    }
  tell_soon (sizes);
}

static void
on_failed (FerrySurvey *survey,
           guint root,
           const char *folder,
           const GError *error,
           FerryFolderSizes *sizes)
{
  Size *size = g_ptr_array_index (sizes->roots, root);

  size->is_partial = TRUE;
  tell_soon (sizes);
}

static void
on_ended (FerrySurvey *survey, FerryFolderSizes *sizes)
{
  leave_survey (sizes, TRUE);
  tell_now (sizes);
}

static void
ferry_folder_sizes_dispose (GObject *object)
{
  FerryFolderSizes *sizes = FERRY_FOLDER_SIZES (object);

  leave_survey (sizes, FALSE);
  g_clear_handle_id (&sizes->tell_source, g_source_remove);
  g_clear_object (&sizes->place);

  G_OBJECT_CLASS (ferry_folder_sizes_parent_class)->dispose (object);
}

static void
ferry_folder_sizes_finalize (GObject *object)
{
  FerryFolderSizes *sizes = FERRY_FOLDER_SIZES (object);

  g_free (sizes->folder);
  g_hash_table_unref (sizes->sizes);
  g_ptr_array_unref (sizes->roots);

  G_OBJECT_CLASS (ferry_folder_sizes_parent_class)->finalize (object);
}

static void
ferry_folder_sizes_class_init (FerryFolderSizesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_folder_sizes_dispose;
  G_OBJECT_CLASS (klass)->finalize = ferry_folder_sizes_finalize;

  signals[CHANGED] = g_signal_new ("changed", FERRY_TYPE_FOLDER_SIZES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ferry_folder_sizes_init (FerryFolderSizes *sizes)
{
  sizes->sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sizes->roots = g_ptr_array_new ();
}

/**
 * ferry_folder_sizes_new:
 *
 * Returns: (transfer full): no size is known
 */
FerryFolderSizes *
ferry_folder_sizes_new (void)
{
  return g_object_new (FERRY_TYPE_FOLDER_SIZES, NULL);
}

/**
 * ferry_folder_sizes_set_folder:
 * @place: (nullable):
 * @folder: (nullable): raw path
 *
 * Which folder is shown. What is counted elsewhere at the same place goes on.
 */
void
ferry_folder_sizes_set_folder (FerryFolderSizes *sizes, FerryPlace *place, const char *folder)
{
  if (sizes->place != place)
    {
      leave_survey (sizes, FALSE);
      g_hash_table_remove_all (sizes->sizes);
      g_set_object (&sizes->place, place);
    }
  g_free (sizes->folder);
  sizes->folder = g_strdup (folder);
}

/**
 * ferry_folder_sizes_count:
 * @entries: of the folder shown
 *
 * Counts those of them that are folders, instead of what was being counted.
 */
void
ferry_folder_sizes_count (FerryFolderSizes *sizes, FerryListing *entries)
{
  leave_survey (sizes, FALSE);
  sizes->survey = ferry_survey_new (sizes->place);
  g_signal_connect (sizes->survey, "listed", G_CALLBACK (on_listed), sizes);
  g_signal_connect (sizes->survey, "failed", G_CALLBACK (on_failed), sizes);
  g_signal_connect (sizes->survey, "ended", G_CALLBACK (on_ended), sizes);
  /* The survey takes the last first. */
  for (guint i = ferry_listing_get_length (entries); i > 0; i--)
    {
      const FerryEntry *entry = ferry_listing_get (entries, i - 1);
      char *path;
      Size *size;

      if (!ferry_entry_is_directory (entry))
        continue;
      path = ferry_path_join (sizes->folder, entry->name);
      size = g_new0 (Size, 1);
      size->is_counting = TRUE;
      g_ptr_array_add (sizes->roots, size);
      ferry_survey_add (sizes->survey, sizes->roots->len - 1, path);
      g_hash_table_replace (sizes->sizes, path, size);
    }
  if (sizes->roots->len == 0)
    leave_survey (sizes, TRUE);
  tell_now (sizes);
}

/**
 * ferry_folder_sizes_stop:
 *
 * Counts no further; what was counted stays, and says that it is a part.
 */
void
ferry_folder_sizes_stop (FerryFolderSizes *sizes)
{
  leave_survey (sizes, FALSE);
  tell_now (sizes);
}

static gboolean
is_inside (gpointer path, gpointer value, gpointer folder)
{
  return ferry_path_is_inside (path, folder);
}

/**
 * ferry_folder_sizes_forget:
 *
 * The folder shown is read again: what was counted in it may be something else by now.
 */
void
ferry_folder_sizes_forget (FerryFolderSizes *sizes)
{
  leave_survey (sizes, FALSE);
  if (sizes->folder != NULL)
    g_hash_table_foreach_remove (sizes->sizes, is_inside, sizes->folder);
  tell_now (sizes);
}

/**
 * ferry_folder_sizes_is_counting:
 */
gboolean
ferry_folder_sizes_is_counting (FerryFolderSizes *sizes)
{
  return sizes->survey != NULL;
}

/**
 * ferry_folder_sizes_get_n_folders:
 *
 * Returns: how many folders have been read so far
 */
guint
ferry_folder_sizes_get_n_folders (FerryFolderSizes *sizes)
{
  return sizes->survey != NULL ? ferry_survey_get_n_folders (sizes->survey) : 0;
}

/**
 * ferry_folder_sizes_dup_counted:
 *
 * Returns: (transfer full) (nullable): raw name → gint64: what was counted in the folder shown;
 *   %NULL if nothing was
 */
GHashTable *
ferry_folder_sizes_dup_counted (FerryFolderSizes *sizes)
{
  g_autoptr (GHashTable) counted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer path, value;

  g_hash_table_iter_init (&iter, sizes->sizes);
  while (g_hash_table_iter_next (&iter, &path, &value))
    {
      g_autofree char *parent = ferry_path_dup_parent (path);

      if (g_strcmp0 (parent, sizes->folder) == 0)
        g_hash_table_insert (counted, ferry_path_dup_name (path),
                             g_memdup2 (&((const Size *) value)->size, sizeof (gint64)));
    }
  return g_hash_table_size (counted) > 0 ? g_steal_pointer (&counted) : NULL;
}

/**
 * ferry_folder_sizes_dup_text:
 * @name: raw, of a folder in the one shown
 *
 * Returns: (transfer full) (nullable): its size as far as it is known; %NULL if it was not counted
 */
char *
ferry_folder_sizes_dup_text (FerryFolderSizes *sizes, const char *name)
{
  g_autofree char *path = sizes->folder != NULL ? ferry_path_join (sizes->folder, name) : NULL;
  const Size *size = path != NULL ? g_hash_table_lookup (sizes->sizes, path) : NULL;
  g_autofree char *text = NULL;

  if (size == NULL)
    return NULL;
  text = ferry_format_size (size->size);
  if (size->is_counting)
    /* Translators: the size of a folder while it is being counted */
    return g_strdup_printf (_ ("%s…"), text);
  if (size->is_partial)
    /* Translators: the size of a folder that could not be read to its end: at least this */
    return g_strdup_printf (_ ("≥ %s"), text);
  return g_steal_pointer (&text);
}
