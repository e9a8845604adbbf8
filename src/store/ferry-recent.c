/* One server that the user connected to. See ferry-recent.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-recent.h"

#include "ferry-server-format.h"

struct _FerryRecent
{
  GObject parent_instance;

  /* Owned */
  FerryServer *server;
  char *folder; /* nullable */

  gint64 last_used;
};

G_DEFINE_FINAL_TYPE (FerryRecent, ferry_recent, G_TYPE_OBJECT)

static void
ferry_recent_finalize (GObject *object)
{
  FerryRecent *self = FERRY_RECENT (object);

  ferry_server_free (self->server);
  g_free (self->folder);

  G_OBJECT_CLASS (ferry_recent_parent_class)->finalize (object);
}

static void
ferry_recent_class_init (FerryRecentClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ferry_recent_finalize;
}

static void
ferry_recent_init (FerryRecent *self)
{
}

/**
 * ferry_recent_new:
 * @server: the settings; password and account are left behind, for they are not to be remembered
 * @folder: (nullable): the remote folder of the last visit, raw bytes
 * @last_used: microseconds since 1970
 *
 * Returns: (transfer full): what is remembered
 */
FerryRecent *
ferry_recent_new (const FerryServer *server, const char *folder, gint64 last_used)
{
  FerryRecent *self = g_object_new (FERRY_TYPE_RECENT, NULL);

  self->server = ferry_server_copy (server);
  g_clear_pointer (&self->server->password, g_free);
  g_clear_pointer (&self->server->proxy_password, g_free);
  g_clear_pointer (&self->server->account, g_free);
  self->folder = g_strdup (folder);
  self->last_used = last_used;
  return self;
}

/**
 * ferry_recent_get_server:
 *
 * Returns: (transfer none): how to connect, without a password; it lives as long as @recent
 */
const FerryServer *
ferry_recent_get_server (FerryRecent *recent)
{
  g_return_val_if_fail (FERRY_IS_RECENT (recent), NULL);
  return recent->server;
}

/**
 * ferry_recent_get_folder:
 *
 * Returns: (nullable): the remote folder of the last visit, raw bytes
 */
const char *
ferry_recent_get_folder (FerryRecent *recent)
{
  g_return_val_if_fail (FERRY_IS_RECENT (recent), NULL);
  return recent->folder;
}

/**
 * ferry_recent_get_last_used:
 *
 * Returns: microseconds since 1970
 */
gint64
ferry_recent_get_last_used (FerryRecent *recent)
{
  g_return_val_if_fail (FERRY_IS_RECENT (recent), 0);
  return recent->last_used;
}

/**
 * ferry_recent_compare_last_used:
 *
 * For an array of them, the latest first.
 */
int
ferry_recent_compare_last_used (gconstpointer a, gconstpointer b)
{
  gint64 time_a = ferry_recent_get_last_used (*(FerryRecent *const *) a);
  gint64 time_b = ferry_recent_get_last_used (*(FerryRecent *const *) b);

  return (time_b > time_a) - (time_b < time_a);
}

/**
 * ferry_recent_teach:
 *
 * Gives @server, settings for the same user, host and port, what was learned about it.
 */
void
ferry_recent_teach (FerryRecent *recent, FerryServer *server)
{
  const FerryServer *known = ferry_recent_get_server (recent);

  if (server->pinned_fingerprint == NULL)
    server->pinned_fingerprint = g_strdup (known->pinned_fingerprint);
  server->is_plain_known = known->is_plain_known;
  g_free (server->learned_ways);
  server->learned_ways = g_strdup (known->learned_ways);
  server->good_connections = known->good_connections;
  ferry_server_set_charset (server, server->charset, known->found_charset);
}

/**
 * ferry_recent_dup_group:
 *
 * Returns: (transfer full): the group of the server that @server means
 */
char *
ferry_recent_dup_group (const FerryServer *server)
{
  g_autofree char *key = ferry_server_dup_key (server);

  /* A group's name has no brackets and no control characters. */
  return g_uri_escape_string (key, " !#$&'()*+,/:;=?@", TRUE);
}

/**
 * ferry_recent_read:
 *
 * Returns: (transfer full) (nullable): what is in @group; %NULL where it names no server
 */
FerryRecent *
ferry_recent_read (GKeyFile *key_file, const char *group)
{
  g_autoptr (FerryServer) server = ferry_server_format_read (key_file, group);
  g_autofree char *folder_text = g_key_file_get_string (key_file, group, "folder", NULL);
  g_autofree char *folder = ferry_server_format_decode (folder_text);

  if (server == NULL)
    return NULL;
  return ferry_recent_new (server, folder,
                           MAX (g_key_file_get_int64 (key_file, group, "last-used", NULL), 0));
}

/**
 * ferry_recent_write:
 *
 * Puts @recent into @group; keys that are not Ferry's stay.
 *
 * Returns: whether anything but the time of its last use changed
 */
gboolean
ferry_recent_write (GKeyFile *key_file, const char *group, FerryRecent *recent)
{
  g_autofree char *folder = ferry_server_format_encode (ferry_recent_get_folder (recent));
  gboolean is_changed = ferry_server_format_set (key_file, group, "folder", folder);

  is_changed |=
      ferry_server_format_write (key_file, group, ferry_recent_get_server (recent), FALSE);
  g_key_file_set_int64 (key_file, group, "last-used", ferry_recent_get_last_used (recent));
  return is_changed;
}
