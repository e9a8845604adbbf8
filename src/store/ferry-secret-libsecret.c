/* The desktop's keyring, by libsecret. See ferry-secret-keyring.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-secret-keyring.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

static const SecretSchema schema = {
  FERRY_APP_ID,
  SECRET_SCHEMA_NONE,
  {
      { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "host", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "port", SECRET_SCHEMA_ATTRIBUTE_INTEGER },
      { "site", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, 0 },
  },
};

/* D-Bus takes UTF-8 alone, and a user need not be that. */
static GHashTable *
make_attributes (const FerryServer *server)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_hash_table_insert (attributes, (gpointer) "user",
                       g_uri_escape_string (ferry_server_get_user (server), " @", TRUE));
  g_hash_table_insert (attributes, (gpointer) "host", g_ascii_strdown (server->host, -1));
  g_hash_table_insert (attributes, (gpointer) "port",
                       g_strdup_printf ("%u", ferry_server_get_port (server)));
  g_hash_table_insert (attributes, (gpointer) "site",
                       g_strdup (server->site_id != NULL ? server->site_id : ""));
  return attributes;
}

gboolean
ferry_secret_keyring_is_built (void)
{
  return TRUE;
}

static void
did_lookup (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *found = secret_password_lookup_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_strdup (found), g_free);
  secret_password_free (found);
}

void
ferry_secret_keyring_lookup (GTask *task, const FerryServer *server)
{
  g_autoptr (GHashTable) attributes = make_attributes (server);

  secret_password_lookupv (&schema, attributes, g_task_get_cancellable (task), did_lookup, task);
}

static void
did_store (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (secret_password_store_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
ferry_secret_keyring_store (GTask *task, const FerryServer *server, const char *password)
{
  g_autoptr (GHashTable) attributes = make_attributes (server);
  g_autofree char *key = ferry_server_dup_key (server);
  g_autofree char *valid = g_utf8_make_valid (key, -1);
  /* Translators: what a keyring's own program lists; user@host:port */
  g_autofree char *label = g_strdup_printf (_ ("Ferry: password for %s"), valid);

  secret_password_storev (&schema, attributes, SECRET_COLLECTION_DEFAULT, label, password,
                          g_task_get_cancellable (task), did_store, task);
}

static void
did_clear (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  /* That nothing was kept is no error: then it is clear. */
  secret_password_clear_finish (result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
ferry_secret_keyring_clear (GTask *task, const FerryServer *server)
{
  g_autoptr (GHashTable) attributes = make_attributes (server);

  secret_password_clearv (&schema, attributes, g_task_get_cancellable (task), did_clear, task);
}
