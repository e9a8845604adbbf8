/* A saved site as a group of a GKeyFile:
 *
 *   [Client A]
 *   title=Client A, web
 *   folder=Work
 *   colour=blue
 *   logon=keyring
 *   remote-folder=/htdocs
 *   local-folder=~/Sites/client-a
 *   bookmark-1=Pictures;/htdocs/img;~/Sites/client-a/img;
 *   host=ftp.example.org
 *
 * The group's name is the site's id: its first title, so that a person finds it, and never changed
 * again. A setting that is the default is not written. See ferry-server-format.c for the rest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-site-format.h"

#include "ferry-server-format.h"

#include <string.h>

/* More of them is no list that a person made. */
#define MAX_BOOKMARKS 1000

/**
 * ferry_site_format_dup_new_id:
 *
 * Returns: (transfer full): a group that is not there yet, made from @title
 */
char *
ferry_site_format_dup_new_id (GKeyFile *key_file, const char *title)
{
  g_autofree char *name = g_utf8_make_valid (title, -1);
  g_autofree char *id = NULL;

  /* What a group's name cannot hold, or would not keep; a slash is for groups that are no sites. */
  for (char *c = name; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c) || strchr ("[]/", *c) != NULL)
      *c = ' ';
  g_strstrip (name);
  if (name[0] == '\0')
    {
      g_free (name);
      name = g_strdup ("site");
    }
  id = g_strdup (name);
  for (guint i = 2; g_key_file_has_group (key_file, id); i++)
    {
      g_free (id);
      id = g_strdup_printf ("%s %u", name, i);
    }
  return g_steal_pointer (&id);
}

/* The home folder has another name on the next computer. */
static char *
encode_local (const char *path)
{
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);
  g_autofree char *short_path = NULL;

  if (path == NULL)
    return NULL;
  if (strncmp (path, home, length) == 0 &&
      (path[length] == '\0' || G_IS_DIR_SEPARATOR (path[length])))
    short_path = g_strconcat ("~", path + length, NULL);
  return ferry_server_format_encode (short_path != NULL ? short_path : path);
}

static char *
decode_local (const char *text)
{
  char *path = ferry_server_format_decode (text);

  if (path != NULL && path[0] == '~' && (path[1] == '\0' || G_IS_DIR_SEPARATOR (path[1])))
    {
      char *whole = g_strconcat (g_get_home_dir (), path + 1, NULL);

      g_free (path);
      return whole;
    }
  return path;
}

static void
read_bookmarks (GKeyFile *key_file, const char *id, GPtrArray *bookmarks)
{
  for (guint i = 1; i <= MAX_BOOKMARKS; i++)
    {
      g_autofree char *key = g_strdup_printf ("bookmark-%u", i);
      gsize length;
      g_auto (GStrv) parts = g_key_file_get_string_list (key_file, id, key, &length, NULL);
      g_autofree char *remote_folder = NULL;
      g_autofree char *local_folder = NULL;

      if (parts == NULL && !g_key_file_has_key (key_file, id, key, NULL))
        return;
      if (parts == NULL || length == 0)
        continue;
      if (length > 1 && parts[1][0] != '\0')
        remote_folder = ferry_server_format_decode (parts[1]);
      if (length > 2 && parts[2][0] != '\0')
        local_folder = decode_local (parts[2]);
      g_ptr_array_add (bookmarks, ferry_bookmark_new (parts[0], remote_folder, local_folder));
    }
}

static char *
dup_part (GKeyFile *key_file, const char *id, const char *key)
{
  return g_key_file_get_string (key_file, id, key, NULL);
}

/**
 * ferry_site_format_read:
 *
 * Returns: (transfer full) (nullable): the site in the group @id; %NULL where there is none
 */
FerrySite *
ferry_site_format_read (GKeyFile *key_file, const char *id)
{
  g_autoptr (FerryServer) server = NULL;
  g_autoptr (FerrySiteData) data = NULL;
  g_autofree char *title = dup_part (key_file, id, "title");
  g_autofree char *folder = dup_part (key_file, id, "folder");
  g_autofree char *colour = dup_part (key_file, id, "colour");
  g_autofree char *logon = dup_part (key_file, id, "logon");
  g_autofree char *remote_folder = dup_part (key_file, id, "remote-folder");
  g_autofree char *local_folder = dup_part (key_file, id, "local-folder");

  if (id[0] == '/')
    return NULL;
  server = ferry_server_format_read (key_file, id);
  if (server == NULL)
    return NULL;
  data = ferry_site_data_new (title != NULL && title[0] != '\0' ? title : id, server);
  ferry_site_data_set_folder (data, folder);
  data->colour = ferry_site_colour_from_name (colour);
  data->notes = dup_part (key_file, id, "notes");
  if (server->user != NULL)
    data->logon = ferry_logon_from_name (logon);
  data->remote_folder = ferry_server_format_decode (remote_folder);
  data->local_folder = decode_local (local_folder);
  read_bookmarks (key_file, id, data->bookmarks);
  return ferry_site_new (id, data);
}

static gboolean
write_bookmark (GKeyFile *key_file, const char *id, const char *key, const FerryBookmark *bookmark)
{
  g_autofree char *remote_folder = ferry_server_format_encode (bookmark->remote_folder);
  g_autofree char *local_folder = encode_local (bookmark->local_folder);
  g_autofree char *old = g_key_file_get_value (key_file, id, key, NULL);
  g_autofree char *new = NULL;
  g_autofree char *title = g_utf8_make_valid (bookmark->title, -1);
  const char *parts[] = { title, remote_folder != NULL ? remote_folder : "",
                          local_folder != NULL ? local_folder : "" };

  g_key_file_set_string_list (key_file, id, key, parts, G_N_ELEMENTS (parts));
  new = g_key_file_get_value (key_file, id, key, NULL);
  return g_strcmp0 (old, new) != 0;
}

static gboolean
write_bookmarks (GKeyFile *key_file, const char *id, GPtrArray *bookmarks)
{
  gboolean is_changed = FALSE;

  for (guint i = 1; i <= MAX_BOOKMARKS; i++)
    {
      g_autofree char *key = g_strdup_printf ("bookmark-%u", i);

      if (i <= bookmarks->len)
        is_changed |= write_bookmark (key_file, id, key, bookmarks->pdata[i - 1]);
      else if (g_key_file_remove_key (key_file, id, key, NULL))
        is_changed = TRUE;
      else
        break;
    }
  return is_changed;
}

/**
 * ferry_site_format_write:
 *
 * Puts @data into the group @id; keys that are not Ferry's stay.
 *
 * Returns: whether something changed by it
 */
gboolean
ferry_site_format_write (GKeyFile *key_file, const char *id, const FerrySiteData *data)
{
  g_autofree char *remote_folder = ferry_server_format_encode (data->remote_folder);
  g_autofree char *local_folder = encode_local (data->local_folder);
  g_autofree char *folder = ferry_site_data_clean_folder (data->folder);
  const struct
  {
    const char *key, *text;
  } parts[] = {
    { "title", strcmp (data->title, id) != 0 ? data->title : NULL },
    { "folder", folder },
    { "colour",
      data->colour != FERRY_SITE_COLOUR_NONE ? ferry_site_colour_get_name (data->colour) : NULL },
    { "notes", data->notes != NULL && data->notes[0] != '\0' ? data->notes : NULL },
    { "logon",
      ferry_logon_get_name (data->server->user == NULL ? FERRY_LOGON_ANONYMOUS : data->logon) },
    { "remote-folder", remote_folder },
    { "local-folder", local_folder },
  };
  gboolean is_changed = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    is_changed |= ferry_server_format_set (key_file, id, parts[i].key, parts[i].text);
  is_changed |= ferry_server_format_write (key_file, id, data->server, TRUE);
  is_changed |= write_bookmarks (key_file, id, data->bookmarks);
  return is_changed;
}

/**
 * ferry_site_format_read_folders:
 *
 * Returns: (transfer full): the folders that are listed, those with nothing in them too
 */
char **
ferry_site_format_read_folders (GKeyFile *key_file)
{
  char **folders =
      g_key_file_get_string_list (key_file, FERRY_SITE_FORMAT_FOLDERS, "names", NULL, NULL);

  return folders != NULL ? folders : g_new0 (char *, 1);
}

/**
 * ferry_site_format_write_folders:
 */
void
ferry_site_format_write_folders (GKeyFile *key_file, const char *const *folders)
{
  if (folders[0] != NULL)
    g_key_file_set_string_list (key_file, FERRY_SITE_FORMAT_FOLDERS, "names", folders,
                                g_strv_length ((char **) folders));
  else
    g_key_file_remove_group (key_file, FERRY_SITE_FORMAT_FOLDERS, NULL);
}
