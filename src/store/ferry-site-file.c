/* Where sites and recent servers are kept. See ferry-site-file.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-site-file.h"

#include "ferry-kept-file.h"
#include "ferry-recent.h"
#include "ferry-site-format.h"

/**
 * ferry_site_file_get_default:
 *
 * Returns: (transfer full): where this user's sites are kept
 */
GFile *
ferry_site_file_get_default (void)
{
  return g_file_new_build_filename (g_get_user_config_dir (), "ferry", "sites.ini", NULL);
}

/**
 * ferry_site_file_get_recent:
 *
 * Returns: (transfer full): where it is kept what this user connected to, and what was learned of
 * it
 */
GFile *
ferry_site_file_get_recent (void)
{
  return g_file_new_build_filename (g_get_user_state_dir (), "ferry", "recent.ini", NULL);
}

/* A group that somebody gave a title stays as a saved site. */
static void
move_group (GKeyFile *from, GKeyFile *to, const char *group)
{
  g_autoptr (FerryRecent) recent = ferry_recent_read (from, group);
  g_autofree char *title = g_key_file_get_string (from, group, "title", NULL);
  g_autofree char *new_group = NULL;
  g_autoptr (FerrySiteData) data = NULL;

  if (recent == NULL)
    return;
  new_group = ferry_recent_dup_group (ferry_recent_get_server (recent));
  if (!g_key_file_has_group (to, new_group))
    ferry_recent_write (to, new_group, recent);
  g_key_file_remove_key (from, group, "last-used", NULL);
  g_key_file_remove_key (from, group, "folder", NULL);
  if (title == NULL)
    {
      g_key_file_remove_group (from, group, NULL);
      return;
    }
  data = ferry_site_data_new (title, ferry_recent_get_server (recent));
  data->remote_folder = g_strdup (ferry_recent_get_folder (recent));
  ferry_site_format_write (from, group, data);
}

static void
keep_nothing (GKeyFile *old, GKeyFile *new, gpointer user_data)
{
}

static gboolean
is_old (GFile *sites)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;
  gboolean has_use = FALSE;

  /* What cannot be read here is the store's to complain about. */
  if (!g_key_file_load_from_file (key_file, g_file_peek_path (sites), G_KEY_FILE_NONE, NULL))
    return FALSE;
  groups = g_key_file_get_groups (key_file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    has_use |= g_key_file_has_key (key_file, groups[i], "last-used", NULL);
  return has_use;
}

/**
 * ferry_site_file_migrate:
 *
 * The first Ferry kept what it connected to in the file of the sites, with the time of the last use
 * at each. That goes to @recent.
 */
void
ferry_site_file_migrate (GFile *sites, GFile *recent)
{
  g_autoptr (FerryKeptFile) from = NULL;
  g_autoptr (FerryKeptFile) to = NULL;
  g_auto (GStrv) groups = NULL;

  if (!is_old (sites))
    return;
  from = ferry_kept_file_new (sites);
  to = ferry_kept_file_new (recent);
  ferry_kept_file_refresh (from, keep_nothing, NULL);
  groups = g_key_file_get_groups (ferry_kept_file_get_key_file (from), NULL);
  ferry_kept_file_refresh (to, keep_nothing, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    if (g_key_file_has_key (ferry_kept_file_get_key_file (from), groups[i], "last-used", NULL))
      move_group (ferry_kept_file_get_key_file (from), ferry_kept_file_get_key_file (to),
                  groups[i]);
  /* Nothing is taken away before it stands elsewhere. */
  if (ferry_kept_file_save (to, NULL))
    ferry_kept_file_save (from, NULL);
}
