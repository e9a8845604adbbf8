/* Which other FTP clients have sites on this computer. See ferry-import-find.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-find.h"

typedef enum
{
  IN_HOME,
  IN_CONFIG, /* $XDG_CONFIG_HOME; %LOCALAPPDATA% on Windows */
  IN_DATA,
  IN_ROAMING, /* %APPDATA%, which is there on Windows alone */
  IN_LFTP,    /* $LFTP_HOME, where somebody set it */
} Where;

/* Of one slot the first that is there counts; all slots of a program make one list. */
static const struct
{
  const char *program;
  guint slot;
  Where where;
  const char *path;
} places[] = {
  { "FileZilla", 0, IN_CONFIG, "filezilla/sitemanager.xml" },
  { "FileZilla", 0, IN_HOME, ".config/filezilla/sitemanager.xml" },
  { "FileZilla", 0, IN_HOME, ".filezilla/sitemanager.xml" },
  { "FileZilla", 0, IN_HOME,
    ".var/app/org.filezillaproject.Filezilla/config/filezilla/sitemanager.xml" },
  { "FileZilla", 0, IN_ROAMING, "FileZilla/sitemanager.xml" },
  { "FileZilla", 1, IN_CONFIG, "filezilla/recentservers.xml" },
  { "FileZilla", 1, IN_HOME, ".config/filezilla/recentservers.xml" },
  { "FileZilla", 1, IN_HOME, ".filezilla/recentservers.xml" },
  { "FileZilla", 1, IN_HOME,
    ".var/app/org.filezillaproject.Filezilla/config/filezilla/recentservers.xml" },
  { "FileZilla", 1, IN_ROAMING, "FileZilla/recentservers.xml" },
  { "WinSCP", 0, IN_ROAMING, "WinSCP.ini" },
  { "lftp", 0, IN_LFTP, "bookmarks" },
  { "lftp", 0, IN_HOME, ".lftp/bookmarks" },
  { "lftp", 0, IN_DATA, "lftp/bookmarks" },
  { "GNOME Files", 0, IN_CONFIG, "gtk-3.0/bookmarks" },
  { "GNOME Files", 0, IN_HOME, ".gtk-bookmarks" },
  { ".netrc", 0, IN_HOME, ".netrc" },
  { ".netrc", 0, IN_HOME, "_netrc" },
};

/* %NULL where there is no such folder. */
static char *
dup_below (const char *folder, const char *path)
{
  return folder != NULL ? g_build_filename (folder, path, NULL) : NULL;
}

static char *
dup_place (guint index)
{
  switch (places[index].where)
    {
    case IN_HOME:
      return g_build_filename (g_get_home_dir (), places[index].path, NULL);
    case IN_CONFIG:
      return g_build_filename (g_get_user_config_dir (), places[index].path, NULL);
    case IN_DATA:
      return g_build_filename (g_get_user_data_dir (), places[index].path, NULL);
    case IN_ROAMING:
      return dup_below (g_getenv ("APPDATA"), places[index].path);
    case IN_LFTP:
      return dup_below (g_getenv ("LFTP_HOME"), places[index].path);
    }
  g_assert_not_reached ();
}

/* A file that is there and cannot be read is like one that is not: nobody asked for it yet. */
static FerryImportList *
read_place (guint index, GCancellable *cancellable)
{
  g_autofree char *path = dup_place (index);
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  return file != NULL ? ferry_import_read (file, cancellable, NULL) : NULL;
}

static gboolean
has_site (GPtrArray *sites, const FerryImported *site)
{
  g_autofree char *key = ferry_server_dup_key (site->server);

  for (guint i = 0; i < sites->len; i++)
    {
      const FerryImported *other = g_ptr_array_index (sites, i);
      g_autofree char *other_key =
          other->refusal == NULL ? ferry_server_dup_key (other->server) : NULL;

      if (g_strcmp0 (key, other_key) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Of those that were used lately, what was saved too is there already. */
static void
move_sites (FerryImportList *list, FerryImportList *more)
{
  while (more->sites->len > 0)
    {
      FerryImported *site = g_ptr_array_steal_index (more->sites, 0);

      if (site->refusal == NULL && site->is_doubtful && has_site (list->sites, site))
        ferry_imported_free (site);
      else if (!ferry_import_list_take (list, site))
        return;
    }
  for (guint i = 0; i < more->warnings->len; i++)
    ferry_import_list_warn (list, g_ptr_array_index (more->warnings, i));
}

static gboolean
has_any (const FerryImportList *list)
{
  for (guint i = 0; i < list->sites->len; i++)
    if (((const FerryImported *) g_ptr_array_index (list->sites, i))->refusal == NULL)
      return TRUE;
  return FALSE;
}

static void
add_found (GPtrArray *found, guint index, FerryImportList *list)
{
  FerryImportList *last = found->len > 0 ? g_ptr_array_index (found, found->len - 1) : NULL;

  if (last != NULL && g_str_equal (last->program, places[index].program))
    {
      move_sites (last, list);
      ferry_import_list_free (list);
      return;
    }
  list->program = places[index].program;
  g_ptr_array_add (found, list);
}

static void
find (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_import_list_free);
  gboolean is_done = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      FerryImportList *list;

      if (i > 0 && (places[i].slot != places[i - 1].slot ||
                    !g_str_equal (places[i].program, places[i - 1].program)))
        is_done = FALSE;
      list = is_done ? NULL : read_place (i, cancellable);
      if (list == NULL)
        continue;
      is_done = TRUE;
      if (has_any (list))
        add_found (found, i, list);
      else
        ferry_import_list_free (list);
    }
  g_task_return_pointer (task, g_steal_pointer (&found), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * ferry_import_find_installed_async:
 *
 * Reads the files of the FTP clients of this user, where there are any.
 */
void
ferry_import_find_installed_async (GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, ferry_import_find_installed_async);
  g_task_run_in_thread (task, find);
}

/**
 * ferry_import_find_installed_finish:
 *
 * Returns: (transfer full) (nullable) (element-type FerryImportList): one list a program, with at
 * least one site in it; %NULL where it was cancelled
 */
GPtrArray *
ferry_import_find_installed_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
