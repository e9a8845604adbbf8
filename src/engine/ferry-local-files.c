/* Folders and files of this computer, blocking. Any worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-local-files.h"

#include "ferry-remote-modes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ATTRIBUTES                                                                                 \
  "standard::name,standard::type,standard::is-symlink,standard::symlink-target,standard::size,"    \
  "time::modified,unix::mode,owner::user,owner::group"

/* A first screen after 50 ms, then four parts a second. */
#define FIRST_PART            (50 * G_TIME_SPAN_MILLISECOND)
#define NEXT_PART             (250 * G_TIME_SPAN_MILLISECOND)
#define ENTRIES_BETWEEN_LOOKS 64

/**
 * ferry_local_file_new:
 *
 * Returns: (transfer full): the file at a raw path
 */
GFile *
ferry_local_file_new (const char *path)
{
  return g_file_new_for_path (path);
}

static FerryKind
get_kind (GFileInfo *info)
{
  if (g_file_info_get_is_symlink (info))
    return FERRY_KIND_LINK;

  switch (g_file_info_get_file_type (info))
    {
    case G_FILE_TYPE_REGULAR:
      return FERRY_KIND_FILE;
    case G_FILE_TYPE_DIRECTORY:
      return FERRY_KIND_DIRECTORY;
    case G_FILE_TYPE_SYMBOLIC_LINK:
    case G_FILE_TYPE_SHORTCUT:
    case G_FILE_TYPE_SPECIAL:
    case G_FILE_TYPE_MOUNTABLE:
    case G_FILE_TYPE_UNKNOWN:
    default:
      return FERRY_KIND_OTHER;
    }
}

static const char *
intern_attribute (FerryListing *listing, GFileInfo *info, const char *attribute)
{
  const char *text = g_file_info_get_attribute_string (info, attribute);

  return text != NULL ? ferry_listing_intern (listing, text, strlen (text)) : NULL;
}

static const FerryEntry *
add_info (FerryListing *listing, GFileInfo *info)
{
  const char *name = g_file_info_get_name (info);
  const char *target = g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_STANDARD_SYMLINK_TARGET)
                           ? g_file_info_get_symlink_target (info)
                           : NULL;
  FerryEntry *entry = ferry_listing_add (listing, name, strlen (name), target,
                                         target != NULL ? strlen (target) : 0);

  entry->kind = get_kind (info);
  entry->size = entry->kind == FERRY_KIND_FILE ? g_file_info_get_size (info) : FERRY_SIZE_UNKNOWN;
  if (g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_TIME_MODIFIED))
    {
      entry->modified =
          (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);
      entry->precision = FERRY_PRECISION_SECOND;
      entry->is_utc = TRUE;
    }
  entry->mode = g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_UNIX_MODE)
                    ? g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE) & 07777
                    : FERRY_MODE_UNKNOWN;
  entry->owner = intern_attribute (listing, info, G_FILE_ATTRIBUTE_OWNER_USER);
  entry->group = intern_attribute (listing, info, G_FILE_ATTRIBUTE_OWNER_GROUP);
  return entry;
}

/**
 * ferry_local_list:
 * @func: called in this thread with each part; a part is not changed any more
 *
 * Lists a folder; links are not followed.
 *
 * Returns: whether the whole folder was read
 */
gboolean
ferry_local_list (const char *path,
                  FerryLocalPartFunc func,
                  gpointer user_data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GFile) file = ferry_local_file_new (path);
  g_autoptr (FerryListing) part = ferry_listing_new ();
  g_autoptr (GFileEnumerator) enumerator = NULL;
  gint64 deadline = g_get_monotonic_time () + FIRST_PART;
  guint count = 0;

  enumerator = g_file_enumerate_children (file, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                          cancellable, error);
  if (enumerator == NULL)
    return FALSE;

  while (TRUE)
    {
      GFileInfo *info;

      if (!g_file_enumerator_iterate (enumerator, &info, NULL, cancellable, error))
        return FALSE;
      if (info == NULL)
        break;
      add_info (part, info);
      if (++count % ENTRIES_BETWEEN_LOOKS == 0 && g_get_monotonic_time () > deadline)
        {
          func (part, user_data);
          ferry_listing_unref (part);
          part = ferry_listing_new ();
          deadline = g_get_monotonic_time () + NEXT_PART;
        }
    }
  func (part, user_data);
  return TRUE;
}

static FerryEntry *
stat_with_flags (const char *path,
                 GFileQueryInfoFlags flags,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GFile) file = ferry_local_file_new (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, ATTRIBUTES, flags, cancellable, error);
  g_autoptr (FerryListing) listing = ferry_listing_new ();

  if (info == NULL)
    return NULL;
  if (flags == G_FILE_QUERY_INFO_NONE)
    {
      /* GIO tells of a link that leads nowhere what it is itself. */
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_SYMBOLIC_LINK)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _ ("“%s” is a link that leads nowhere"), path);
          return NULL;
        }
      /* A followed link tells its own name and the rest of what it leads to. */
      g_file_info_set_is_symlink (info, FALSE);
    }
  return ferry_entry_copy (add_info (listing, info));
}

/**
 * ferry_local_stat:
 *
 * Returns: (transfer full): what is at @path, links followed; %NULL with @error set
 */
FerryEntry *
ferry_local_stat (const char *path, GCancellable *cancellable, GError **error)
{
  return stat_with_flags (path, G_FILE_QUERY_INFO_NONE, cancellable, error);
}

/**
 * ferry_local_stat_link:
 *
 * Returns: (transfer full): what is at @path itself, a link as a link
 */
FerryEntry *
ferry_local_stat_link (const char *path, GCancellable *cancellable, GError **error)
{
  return stat_with_flags (path, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);
}

/**
 * ferry_local_rename:
 *
 * Gives a file or folder another path; what stands there is not overwritten.
 */
gboolean
ferry_local_rename (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) source = ferry_local_file_new (from);
  g_autoptr (GFile) target = ferry_local_file_new (to);

  return g_file_move (source, target, G_FILE_COPY_NOFOLLOW_SYMLINKS, cancellable, NULL, NULL,
                      error);
}

static gboolean remove_tree (GFile *file, FerryTally *tally, GCancellable *cancellable);

/* Returns whether all of it is gone. */
static gboolean
remove_content (GFile *folder, FerryTally *tally, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileEnumerator) enumerator =
      g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                 G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);
  gboolean is_empty = TRUE;

  if (enumerator == NULL)
    return FALSE;

  while (TRUE)
    {
      GFile *child;

      if (!g_file_enumerator_iterate (enumerator, NULL, &child, cancellable, error))
        return FALSE;
      if (child == NULL)
        return is_empty;
      ferry_tally_find (tally, 1);
      is_empty = remove_tree (child, tally, cancellable) && is_empty;
    }
}

static gboolean
remove_tree (GFile *file, FerryTally *tally, GCancellable *cancellable)
{
  GFileType type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable);
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  gboolean is_removed;

  ferry_tally_do (tally, path);
  is_removed =
      (type != G_FILE_TYPE_DIRECTORY || remove_content (file, tally, cancellable, &error)) &&
      g_file_delete (file, cancellable, &error);
  ferry_tally_count (tally, 1);
  /* A folder that something is left in has no error of its own. */
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ferry_tally_fail (tally, path, error);
  return is_removed;
}

/**
 * ferry_local_remove:
 * @tally: counts; gets what could not be removed, and the rest goes on
 *
 * Removes a file, a link as a link, or a folder with all that is in it.
 *
 * Returns: whether all of it is gone
 */
gboolean
ferry_local_remove (const char *path, FerryTally *tally, GCancellable *cancellable)
{
  g_autoptr (GFile) file = ferry_local_file_new (path);

  ferry_tally_find (tally, 1);
  return remove_tree (file, tally, cancellable);
}

/**
 * ferry_local_set_permissions:
 * @mode: permission bits, 07777
 */
gboolean
ferry_local_set_permissions (const char *path,
                             guint mode,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GFile) file = ferry_local_file_new (path);

  return g_file_set_attribute_uint32 (file, G_FILE_ATTRIBUTE_UNIX_MODE, mode,
                                      G_FILE_QUERY_INFO_NONE, cancellable, error);
}

static void
set_content (GFile *folder,
             guint mode,
             FerryModesOf modes_of,
             FerryTally *tally,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GFileEnumerator) enumerator =
      g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                 G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);

  while (enumerator != NULL)
    {
      GFile *child;
      g_autofree char *path = NULL;

      if (!g_file_enumerator_iterate (enumerator, NULL, &child, cancellable, error) ||
          child == NULL)
        return;
      path = g_file_get_path (child);
      ferry_local_set_modes (path, mode, modes_of, tally, cancellable);
    }
}

/**
 * ferry_local_set_modes:
 * @tally: counts; gets what was refused, and the rest goes on
 *
 * Sets the permissions of a file, or of a folder and of all that is in it; links are left alone.
 *
 * Returns: whether those of @path itself were set, if it is no link
 */
gboolean
ferry_local_set_modes (const char *path,
                       guint mode,
                       FerryModesOf modes_of,
                       FerryTally *tally,
                       GCancellable *cancellable)
{
  g_autoptr (GFile) file = ferry_local_file_new (path);
  GFileType type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable);
  gboolean is_folder = type == G_FILE_TYPE_DIRECTORY;
  g_autoptr (GError) error = NULL;
  gboolean is_set;

  ferry_tally_find (tally, 1);
  ferry_tally_do (tally, path);
  is_set = type == G_FILE_TYPE_SYMBOLIC_LINK || !ferry_modes_are_of (modes_of, is_folder) ||
           ferry_local_set_permissions (path, is_folder ? FERRY_MODE_OF_FOLDER (mode) : mode,
                                        cancellable, &error);
  ferry_tally_count (tally, 1);
  if (is_set && is_folder)
    set_content (file, mode, modes_of, tally, cancellable, &error);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ferry_tally_fail (tally, path, error);
  return is_set;
}
