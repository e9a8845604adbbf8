/* Everything that the user chose about one saved site. See ferry-site-data.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-site-data.h"

#include <string.h>

static const char *const colours[FERRY_SITE_N_COLOURS] = {
  [FERRY_SITE_COLOUR_NONE] = "none",     [FERRY_SITE_COLOUR_RED] = "red",
  [FERRY_SITE_COLOUR_ORANGE] = "orange", [FERRY_SITE_COLOUR_YELLOW] = "yellow",
  [FERRY_SITE_COLOUR_GREEN] = "green",   [FERRY_SITE_COLOUR_BLUE] = "blue",
  [FERRY_SITE_COLOUR_PURPLE] = "purple", [FERRY_SITE_COLOUR_GREY] = "grey",
};

static const char *const logons[] = {
  [FERRY_LOGON_ASK] = "ask",
  [FERRY_LOGON_KEYRING] = "keyring",
  [FERRY_LOGON_ANONYMOUS] = "anonymous",
};

/**
 * ferry_bookmark_new:
 *
 * Returns: (transfer full): a pair of folders
 */
FerryBookmark *
ferry_bookmark_new (const char *title, const char *remote_folder, const char *local_folder)
{
  FerryBookmark *bookmark = g_new (FerryBookmark, 1);

  bookmark->title = g_strdup (title);
  bookmark->remote_folder = g_strdup (remote_folder);
  bookmark->local_folder = g_strdup (local_folder);
  return bookmark;
}

/**
 * ferry_bookmark_copy:
 *
 * Returns: (transfer full): a copy with its own strings
 */
FerryBookmark *
ferry_bookmark_copy (const FerryBookmark *bookmark)
{
  return ferry_bookmark_new (bookmark->title, bookmark->remote_folder, bookmark->local_folder);
}

/**
 * ferry_bookmark_free:
 * @bookmark: (nullable):
 */
void
ferry_bookmark_free (FerryBookmark *bookmark)
{
  if (bookmark == NULL)
    return;
  g_free (bookmark->title);
  g_free (bookmark->remote_folder);
  g_free (bookmark->local_folder);
  g_free (bookmark);
}

static GPtrArray *
new_bookmarks (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_bookmark_free);
}

/**
 * ferry_site_data_new:
 * @server: copied
 *
 * Returns: (transfer full): a site at the top of the tree, with no folders, colour or bookmarks
 */
FerrySiteData *
ferry_site_data_new (const char *title, const FerryServer *server)
{
  FerrySiteData *data = g_new0 (FerrySiteData, 1);

  data->title = g_strdup (title);
  data->server = ferry_server_copy (server);
  data->logon = server->user == NULL ? FERRY_LOGON_ANONYMOUS : FERRY_LOGON_ASK;
  data->bookmarks = new_bookmarks ();
  return data;
}

/**
 * ferry_site_data_copy:
 *
 * Returns: (transfer full): a copy that shares nothing
 */
FerrySiteData *
ferry_site_data_copy (const FerrySiteData *data)
{
  FerrySiteData *copy = g_memdup2 (data, sizeof *data);

  copy->title = g_strdup (data->title);
  copy->folder = g_strdup (data->folder);
  copy->notes = g_strdup (data->notes);
  copy->remote_folder = g_strdup (data->remote_folder);
  copy->local_folder = g_strdup (data->local_folder);
  copy->server = ferry_server_copy (data->server);
  copy->bookmarks = new_bookmarks ();
  for (guint i = 0; i < data->bookmarks->len; i++)
    g_ptr_array_add (copy->bookmarks, ferry_bookmark_copy (data->bookmarks->pdata[i]));
  return copy;
}

/**
 * ferry_site_data_free:
 * @data: (nullable):
 */
void
ferry_site_data_free (FerrySiteData *data)
{
  if (data == NULL)
    return;
  g_free (data->title);
  g_free (data->folder);
  g_free (data->notes);
  g_free (data->remote_folder);
  g_free (data->local_folder);
  ferry_server_free (data->server);
  g_ptr_array_unref (data->bookmarks);
  g_free (data);
}

/**
 * ferry_site_data_set_title:
 */
void
ferry_site_data_set_title (FerrySiteData *data, const char *title)
{
  char *copy = g_strdup (title);

  g_free (data->title);
  data->title = copy;
}

/**
 * ferry_site_data_set_folder:
 * @folder: (nullable): where in the tree, segments with "/" between
 */
void
ferry_site_data_set_folder (FerrySiteData *data, const char *folder)
{
  char *clean = ferry_site_data_clean_folder (folder);

  g_free (data->folder);
  data->folder = clean;
}

/**
 * ferry_site_data_clean_folder:
 * @folder: (nullable): as somebody wrote it
 *
 * Returns: (transfer full) (nullable): without empty segments, blanks around them and control
 * characters; %NULL for the top of the tree
 */
char *
ferry_site_data_clean_folder (const char *folder)
{
  g_auto (GStrv) segments = g_strsplit (folder != NULL ? folder : "", "/", -1);
  g_autoptr (GString) clean = g_string_new (NULL);

  for (guint i = 0; segments[i] != NULL; i++)
    {
      for (char *c = segments[i]; *c != '\0'; c++)
        if (g_ascii_iscntrl (*c))
          *c = ' ';
      g_strstrip (segments[i]);
      if (segments[i][0] == '\0')
        continue;
      if (clean->len > 0)
        g_string_append_c (clean, '/');
      g_string_append (clean, segments[i]);
    }
  return clean->len > 0 ? g_string_free (g_steal_pointer (&clean), FALSE) : NULL;
}

static guint
find_name (const char *const *names, guint length, const char *name)
{
  for (guint i = 0; name != NULL && i < length; i++)
    if (g_ascii_strcasecmp (names[i], name) == 0)
      return i;
  return 0;
}

/**
 * ferry_site_colour_get_name:
 *
 * Returns: its name in files and style classes
 */
const char *
ferry_site_colour_get_name (FerrySiteColour colour)
{
  return colours[colour];
}

/**
 * ferry_site_colour_from_name:
 * @name: (nullable):
 *
 * Returns: the colour, none where there is no such name
 */
FerrySiteColour
ferry_site_colour_from_name (const char *name)
{
  return find_name (colours, G_N_ELEMENTS (colours), name);
}

/**
 * ferry_logon_get_name:
 *
 * Returns: its name in files
 */
const char *
ferry_logon_get_name (FerryLogon logon)
{
  return logons[logon];
}

/**
 * ferry_logon_from_name:
 * @name: (nullable):
 *
 * Returns: the logon; to ask is what is right where there is no such name
 */
FerryLogon
ferry_logon_from_name (const char *name)
{
  return find_name (logons, G_N_ELEMENTS (logons), name);
}
