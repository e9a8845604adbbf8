/* Ferry's own file of sites. It came from somebody, and so is not trusted further than those of
 * other programs: what it has the server told after login is shown. See ferry-export.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-formats.h"

#include "ferry-cipher.h"
#include "ferry-export.h"
#include "ferry-import-sections.h"
#include "ferry-site-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is not to be believed because a file says so. */
static void
warn_of (FerryImported *site)
{
  const FerryServer *server = site->server;
  g_autofree char *commands =
      server->login_commands != NULL ? g_strjoinv ("; ", server->login_commands) : NULL;
  g_autofree char *sentence =
      commands != NULL ? g_strdup_printf (_ ("It sends after login: %s."), commands) : NULL;

  for (char *c = sentence; c != NULL && *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  if (sentence != NULL)
    ferry_imported_warn (site, sentence);
  if (server->pinned_fingerprint != NULL)
    ferry_imported_warn (site, _ ("It brings along the one certificate that it accepts."));
  if (server->proxy != NULL)
    ferry_imported_warn (site, _ ("It goes by a proxy of its own."));
}

static char *
clean_folder (const char *folder)
{
  g_auto (GStrv) parts = g_strsplit (folder != NULL ? folder : "", "/", FERRY_IMPORT_MAX_DEPTH);
  char *clean = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *outer = clean;

      clean = ferry_imported_join_folder (outer, parts[i]);
    }
  return clean;
}

static FerryImported *
read_site (GKeyFile *key_file, const char *id)
{
  g_autoptr (FerrySite) saved = ferry_site_format_read (key_file, id);
  FerryImported *site;
  const FerrySiteData *data;

  if (saved == NULL)
    return NULL;
  data = ferry_site_get_data (saved);
  site = ferry_imported_new ();
  ferry_server_free (site->server);
  site->server = ferry_server_copy (data->server);
  site->server->is_plain_known = FALSE;
  site->id = g_strdup (id);
  ferry_imported_set_title (site, data->title);
  site->folder = clean_folder (data->folder);
  site->colour = data->colour;
  site->is_asking = data->logon != FERRY_LOGON_ANONYMOUS;
  ferry_imported_set_host (site, data->server->host);
  ferry_imported_set_line (site, FERRY_IMPORTED_USER, data->server->user);
  ferry_imported_set_line (site, FERRY_IMPORTED_REMOTE_FOLDER, data->remote_folder);
  ferry_imported_set_local_folder (site, data->local_folder);
  ferry_imported_set_notes (site, data->notes);
  for (guint i = 0; i < data->bookmarks->len; i++)
    {
      const FerryBookmark *bookmark = g_ptr_array_index (data->bookmarks, i);

      ferry_imported_add_bookmark (site, bookmark->title, bookmark->local_folder,
                                   bookmark->remote_folder);
    }
  warn_of (site);
  return site;
}

static void
read_passwords (GKeyFile *key_file, FerryImportList *list)
{
  gsize length = 0;
  g_auto (GStrv) parts =
      g_key_file_get_string_list (key_file, FERRY_EXPORT_GROUP, "passwords", &length, NULL);
  guchar *sealed;

  if (parts == NULL)
    return;
  if (length != 2 || strcmp (parts[0], FERRY_EXPORT_CIPHER) != 0)
    {
      ferry_import_list_warn (list, _ ("The passwords in it were encrypted by a newer Ferry: they "
                                       "are left out."));
      return;
    }
  sealed = g_base64_decode (parts[1], &length);
  list->sealed = g_bytes_new_take (sealed, length);
}

static gboolean
is_ferry (const char *text)
{
  return ferry_import_sections_has (text, "[" FERRY_EXPORT_GROUP "]");
}

static gboolean
read_ferry (const char *text, FerryImportList *list, GError **error)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (GError) reason = NULL;
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_data (key_file, text, strlen (text), G_KEY_FILE_NONE, &reason))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("The file is damaged: %s"),
                   reason->message);
      return FALSE;
    }
  if (g_key_file_get_integer (key_file, FERRY_EXPORT_GROUP, "version", NULL) != 1)
    ferry_import_list_warn (list, _ ("The file is a newer Ferry’s: some of it may be left out."));
  read_passwords (key_file, list);
  groups = g_key_file_get_groups (key_file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      FerryImported *site = read_site (key_file, groups[i]);

      if (site != NULL && !ferry_import_list_take (list, site))
        break;
    }
  return TRUE;
}

const FerryImportFormat ferry_import_ferry = { "Ferry", is_ferry, read_ferry };

static GHashTable *
index_sites (FerryImportList *list)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < list->sites->len; i++)
    {
      FerryImported *site = g_ptr_array_index (list->sites, i);

      if (site->id != NULL)
        g_hash_table_insert (index, site->id, site);
    }
  return index;
}

/**
 * ferry_import_list_unlock:
 * @list: whose sealed is not %NULL
 *
 * Gives the sites the passwords that came with them. Takes a good part of a second.
 *
 * Returns: %FALSE with %G_IO_ERROR_PERMISSION_DENIED for another passphrase
 */
gboolean
ferry_import_list_unlock (FerryImportList *list, const char *passphrase, GError **error)
{
  g_autoptr (GBytes) plain = ferry_cipher_open (passphrase, list->sealed, error);
  g_autoptr (GVariant) passwords = NULL;
  g_autoptr (GHashTable) sites = index_sites (list);
  GVariantIter iter;
  char *id, *password;

  if (plain == NULL)
    return FALSE;
  passwords = g_variant_ref_sink (
      g_variant_new_from_bytes (G_VARIANT_TYPE (FERRY_EXPORT_PASSWORDS_TYPE), plain, FALSE));
  g_variant_iter_init (&iter, passwords);
  while (g_variant_iter_next (&iter, "(^ay^ay)", &id, &password))
    {
      FerryImported *site = g_hash_table_lookup (sites, id);

      if (site != NULL)
        {
          site->is_asking = FALSE;
          ferry_imported_set_line (site, FERRY_IMPORTED_PASSWORD, password);
        }
      ferry_imported_wipe (password);
      g_free (id);
      g_free (password);
    }
  g_clear_pointer (&list->sealed, g_bytes_unref);
  return TRUE;
}
